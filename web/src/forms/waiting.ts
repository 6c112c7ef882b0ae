/** Forms that wait for a connection: kept sealed when sent, passed on one after another, told on the page. */
import { sealed } from "./sealed";

export interface Waiting {
  address: string;
  fields: [string, string][];
}

interface Ways {
  /** A last look at an item before it leaves. */
  ready?: (key: string, item: Waiting) => void;
  /** What the server said about it: its JSON, or null for a page. */
  answered: (key: string, item: Waiting, answer: unknown, status: number) => void;
  /** After a reload: what still waits. */
  found?: (key: string, item: Waiting) => void;
}

export interface Outbox {
  readonly size: number;
  put(key: string, item: Waiting): Promise<void>;
  flush(): Promise<void>;
}

const RETRY_MS = 10_000;
/** Asked to wait, or not able to answer now: the same thing is sent again later. */
const later = (status: number): boolean => status >= 500 || status === 429;
export const bar = document.querySelector<HTMLElement>("#jy-offline");

export function tell(text = ""): void {
  if (!bar) return;
  bar.hidden = text === "";
  bar.textContent = text;
}

/** The token as the browser holds it now: after signing in again the one in the form is no longer good. */
function token(): string {
  return /(?:^|; )(?:__Host-)?csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

function post(item: Waiting): Promise<Response> {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  const body = new URLSearchParams(item.fields.filter(([name]) => name !== "csrfmiddlewaretoken"));
  return fetch(item.address, { method: "POST", body, headers });
}

export function outbox(name: string, ways: Ways): Outbox {
  const safe = sealed(name);
  const waiting = new Map<string, Waiting>();
  // Storing and forgetting take their turns, so that what was sent cannot be written back by a slower storing.
  let storing: Promise<void> = Promise.resolve();
  let sending = false;

  function store(): Promise<void> {
    const list = [...waiting];
    storing = storing.then(() => (list.length ? safe.keep(list) : safe.forget())).catch(() => undefined);
    return storing;
  }

  /** Sends one item; false when it has to wait. */
  async function sendOne(key: string, item: Waiting): Promise<boolean> {
    ways.ready?.(key, item);
    const answer = await post(item);
    if (answer.redirected || answer.status === 403) {
      tell(bar?.dataset.login);
      return false;
    }
    if (later(answer.status)) return false;
    if (waiting.get(key) === item) waiting.delete(key);
    const json = answer.headers.get("Content-Type")?.includes("json");
    ways.answered(key, item, json ? await answer.json() : null, answer.status);
    return true;
  }

  async function flush(): Promise<void> {
    if (sending || waiting.size === 0) return;
    sending = true;
    try {
      for (const [key, item] of [...waiting]) if (!(await sendOne(key, item))) return;
      tell(bar?.dataset.sent);
    } catch {
      tell(bar?.dataset.waiting?.replace("{n}", String(waiting.size)));
    } finally {
      sending = false;
      await store();
    }
  }

  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.action.endsWith("/logout/")) return;
    waiting.clear();
    void store();
  });
  window.addEventListener("online", () => void flush());
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size) event.preventDefault();
  });
  setInterval(() => void flush(), RETRY_MS);
  void safe.kept<[string, Waiting][]>().then((list) => {
    for (const [key, item] of list ?? []) {
      if (!waiting.has(key)) waiting.set(key, item);
      ways.found?.(key, item);
    }
    return flush();
  });

  return {
    get size() {
      return waiting.size;
    },
    async put(key, item) {
      waiting.set(key, item);
      const kept = store();
      await flush();
      await kept;
    },
    flush,
  };
}
