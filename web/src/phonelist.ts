// The phone list without a connection: each person's answers are kept when touched and sent when they can be, one
// person at a time; a colleague's answer is never overwritten, the server says so and it stands on the card.
import { forget, keep, kept } from "./forms/sealed";

interface Waiting {
  address: string;
  fields: [string, string][];
}
interface Answer {
  versions: Record<string, number>;
  problems: { row: number; message: string }[];
  closed?: string;
}

const RETRY_MS = 10_000;
const bar = document.querySelector<HTMLElement>("#jy-offline");
const waiting = new Map<string, Waiting>();
// Storing and forgetting take their turns, so that what was sent cannot be written back by a slower storing.
let storing: Promise<void> = Promise.resolve();
// Version of a row as sent → as our own saving left it: only that may be built upon, never a colleague's.
const advanced = new Map<string, number>();
let sending = false;

function card(row: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-person="${CSS.escape(row)}"]`);
}

function fieldsOf(row: string, form: HTMLFormElement): [string, string][] {
  const own = new RegExp(`^[vmts]${row}(\\.|$)`);
  const all = [...new FormData(form).entries()].map(([name, value]) => [name, String(value)] as [string, string]);
  return [["row", row], ...all.filter(([name]) => own.test(name) || name === "csrfmiddlewaretoken")];
}

function sentVersion(row: string, item: Waiting): string {
  return item.fields.find(([name]) => name === `v${row}`)?.[1] ?? "";
}

/** A second answer given while the first was under way goes on from where that one ended. */
function onwards(row: string, item: Waiting): void {
  const now = advanced.get(`${row}:${sentVersion(row, item)}`);
  if (now !== undefined) item.fields = item.fields.map(([name, value]) => [name, name === `v${row}` ? String(now) : value]);
}

function say(row: string, text: string): void {
  const place = card(row)?.querySelector<HTMLElement>("[data-said]");
  if (!place) return;
  place.hidden = text === "";
  place.textContent = text;
}

function tell(text: string): void {
  if (!bar) return;
  bar.hidden = text === "";
  bar.textContent = text;
}

function store(): void {
  const list = [...waiting];
  storing = storing.then(() => (list.length ? keep(list) : forget())).catch(() => undefined);
}

function told(row: string, item: Waiting, answer: Answer): void {
  const version = document.querySelector<HTMLInputElement>(`input[name="v${CSS.escape(row)}"]`);
  const now = answer.versions[row];
  const problem = answer.problems.find((one) => String(one.row) === row);
  if (now !== undefined && !problem) {
    advanced.set(`${row}:${sentVersion(row, item)}`, now);
    if (version) version.value = String(now);
  }
  say(row, problem?.message ?? bar?.dataset.kept ?? "");
  card(row)?.setAttribute("data-kept", problem ? "no" : "yes");
}

/** Sends one person; false when it has to wait. */
async function sendOne(row: string, item: Waiting): Promise<boolean> {
  const body = new URLSearchParams(item.fields);
  const answer = await fetch(item.address, { method: "POST", body, headers: { Accept: "application/json" } });
  if (answer.redirected || answer.status === 403) {
    tell(bar?.dataset.login ?? "");
    return false;
  }
  if (answer.status >= 500) return false;
  if (waiting.get(row) === item) waiting.delete(row);
  const read = answer.headers.get("Content-Type")?.includes("json") ? ((await answer.json()) as Answer) : null;
  if (read?.closed) say(row, read.closed);
  else if (read) told(row, item, read);
  return true;
}

async function flush(): Promise<void> {
  if (sending || waiting.size === 0) return;
  sending = true;
  try {
    for (const [row, item] of [...waiting]) {
      onwards(row, item);
      if (!(await sendOne(row, item))) return;
    }
    tell(bar?.dataset.sent ?? "");
  } catch {
    tell((bar?.dataset.waiting ?? "").replace("{n}", String(waiting.size)));
  } finally {
    sending = false;
    store();
  }
}

function touched(target: EventTarget | null): void {
  const element = target instanceof Element ? target : null;
  const row = element?.closest<HTMLElement>("[data-person]")?.dataset.person;
  const form = element?.closest<HTMLFormElement>("form[data-jy-offline]");
  if (!row || !form) return;
  waiting.set(row, { address: form.action, fields: fieldsOf(row, form) });
  store();
  void flush();
}

document.addEventListener("change", (event) => touched(event.target));
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement)) return;
  if (event.target.action.endsWith("/logout/")) {
    waiting.clear();
    store();
  } else if ("jyOffline" in event.target.dataset && (!navigator.onLine || waiting.size)) {
    event.preventDefault();
    void flush();
  }
});
window.addEventListener("online", () => void flush());
window.addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});
setInterval(() => void flush(), RETRY_MS);
void kept<[string, Waiting][]>().then((list) => {
  for (const [row, item] of list ?? []) if (!waiting.has(row)) waiting.set(row, item);
  return flush();
});
