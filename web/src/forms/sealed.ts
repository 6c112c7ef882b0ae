/** What waits to be sent, kept for a reload of the same tab: the list lies sealed in the browser's database, its key in
 * the tab's session and nowhere else. With the tab the key is gone, and what is left can be read by nobody. */
const STORE = "lists";
const LEFT_BEHIND_MS = 7 * 24 * 3600 * 1000;

interface Kept {
  at: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export interface Sealed {
  keep(value: unknown): Promise<void>;
  /** What was kept, or null: nothing there, or its key is gone. */
  kept<T>(): Promise<T | null>;
  forget(): Promise<void>;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function store(): Promise<IDBObjectStore> {
  const open = indexedDB.open("jy-sealed", 1);
  open.onupgradeneeded = () => open.result.createObjectStore(STORE);
  return (await done(open)).transaction(STORE, "readwrite").objectStore(STORE);
}

/** Lists of tabs that are long gone: unreadable already, but no reason to lie there. */
async function tidy(): Promise<void> {
  const lists = await store();
  const rows = (await Promise.all([done(lists.getAllKeys()), done(lists.getAll())])) as [IDBValidKey[], Kept[]];
  rows[1].forEach((row, at) => {
    const key = rows[0][at];
    if (key !== undefined && Date.now() - row.at > LEFT_BEHIND_MS) lists.delete(key);
  });
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

/** The list of that name in this tab: where it lies, and its key. */
async function opened(name: string, make: boolean): Promise<{ place: string; key: CryptoKey } | null> {
  if (make && !sessionStorage.getItem(name)) {
    const [place, fresh] = [8, 32].map((length) => hex(crypto.getRandomValues(new Uint8Array(length))));
    sessionStorage.setItem(name, `${place}.${fresh}`);
  }
  const [place, raw] = (sessionStorage.getItem(name) ?? "").split(".");
  if (!place || !raw) return null;
  const key = await crypto.subtle.importKey("raw", bytes(raw), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { place, key };
}

export function sealed(name: string): Sealed {
  return {
    async keep(value) {
      const own = await opened(name, true);
      if (!own) return;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const row: Kept = { at: Date.now(), iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, own.key, plain) };
      await done((await store()).put(row, own.place));
    },
    async kept<T>() {
      await tidy();
      const own = await opened(name, false);
      const row = own && ((await done((await store()).get(own.place))) as Kept | undefined);
      if (!own || !row) return null;
      try {
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, own.key, row.sealed);
        return JSON.parse(new TextDecoder().decode(plain)) as T;
      } catch {
        return null;
      }
    },
    async forget() {
      const own = await opened(name, false);
      sessionStorage.removeItem(name);
      if (own) await done((await store()).delete(own.place));
    },
  };
}
