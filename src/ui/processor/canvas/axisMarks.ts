/** Small triangles under the axis: faults in their colour, commands in grey, refused ones hollow. */
import type { Layer, PaintContext } from "../../shared/canvas/layer.ts";
import { AXIS_PX, chartWidth, xOf, type Scene } from "./scene.ts";

/** Room for one mark. */
const MARK_PX = 8;
const HALF_PX = 3.5;
const TOP = AXIS_PX - 11;
const HEIGHT = 6;
/** With more rows than this in the window marks would cover the axis, and finding them would cost too much. */
const MAX_ROWS = 4000;

/** How strong marks are after the cursor. */
const AHEAD_ALPHA = 0.5;

export function paintAxisMarks({ context, fills }: Layer, scene: Scene): void {
  const { palette, trace, view } = scene;
  const to = Math.min(view.to, scene.end + 1);
  if (to <= view.from) return;
  const limit = Math.max(1, Math.floor(chartWidth(scene) / MARK_PX));
  const from = Math.max(0, view.from);
  if (trace.rowsUpTo(to) - trace.rowsUpTo(from) > MAX_ROWS) return;
  for (const { time } of trace.marks(["fault"], from, to, limit)) {
    triangle(context, xOf(scene, time));
    context.fillStyle = fills.plain(palette.fault, scene.isAhead ? AHEAD_ALPHA : 1);
    context.fill();
  }
  for (const { time, kind, row } of trace.marks(["commandDone", "commandFailed"], from, to, limit)) {
    const event = trace.eventAt(row);
    // The machines of the scenario itself are created and started without anybody giving a command.
    if ((event.kind !== "commandDone" && event.kind !== "commandFailed") || event.index < 0) continue;
    triangle(context, xOf(scene, time));
    context.fillStyle = fills.plain(kind === "commandDone" ? palette.soft : palette.panel);
    context.fill();
    context.strokeStyle = fills.plain(palette.soft);
    context.lineWidth = 1;
    context.stroke();
  }
}

function triangle(context: PaintContext, x: number): void {
  context.beginPath();
  context.moveTo(x - HALF_PX, TOP);
  context.lineTo(x + HALF_PX, TOP);
  context.lineTo(x, TOP + HEIGHT);
  context.closePath();
}
