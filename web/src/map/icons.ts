/** Symbols drawn once on a canvas: shape tells professional from volunteer, a mark inside tells the state. */
import type { Map as LibreMap } from "maplibre-gl";
import type { Palette } from "./palette";

const SIZE = 44;
const RATIO = 2;
const FONT = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

export const STATES = ["free", "called", "moving", "scene", "rest", "stale"] as const;
type Mark = (typeof STATES)[number];
type Pen = CanvasRenderingContext2D;

function outline(pen: Pen, shape: "square" | "round"): void {
  pen.beginPath();
  if (shape === "square") pen.roundRect(7, 7, 30, 30, 4);
  else pen.arc(22, 22, 16, 0, 2 * Math.PI);
}

function arrow(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(22, 13);
  pen.lineTo(31, 29);
  pen.lineTo(22, 25);
  pen.lineTo(13, 29);
  pen.closePath();
  pen.fill();
}

function bars(pen: Pen): void {
  pen.fillRect(15, 14, 5, 16);
  pen.fillRect(24, 14, 5, 16);
}

function letter(pen: Pen, text: string): void {
  pen.font = `700 22px ${FONT}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, 22, 23);
}

const MARKS: Record<Mark, (pen: Pen) => void> = {
  free: () => undefined,
  called: (pen) => letter(pen, "!"),
  moving: arrow,
  scene: (pen) => letter(pen, "+"),
  rest: bars,
  stale: (pen) => letter(pen, "?"),
};

function fillOf(mark: Mark, palette: Palette): string {
  const fills: Record<Mark, string> = {
    free: palette.success,
    called: palette.warning,
    moving: palette.warning,
    scene: palette.danger,
    rest: palette.muted,
    stale: palette.surface,
  };
  return fills[mark];
}

function draw(paint: (pen: Pen) => void): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  paint(pen);
  return pen.getImageData(0, 0, SIZE, SIZE);
}

function unitIcon(shape: "square" | "round", mark: Mark, palette: Palette): ImageData | null {
  return draw((pen) => {
    outline(pen, shape);
    pen.fillStyle = fillOf(mark, palette);
    pen.fill();
    pen.lineWidth = 3;
    pen.strokeStyle = mark === "stale" ? palette.muted : palette.surface;
    if (mark === "stale") pen.setLineDash([5, 4]);
    pen.stroke();
    pen.fillStyle = mark === "stale" ? palette.muted : palette.surface;
    MARKS[mark](pen);
  });
}

/** A diamond with the number of its priority: 1 is read before colour is. */
function incidentIcon(priority: number, palette: Palette): ImageData | null {
  const fills = [palette.danger, palette.warning, palette.info];
  return draw((pen) => {
    pen.translate(22, 22);
    pen.rotate(Math.PI / 4);
    pen.beginPath();
    pen.roundRect(-14, -14, 28, 28, 3);
    pen.fillStyle = fills[priority - 1] ?? palette.info;
    pen.fill();
    pen.lineWidth = 3;
    pen.strokeStyle = palette.surface;
    pen.stroke();
    pen.rotate(-Math.PI / 4);
    pen.translate(-22, -22);
    pen.fillStyle = palette.surface;
    letter(pen, String(priority));
  });
}

export function addIcons(map: LibreMap, palette: Palette): void {
  const add = (name: string, image: ImageData | null): void => {
    if (image) map.addImage(name, image, { pixelRatio: RATIO });
  };
  for (const mark of STATES) {
    add(`unit-square-${mark}`, unitIcon("square", mark, palette));
    add(`unit-round-${mark}`, unitIcon("round", mark, palette));
  }
  for (const priority of [1, 2, 3]) add(`incident-${priority}`, incidentIcon(priority, palette));
}
