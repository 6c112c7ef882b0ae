// At the door: a signature on glass, photos cut to size, and hand-overs that wait for a connection.
import { readDrawn, signing } from "./forms/signing";
import { shrunk } from "./forms/photos";
import { bar, outbox, tell } from "./forms/waiting";

interface Answer {
  state: string;
  label: string;
  problem: string;
}

function place(item: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-hand="${CSS.escape(item)}"]`);
}

function say(item: string, text: string): void {
  const line = place(item)?.querySelector<HTMLElement>("[data-said]");
  if (!line) return;
  line.hidden = text === "";
  line.textContent = text;
}

/** While it waits, and once it is done, nothing more can be sent for this item. */
function close(item: string, closed: boolean): void {
  for (const form of place(item)?.querySelectorAll<HTMLFormElement>("form") ?? []) form.hidden = closed;
}

/** In a list the item's own line says its state as well. */
function retag(item: string, label: string): void {
  const tag = place(item)?.closest("li")?.querySelector(".jy-tag");
  if (tag) tag.textContent = label;
}

/** Steps the server has taken: a page about one item alone is then drawn anew, with the steps that come next. */
const taken = new Set<string>();

const box = outbox("jy-handing", {
  answered(item, _waiting, said, status) {
    const answer = said as Answer | null;
    const problem = answer ? answer.problem : status === 200 ? "" : (bar?.dataset.lost ?? "");
    say(item, problem || (answer?.label ?? ""));
    if (!problem) taken.add(item);
    if (!problem && answer) retag(item, answer.label);
    // A wrong code can be said again; what somebody else ended meanwhile cannot.
    close(item, !(problem && answer?.state === "out"));
  },
  found(item) {
    say(item, bar?.dataset.kept ?? "");
    close(item, true);
  },
});

async function fieldsOf(form: HTMLFormElement): Promise<[string, string][]> {
  const said = [...new FormData(form).entries()];
  return Promise.all(said.map(async ([name, value]) => [name, typeof value === "string" ? value : await shrunk(value)] as [string, string]));
}

async function hand(item: string, form: HTMLFormElement): Promise<void> {
  readDrawn(form);
  const fields = await fieldsOf(form);
  const given = new Map(fields);
  if (given.get("how") === "signature" && !given.get("signature")) return say(item, bar?.dataset.empty ?? "");
  say(item, bar?.dataset.kept ?? "");
  close(item, true);
  await box.put(item, { address: form.action, fields });
  if (taken.has(item) && "alone" in (place(item)?.dataset ?? {})) location.reload();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const item = form instanceof HTMLFormElement ? form.closest<HTMLElement>("[data-hand]")?.dataset.hand : undefined;
  if (!(form instanceof HTMLFormElement) || !item) return;
  event.preventDefault();
  tell();
  void hand(item, form);
});
signing(document);
