// The fix grid by keyboard: Enter keeps the cell and goes on, arrows move, Ctrl+Z takes the last step back; a changed
// cell is kept when it is left. Without script each line has its own button.
const grid = document.querySelector<HTMLElement>("[data-jy-fix]");

function inputs(): HTMLInputElement[] {
  return [...(grid?.querySelectorAll<HTMLInputElement>("input[name=text]:not([type=hidden])") ?? [])];
}

function walk(from: HTMLInputElement, by: number): void {
  const all = inputs();
  const next = all[all.indexOf(from) + by];
  next?.focus();
  next?.select();
}

function changed(input: HTMLInputElement): boolean {
  return input.value.trim() !== input.defaultValue;
}

function keep(input: HTMLInputElement): void {
  if (!changed(input)) return;
  // Sent once: leaving the cell after Enter must not send it again.
  input.defaultValue = input.value.trim();
  input.form?.requestSubmit();
}

function onKey(event: KeyboardEvent): void {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.name !== "text" || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !changed(input)) {
    event.preventDefault();
    document.querySelector<HTMLFormElement>("#fix-undo")?.requestSubmit();
  } else if (event.key === "Enter" || event.key === "ArrowDown") {
    event.preventDefault();
    keep(input);
    walk(input, 1);
  } else if (event.key === "ArrowUp") {
    event.preventDefault();
    keep(input);
    walk(input, -1);
  }
}

grid?.addEventListener("keydown", onKey);
grid?.addEventListener("focusout", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.name === "text") keep(event.target);
});
const first = inputs()[0];
if (first && !location.hash) first.focus({ preventScroll: true });
