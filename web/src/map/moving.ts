/** Units and incidents as features that frames change: gathered, and drawn at most once a second. */
import type { GeoJSONSource, GeoJSONSourceDiff } from "maplibre-gl";
import type { Frame, IncidentRow, UnitRow } from "./live";

type Feature = GeoJSON.Feature<GeoJSON.Point>;
const STALE_S = 300;
const GONE = new Set(["off", "closed", "cancelled", "merged"]);
const E5 = 1e-5;

function point(lonE5: number, latE5: number): GeoJSON.Point {
  return { type: "Point", coordinates: [lonE5 * E5, latE5 * E5] };
}

/** One source whose features are named by a property and changed one by one. */
export class Moving {
  private readonly features = new Map<string, Feature>();
  private readonly changed = new Set<string>();
  moves = 0;

  constructor(
    private readonly source: GeoJSONSource,
    private readonly key: string,
    start: GeoJSON.FeatureCollection,
  ) {
    for (const feature of start.features as Feature[]) {
      this.features.set(String(feature.properties?.[key]), feature);
    }
  }

  get size(): number {
    return this.features.size;
  }

  put(name: string, geometry: GeoJSON.Point, properties: Record<string, unknown>): void {
    const before = this.features.get(name);
    const there = before?.geometry.coordinates;
    if (!there || there[0] !== geometry.coordinates[0] || there[1] !== geometry.coordinates[1]) this.moves += 1;
    const known = before?.properties ?? {};
    this.features.set(name, { type: "Feature", id: name, geometry, properties: { ...known, ...properties, [this.key]: name } });
    this.changed.add(name);
  }

  drop(name: string): void {
    if (this.features.delete(name)) this.changed.add(name);
  }

  /** A snapshot replaces all: what it does not name is gone. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of [...this.features.keys()]) if (!names.has(name)) this.drop(name);
  }

  /** Adding a feature whose id is known replaces it, so one list serves new and moved ones. */
  draw(): boolean {
    if (this.changed.size === 0) return false;
    const diff: GeoJSONSourceDiff = { remove: [], add: [] };
    for (const name of this.changed) {
      const feature = this.features.get(name);
      if (feature) diff.add?.push(feature);
      else diff.remove?.push(name);
    }
    this.changed.clear();
    void this.source.updateData(diff);
    return true;
  }
}

function putUnit(units: Moving, [call, lon, lat, state, age]: UnitRow): void {
  if (GONE.has(state)) units.drop(call);
  else units.put(call, point(lon, lat), { state, age_s: age, stale: age > STALE_S });
}

function putIncident(incidents: Moving, [id, number, priority, state, lon, lat, left]: IncidentRow): void {
  if (GONE.has(state)) incidents.drop(id);
  else incidents.put(id, point(lon, lat), { number, priority, state, left_s: left });
}

export function applyFrame(frame: Frame, whole: boolean, units: Moving | null, incidents: Moving | null): void {
  if (whole) {
    units?.keepOnly(new Set(frame.u.map(([call]) => call)));
    incidents?.keepOnly(new Set(frame.i.map(([id]) => id)));
  }
  if (units) for (const row of frame.u) putUnit(units, row);
  if (incidents) for (const row of frame.i) putIncident(incidents, row);
}
