/** What waits to be sent, kept for a reload of the same tab: sealed under a key that never leaves the browser and that
 * is thrown away once everything is sent. Nothing outlives the tab, and nothing is readable in its storage. */
const NAME = "jy-waiting";

function store(): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(NAME, 1);
    open.onupgradeneeded = () => open.result.createObjectStore("keys");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => resolve(open.result.transaction("keys", "readwrite").objectStore("keys"));
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function key(): Promise<CryptoKey> {
  const known = (await done((await store()).get("key"))) as CryptoKey | undefined;
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await done((await store()).put(made, "key"));
  return made;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

export async function keep(value: unknown): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain);
  sessionStorage.setItem(NAME, `${hex(iv)}.${hex(new Uint8Array(sealed))}`);
}

/** What was kept, or null: nothing there, or sealed under a key that is gone. */
export async function kept<T>(): Promise<T | null> {
  const [iv, sealed] = (sessionStorage.getItem(NAME) ?? "").split(".");
  if (!iv || !sealed) return null;
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv) }, await key(), bytes(sealed));
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  } catch {
    return null;
  }
}

export async function forget(): Promise<void> {
  sessionStorage.removeItem(NAME);
  await done((await store()).clear());
}
