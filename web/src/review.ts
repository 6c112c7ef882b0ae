// The review queue by keyboard, without waiting: the next question lies ready in the page and takes the place of the
// one that was decided while its answer is still on the way. Without this script forms post and links lead on as usual.
import "../styles/review.css";

const TYPING = "input, select, textarea, [contenteditable]";
const stage = document.querySelector<HTMLElement>("[data-review-stage]");
const bar = document.querySelector<HTMLElement>("[data-review-bar]");

function current(): HTMLElement | null {
  return stage?.querySelector<HTMLElement>("[data-review-card]") ?? null;
}

/** Lets htmx fetch the question after the one that is shown. */
function fetchNext(card: HTMLElement): void {
  const holder = card.querySelector<HTMLElement>("[data-review-next]");
  if (holder === null) return;
  // A fast reader shows a card before htmx has settled what it brought.
  window.htmx.process(holder);
  holder.dispatchEvent(new Event("review:shown"));
}

function show(card: HTMLElement): void {
  stage?.replaceChildren(card);
  history.pushState(null, "", card.dataset.reviewUrl);
  card.querySelector<HTMLElement>("[data-review-heading]")?.focus();
  window.scrollTo(0, 0);
  fetchNext(card);
}

/** The card that lies ready; waits for it where the network was slower than the reader. */
function ready(card: HTMLElement): Promise<HTMLElement> {
  const holder = card.querySelector<HTMLElement>("[data-review-next]");
  const found = holder?.querySelector<HTMLElement>("[data-review-card]");
  if (found || !holder) return found ? Promise.resolve(found) : Promise.reject(new Error("no next question"));
  return new Promise((resolve, reject) => {
    holder.addEventListener("htmx:afterSwap", () => void ready(card).then(resolve, reject), { once: true });
    holder.addEventListener("htmx:responseError", () => reject(new Error("no next question")), { once: true });
  });
}

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form, button),
    headers: { "X-Review": "part" },
    credentials: "same-origin",
  });
  // Anything but the bar (a login page, a fault) is for the page itself to show.
  if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
  if (!bar) return;
  bar.innerHTML = await answer.text();
  const count = bar.querySelector("[data-review-count]")?.textContent;
  const left = document.querySelector("[data-review-left]");
  if (count && left) left.textContent = count;
}

function decide(event: SubmitEvent): void {
  const form = event.target;
  const card = current();
  if (!(form instanceof HTMLFormElement) || !("reviewForm" in form.dataset) || card === null) return;
  event.preventDefault();
  const deed = send(form, event.submitter);
  void Promise.all([ready(card).then(show), deed]).catch(() => window.location.assign(card.dataset.reviewUrl ?? "/staff/review/"));
}

function later(event: Event): void {
  const card = current();
  const link = event.target instanceof Element ? event.target.closest("[data-review-later]") : null;
  if (link === null || card === null) return;
  event.preventDefault();
  void ready(card).then(show, () => window.location.assign((link as HTMLAnchorElement).href));
}

/** Moves the focus among the people a row could be; S then means the one in focus. */
function step(by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-review-same]")];
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[Math.min(Math.max(at < 0 ? 0 : at + by, 0), all.length - 1)]?.focus();
}

function target(key: string): HTMLElement | null {
  const focused = document.activeElement;
  if (key === "s" && focused instanceof HTMLElement && "reviewSame" in focused.dataset) return focused;
  return document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

document.addEventListener("submit", decide);
document.addEventListener("click", later);
window.addEventListener("popstate", () => window.location.reload());
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest(TYPING);
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "ArrowLeft") history.back();
  else {
    const button = target(event.key === "ArrowRight" ? "l" : event.key.toLowerCase());
    if (button === null) return;
    button.click();
  }
  event.preventDefault();
});

// htmx listens to the page from here on, having been loaded before this script.
document.addEventListener("DOMContentLoaded", () => {
  const card = current();
  if (card) fetchNext(card);
});
