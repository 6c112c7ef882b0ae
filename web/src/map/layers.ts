/** How each layer of the index is drawn; an id unknown here is drawn plainly by its kind. */
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Palette } from "./palette";

export interface IndexLayer {
  id: string;
  kind: "fill" | "line" | "circle";
  url: string;
  visible: boolean;
  refresh: "never" | "tick" | "minute";
}

/** A layer of the style without its source, which is the index id. */
type Drawn = LayerSpecification & { source: string };
const FONT = ["Noto Sans CJK SC"];

const ZONE = (core: string, alert: string, control: string): ExpressionSpecification => [
  "match", ["get", "kind"], "core", core, "alert", alert, "control", control, control,
];

function label(source: string, palette: Palette, field: string, minzoom: number): Drawn {
  return {
    id: `${source}-label`,
    type: "symbol",
    source,
    minzoom,
    layout: {
      "text-field": ["coalesce", ["get", field], ""],
      "text-font": FONT,
      "text-size": 13,
      "text-offset": [0, 1.1],
      "text-anchor": "top",
      "text-optional": true,
    },
    paint: { "text-color": palette.ink, "text-halo-color": palette.surface, "text-halo-width": 1.5 },
  };
}

function roads(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "line",
      source,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": ["match", ["get", "class"], "main", palette.strong, palette.line],
        "line-opacity": ["match", ["get", "class"], "main", 0.55, 1],
        "line-width": [
          "interpolate", ["linear"], ["zoom"],
          12, ["match", ["get", "class"], "main", 1.2, "side", 0.6, 0.3],
          17, ["match", ["get", "class"], "main", 7, "side", 4, 1.5],
        ],
      },
    },
  ];
}

function zones(source: string, palette: Palette): Drawn[] {
  const colour = ZONE(palette.danger, palette.warning, palette.info);
  return [
    { id: source, type: "fill", source, paint: { "fill-color": colour, "fill-opacity": 0.07 } },
    {
      id: `${source}-edge`,
      type: "line",
      source,
      paint: { "line-color": colour, "line-width": 2, "line-dasharray": [3, 2] },
    },
    {
      ...label(source, palette, "label", 11),
      layout: {
        ...label(source, palette, "label", 11).layout,
        "symbol-placement": "line",
        "symbol-spacing": 500,
        "text-anchor": "center",
        "text-offset": [0, 0.9],
      },
    } as Drawn,
  ];
}

function blind(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "circle",
      source,
      paint: {
        "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 12, 1.5, 17, 26],
        "circle-blur": 0.4,
        "circle-opacity": 0.4,
        "circle-color": [
          "case", ["==", ["get", "over_s"], null], palette.danger,
          ["interpolate", ["linear"], ["get", "over_s"], 0, palette.warning, 300, palette.danger],
        ],
      },
    },
  ];
}

function risk(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "circle",
      source,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["coalesce", ["get", "weight"], 0], 0, 2.5, 1, 9],
        "circle-color": ["case", ["boolean", ["get", "covered"], false], palette.muted, palette.danger],
        "circle-opacity": 0.55,
        "circle-stroke-width": ["case", ["boolean", ["get", "covered"], false], 0, 1.5],
        "circle-stroke-color": palette.danger,
      },
    },
    label(source, palette, "label", 16.5),
  ];
}

const POINT_SIGN: ExpressionSpecification = [
  "match", ["get", "kind"],
  "gate", "门", "checkpoint", "检", "medical", "医", "shelter", "避", "control", "控", "aid", "助", "点",
];

function points(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "circle",
      source,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 12, 3, 15, 9],
        "circle-color": palette.surface,
        "circle-stroke-color": palette.info,
        "circle-stroke-width": 2,
      },
    },
    {
      id: `${source}-sign`,
      type: "symbol",
      source,
      minzoom: 14.5,
      layout: { "text-field": POINT_SIGN, "text-font": FONT, "text-size": 11, "text-allow-overlap": true },
      paint: { "text-color": palette.info },
    },
    label(source, palette, "label", 16),
  ];
}

