/** Keys of the map page: J K next and previous, 1–3 choose, Enter confirms, / searches, ? helps. */

function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog[open]") !== null;
}

function step(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>("#jy-queue [data-incident]")];
  if (items.length === 0) return;
  const now = items.findIndex((item) => item.hasAttribute("data-current"));
  const next = items[Math.min(items.length - 1, Math.max(0, now + by))];
  const link = next?.querySelector<HTMLAnchorElement>("a");
  link?.focus();
  link?.click();
}

function choose(number: string): void {
  const radio = document.querySelector<HTMLInputElement>(`#jy-selected input[name=option][value="${number}"]`);
  if (!radio) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

function confirmChoice(event: KeyboardEvent): void {
  const onLink = event.target instanceof Element && event.target.closest("a, button, summary") !== null;
  const chosen = document.querySelector("#jy-selected input[name=option]:checked");
  if (chosen && !onLink) {
    event.preventDefault();
    document.getElementById("jy-confirm")?.click();
  }
}

function help(): void {
  const dialog = document.getElementById("jy-keys");
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if ("123".includes(key)) choose(key);
  else if (key === "enter") confirmChoice(event);
  else if (key === "?") help();
  else if (key === "/") {
    event.preventDefault();
    document.getElementById("jy-search")?.focus();
  }
}

export function listenToKeys(): void {
  document.addEventListener("keydown", onKey);
}
