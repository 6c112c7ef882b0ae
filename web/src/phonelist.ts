// The phone list without a connection: each person's answers are kept when touched and sent when they can be, one
// person at a time; a colleague's answer is never overwritten, the server says so and it stands on the card.
import { bar, outbox, type Waiting } from "./forms/waiting";

interface Answer {
  versions: Record<string, number>;
  problems: { row: number; message: string }[];
  closed?: string;
}

// Version of a row as sent → as our own saving left it: only that may be built upon, never a colleague's.
const advanced = new Map<string, number>();

function card(row: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-person="${CSS.escape(row)}"]`);
}

function fieldsOf(row: string, form: HTMLFormElement): [string, string][] {
  const own = new RegExp(`^[vmts]${row}(\\.|$)`);
  const all = [...new FormData(form).entries()].map(([name, value]) => [name, String(value)] as [string, string]);
  return [["row", row], ...all.filter(([name]) => own.test(name))];
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

const box = outbox("jy-waiting", {
  ready: onwards,
  answered(row, item, said) {
    const answer = said as Answer | null;
    if (answer?.closed) say(row, answer.closed);
    else if (answer) told(row, item, answer);
  },
});

document.addEventListener("change", (event) => {
  const element = event.target instanceof Element ? event.target : null;
  const row = element?.closest<HTMLElement>("[data-person]")?.dataset.person;
  const form = element?.closest<HTMLFormElement>("form[data-jy-offline]");
  if (row && form) void box.put(row, { address: form.action, fields: fieldsOf(row, form) });
});
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !("jyOffline" in event.target.dataset)) return;
  if (navigator.onLine && !box.size) return;
  event.preventDefault();
  void box.flush();
});
