/** Small behaviours bound by data attributes; without them forms post and links navigate as usual. */

/** The error summary takes the focus, so that a screen reader starts there. */
function focusErrors(root: ParentNode): void {
  root.querySelector<HTMLElement>("[data-jy-focus]")?.focus();
}

function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

/** A link or button with data-jy-dialog="id" opens that dialog; its href is the way without script. */
function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const opener = target?.closest<HTMLElement>("[data-jy-dialog]");
  if (opener?.dataset.jyDialog) {
    event.preventDefault();
    openDialog(opener.dataset.jyDialog);
  }
  target?.closest("[data-jy-close]")?.closest("dialog")?.close();
  target?.closest("[data-jy-dismiss]")?.parentElement?.remove();
}

/** A form with data-jy-once is sent once, however often its button is pressed. */
function onSubmit(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("jyOnce" in form.dataset)) return;
  if (form.dataset.jySent) event.preventDefault();
  form.dataset.jySent = "yes";
}

/** A select with data-jy-submit sends its form on change; the button beside it serves without script. */
function onChange(event: Event): void {
  const target = event.target;
  if (target instanceof HTMLSelectElement && "jySubmit" in target.dataset) target.form?.requestSubmit();
}

/** A slider says where it stands, in the output that names it; nothing is shown where nothing would follow. */
function onInput(event: Event): void {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || slider.type !== "range") return;
  const shown = document.querySelector<HTMLOutputElement>(`output[for="${CSS.escape(slider.id)}"]`);
  if (!shown) return;
  shown.hidden = false;
  shown.value = slider.value;
}

export function enhance(root: Document): void {
  focusErrors(root);
  root.addEventListener("click", onClick);
  root.addEventListener("submit", onSubmit);
  root.addEventListener("change", onChange);
  root.addEventListener("input", onInput);
  root.addEventListener("htmx:afterSettle", (event) => {
    if (event.target instanceof Element) focusErrors(event.target);
  });
  window.addEventListener("pageshow", () => {
    for (const form of root.querySelectorAll<HTMLFormElement>("[data-jy-sent]")) delete form.dataset.jySent;
  });
}
