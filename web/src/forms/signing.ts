/** A signature on glass: strokes as one line of text (M x y L x y …), drawn by finger, pen or mouse. */
const strokes = new WeakMap<HTMLCanvasElement, string[]>();
const WIDTH = 3;

function point(canvas: HTMLCanvasElement, event: PointerEvent): string {
  const box = canvas.getBoundingClientRect();
  return `${Math.max(0, Math.round(event.clientX - box.left))} ${Math.max(0, Math.round(event.clientY - box.top))}`;
}

/** The canvas has as many points as the box on the page; a turned telephone or an opened fold changes it. */
function fit(canvas: HTMLCanvasElement): void {
  if (canvas.width !== canvas.clientWidth) canvas.width = canvas.clientWidth;
  if (canvas.height !== canvas.clientHeight) canvas.height = canvas.clientHeight;
}

function draw(canvas: HTMLCanvasElement): void {
  fit(canvas);
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.lineWidth = WIDTH;
  pen.lineCap = pen.lineJoin = "round";
  pen.stroke(new Path2D((strokes.get(canvas) ?? []).join(" ")));
}

function follow(canvas: HTMLCanvasElement): void {
  const lines: string[] = [];
  strokes.set(canvas, lines);
  let down = false;
  canvas.addEventListener("pointerdown", (event) => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    lines.push(`M${point(canvas, event)}`);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!down) return;
    lines.push(`L${point(canvas, event)}`);
    draw(canvas);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (down = false));
}

/** Opens the way of signing, which without a script is not there. */
export function signing(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>("[data-signing]")) {
    const canvas = part.querySelector("canvas");
    if (!canvas) continue;
    part.hidden = false;
    follow(canvas);
    part.querySelector("[data-again]")?.addEventListener("click", () => {
      strokes.get(canvas)?.splice(0);
      draw(canvas);
    });
  }
}

/** Puts what was drawn into the form's field; a dot alone is no signature. */
export function readDrawn(form: HTMLFormElement): void {
  const canvas = form.querySelector("canvas");
  const field = form.querySelector<HTMLInputElement>("input[name=signature]");
  const lines = canvas ? (strokes.get(canvas) ?? []) : [];
  if (field) field.value = lines.some((line) => line.startsWith("L")) ? lines.join(" ") : "";
}
