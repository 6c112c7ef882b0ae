// Keyboard for work lists: j next, k previous, Enter opens (the link has the focus). Off while somebody types.
const TYPING = "input, textarea, select, [contenteditable]";

function links(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("[data-queue-item] a.jy-list__title")];
}

function step(by: number): void {
  const all = links();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next]?.focus();
}

document.addEventListener("keydown", (event) => {
  const target = event.target as Element | null;
  if (event.ctrlKey || event.metaKey || event.altKey || target?.closest(TYPING)) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});
