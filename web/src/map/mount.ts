/** Puts the map together: base layers, live features, the list beside it. */
import * as maplibregl from "maplibre-gl";
import { addIcons } from "./icons";
import { listenToKeys } from "./keys";
import { drawn, KEYS, type IndexLayer } from "./layers";
import { Live, type Frame, type Listener } from "./live";
import { applyFrame, Moving } from "./moving";
import { announceNew, joinQueue, markCurrent, showState, switchLayers } from "./panel";
import { readPalette, type Palette } from "./palette";

declare global {
  interface Window {
    /** For tests that look at the picture. */
    jiayuanMap?: maplibregl.Map;
  }
}

const FRAME_MS = 1_000;
const KPI_MS = 5_000;
const MINUTE_MS = 60_000;
const LABELS = '"PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif';

type Shapes = GeoJSON.FeatureCollection;

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

function bounds(text: string | undefined): maplibregl.LngLatBoundsLike | undefined {
  const [west, south, east, north] = (text ?? "").split(",").map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined || Number.isNaN(north)) return undefined;
  return [west, south, east, north];
}

function create(canvas: HTMLElement, palette: Palette): maplibregl.Map {
  const box = bounds(canvas.dataset.bounds);
  const map = new maplibregl.Map({
    container: canvas,
    style: { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": palette.ground } }] },
    localIdeographFontFamily: LABELS,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 19,
    minZoom: 10,
    ...(box ? { bounds: box, fitBoundsOptions: { padding: 24 } } : { center: [116.37, 39.91] as [number, number], zoom: 13 }),
  });
  map.touchZoomRotate.disableRotation();
  const credit = canvas.dataset.attribution;
  map.addControl(new maplibregl.AttributionControl({ compact: false, ...(credit ? { customAttribution: credit } : {}) }));
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ unit: "metric" }), "bottom-left");
  return map;
}

function addLayer(map: maplibregl.Map, layer: IndexLayer, data: Shapes, palette: Palette): void {
  const key = KEYS[layer.id];
  map.addSource(layer.id, { type: "geojson", data, ...(key ? { promoteId: key } : {}) });
  for (const one of drawn(layer, palette)) {
    map.addLayer(one);
    if (!layer.visible) map.setLayoutProperty(one.id, "visibility", "none");
  }
}

async function addAll(map: maplibregl.Map, layers: IndexLayer[], palette: Palette): Promise<Map<string, Shapes>> {
  const loaded = await Promise.all(layers.map((layer) => json<Shapes>(layer.url).catch(() => null)));
  const found = new Map<string, Shapes>();
  layers.forEach((layer, order) => {
    const data = loaded[order] ?? { type: "FeatureCollection", features: [] };
    found.set(layer.id, data);
    addLayer(map, layer, data, palette);
  });
  // Whatever the order of the index: an incident is never hidden by the units around it.
  if (map.getLayer("incidents")) map.moveLayer("incidents");
  return found;
}

/** Deployment and blind spots change seldom: asked for each minute, beside the stream. */
function refreshEachMinute(map: maplibregl.Map, layers: IndexLayer[]): void {
  const slow = layers.filter((layer) => layer.refresh === "minute" && !KEYS[layer.id]);
  if (slow.length === 0) return;
  window.setInterval(() => {
    for (const layer of slow) {
      void json<Shapes>(layer.url).then((data) => map.getSource<maplibregl.GeoJSONSource>(layer.id)?.setData(data), () => undefined);
    }
  }, MINUTE_MS);
}

function moving(map: maplibregl.Map, id: string, loaded: Map<string, Shapes>): Moving | null {
  const source = map.getSource<maplibregl.GeoJSONSource>(id);
  const start = loaded.get(id);
  const key = KEYS[id];
  return source && start && key ? new Moving(source, key, start) : null;
}

class Board implements Listener {
  private kpiAt = 0;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly units: Moving | null,
    private readonly incidents: Moving | null,
  ) {
    window.setInterval(() => this.draw(), FRAME_MS);
    this.count();
  }

  frame(frame: Frame, whole: boolean): void {
    applyFrame(frame, whole, this.units, this.incidents);
    if (frame.i.length > 0) document.body.dispatchEvent(new CustomEvent("jy:incidents"));
    const now = Date.now();
    if (now - this.kpiAt >= KPI_MS) {
      this.kpiAt = now;
      document.body.dispatchEvent(new CustomEvent("jy:kpi"));
    }
  }

  reset(): void {
    this.units?.keepOnly(new Set());
    this.incidents?.keepOnly(new Set());
  }

  state(state: "live" | "stale" | "polling" | "off"): void {
    showState(state);
  }

  private draw(): void {
    this.units?.draw();
    this.incidents?.draw();
    this.count();
  }

  private count(): void {
    this.canvas.dataset.units = String(this.units?.size ?? 0);
    this.canvas.dataset.moves = String(this.units?.moves ?? 0);
  }
}

function listen(): void {
  const seen = new Set<string>();
  announceNew(seen, false);
  document.body.addEventListener("htmx:afterSettle", () => {
    announceNew(seen, true);
    markCurrent();
  });
  listenToKeys();
}

export async function mount(canvas: HTMLElement): Promise<void> {
  const palette = readPalette();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  listen();
  const map = create(canvas, palette);
  window.jiayuanMap = map;
  await map.once("load");
  addIcons(map, palette);
  const { layers } = await json<{ layers: IndexLayer[] }>(canvas.dataset.layers ?? "");
  const loaded = await addAll(map, layers, palette);
  switchLayers(map);
  joinQueue(map, calm);
  refreshEachMinute(map, layers);
  const board = new Board(canvas, moving(map, "units", loaded), moving(map, "incidents", loaded));
  await map.once("idle");
  canvas.dataset.ready = "yes";
  if (canvas.dataset.stream) await new Live(canvas.dataset.stream, board).start();
}
