/** The list beside the map: the stream's state in words, new urgent incidents read out, layers switched. */
import type { Map as LibreMap } from "maplibre-gl";
import type { StreamState } from "./live";

export function showState(state: StreamState): void {
  const live = document.getElementById("jy-live");
  if (!live) return;
  live.dataset.state = state;
  for (const text of live.querySelectorAll<HTMLElement>("[data-when]")) text.hidden = text.dataset.when !== state;
}

/** Reads out each priority-1 item once. */
export function announceNew(seen: Set<string>, aloud: boolean): void {
  const announce = document.getElementById("jy-announce");
  for (const item of document.querySelectorAll<HTMLElement>('#jy-queue [data-incident][data-priority="1"]')) {
    const id = item.dataset.incident ?? "";
    if (seen.has(id)) continue;
    seen.add(id);
    if (aloud && announce) announce.textContent = (item.textContent ?? "").replace(/\s+/g, " ").trim();
  }
}

export function switchLayers(map: LibreMap): void {
  document.getElementById("jy-layer-list")?.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.dataset.layer) return;
    const visibility = box.checked ? "visible" : "none";
    for (const layer of map.getStyle().layers) {
      if ("source" in layer && layer.source === box.dataset.layer) map.setLayoutProperty(layer.id, "visibility", visibility);
    }
  });
}

let current = "";

/** Marks the chosen item; called again after each refresh, since the server's list knows nothing of it. */
export function markCurrent(id: string = current): void {
  current = id;
  for (const item of document.querySelectorAll<HTMLElement>("#jy-queue [data-incident]")) {
    item.toggleAttribute("data-current", item.dataset.incident === current);
  }
}

/** A click in the queue moves the map; a click on an incident of the map opens it in the queue. */
export function joinQueue(map: LibreMap, calm: boolean): void {
  document.getElementById("jy-queue")?.addEventListener("click", (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-incident]") : null;
    if (!item) return;
    markCurrent(item.dataset.incident);
    const center: [number, number] = [Number(item.dataset.lon), Number(item.dataset.lat)];
    if (Number.isFinite(center[0]) && center[0] !== 0) map.easeTo({ center, zoom: Math.max(map.getZoom(), 15), duration: calm ? 0 : 400 });
  });
  map.on("click", "incidents", (event) => {
    const id = event.features?.[0]?.properties.id as string | undefined;
    if (id) document.querySelector<HTMLElement>(`#jy-queue [data-incident="${CSS.escape(id)}"] a`)?.click();
  });
}
