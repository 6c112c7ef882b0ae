// The desk of ledgers: a file may be dropped on the form, and the transfer shows how far it is.
const form = document.querySelector<HTMLFormElement>("form[data-jy-upload]");

function chosen(): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>("input[type=file]") ?? null;
}

function drop(event: DragEvent): void {
  const files = event.dataTransfer?.files;
  const input = chosen();
  form?.classList.remove("jy-drop--over");
  if (!files?.length || input === null) return;
  event.preventDefault();
  input.files = files;
}

/** Sends the form with a bar; anything but a new page comes back the plain way, so that errors show as usual. */
function send(event: SubmitEvent): void {
  const file = chosen()?.files?.[0];
  const box = form?.querySelector<HTMLElement>("[data-jy-sent]");
  if (!form || !file || !box || form.dataset.jyPlain) return;
  event.preventDefault();
  if (!box.hidden) return;
  box.hidden = false;
  const bar = box.querySelector("progress");
  const text = box.querySelector(".jy-progress__text");
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) => {
    const share = Math.round((100 * loaded) / Math.max(total, 1));
    if (bar) bar.value = share;
    if (text) text.textContent = `${share}%`;
  };
  request.onloadend = () => {
    if (request.status === 200 && request.responseURL && request.responseURL !== location.href) location.href = request.responseURL;
    else {
      form.dataset.jyPlain = "yes";
      form.submit();
    }
  };
  request.open("POST", form.action);
  request.send(new FormData(form));
}

form?.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("jy-drop--over");
});
form?.addEventListener("dragleave", () => form.classList.remove("jy-drop--over"));
form?.addEventListener("drop", drop);
form?.addEventListener("submit", send);