function posts(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "circle",
      source,
      paint: {
        "circle-radius": ["case", ["boolean", ["get", "open"], false], 6, 3],
        "circle-color": ["case", ["boolean", ["get", "open"], false], palette.success, palette.surface],
        "circle-stroke-color": palette.success,
        "circle-stroke-width": 1.5,
      },
    },
  ];
}

function incidents(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "symbol",
      source,
      layout: {
        "icon-image": ["concat", "incident-", ["to-string", ["coalesce", ["get", "priority"], 3]]],
        "icon-size": 1.25,
        "icon-allow-overlap": true,
        "symbol-sort-key": ["-", 4, ["coalesce", ["get", "priority"], 3]],
        "text-field": ["coalesce", ["get", "number"], ""],
        "text-font": FONT,
        "text-size": 12,
        "text-offset": [0, 1.6],
        "text-optional": true,
      },
      paint: { "text-color": palette.ink, "text-halo-color": palette.surface, "text-halo-width": 1.5 },
    },
  ];
}

const UNIT_MARK: ExpressionSpecification = [
  "case", ["boolean", ["get", "stale"], false], "stale",
  ["match", ["get", "state"], "offered", "called", ["enroute", "moving"], "moving", "on_scene", "scene",
    ["break", "off", "out_of_service"], "rest", "free"],
];

function units(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "symbol",
      source,
      layout: {
        "icon-image": ["concat", "unit-", ["case", ["boolean", ["get", "professional"], false], "square", "round"], "-", UNIT_MARK],
        "icon-size": ["interpolate", ["linear"], ["zoom"], 12, 0.45, 16, 1],
        "icon-allow-overlap": true,
        "text-field": ["step", ["zoom"], "", 16, ["get", "call"]],
        "text-font": FONT,
        "text-size": 11,
        "text-offset": [0, 1.4],
        "text-optional": true,
      },
      paint: { "text-color": palette.muted, "text-halo-color": palette.surface, "text-halo-width": 1.2 },
    },
  ];
}

/** Outlines of communities are illustrative and say so (示意). */
function outlines(source: string, palette: Palette): Drawn[] {
  return [
    { id: source, type: "line", source, paint: { "line-color": palette.muted, "line-width": 1, "line-dasharray": [2, 3] } },
    label(source, palette, "label", 12.5),
  ];
}

/** People by building or place: larger circles for more, the count written beside, "<10" where it is not told. */
function buildings(source: string, palette: Palette): Drawn[] {
  return [
    {
      id: source,
      type: "circle",
      source,
      paint: {
        "circle-radius": ["+", 4, ["*", 14, ["sqrt", ["coalesce", ["get", "weight"], 0]]]],
        "circle-color": palette.info,
        "circle-opacity": ["case", ["boolean", ["get", "hidden"], false], 0.15, 0.45],
        "circle-stroke-color": palette.info,
        "circle-stroke-width": 1.5,
      },
    },
    label(source, palette, "text", 11),
  ];
}

function plain(layer: IndexLayer, palette: Palette): Drawn[] {
  const source = layer.id;
  if (layer.kind === "fill") return [{ id: source, type: "fill", source, paint: { "fill-color": palette.info, "fill-opacity": 0.1 } }];
  if (layer.kind === "line") return [{ id: source, type: "line", source, paint: { "line-color": palette.strong } }];
  return [{ id: source, type: "circle", source, paint: { "circle-color": palette.info, "circle-radius": 4 } }];
}

const KNOWN: Record<string, (source: string, palette: Palette) => Drawn[]> = {
  roads, zones, blind, risk, points, posts, incidents, units, outlines, buildings,
};

export function drawn(layer: IndexLayer, palette: Palette): Drawn[] {
  return KNOWN[layer.id]?.(layer.id, palette) ?? plain(layer, palette);
}

/** The property that names a feature, for layers whose features change. */
export const KEYS: Record<string, string> = { units: "call", incidents: "id" };
