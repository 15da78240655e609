/**
 * The lane of a group of machines: the share of its vCPUs that runs, dark, and above it the share that is ready, light. Loaded
 * with the first host that has so many machines; what it needs of the chart is handed in, so that it stays in the first
 * script.
 */
import { groupShares, type GroupShares } from "../../../chart/groupShares.ts";
import type { LaneBox } from "../../../chart/laneLayout.ts";
import type { visibleIntervals } from "../../../chart/lanes.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import type { chartWidth, Scene, yOf } from "./scene.ts";

export interface GroupTools {
  readonly visibleIntervals: typeof visibleIntervals;
  readonly chartWidth: typeof chartWidth;
  readonly yOf: typeof yOf;
}

/** Width of a column of the picture. */
const COLUMN_PX = 2;
const READY_ALPHA = 0.45;
const AHEAD_ALPHA = 0.45;

export function createGroupLanes(tools: GroupTools): NonNullable<Scene["paintGroup"]> {
  // What comes after the cursor and what has run are painted from the same shares.
  let known: {
    readonly trace: TraceReader;
    readonly window: string;
    readonly shares: Map<number, GroupShares>;
  } | null = null;

  function sharesOf(scene: Scene, box: LaneBox, columns: number): GroupShares {
    const { trace, view, groups = [] } = scene;
    const vcpus = groups[box.id]?.vcpus ?? [];
    const window = [view.from, view.to, columns, ...groups.map(({ key }) => key)].join(" ");
    if (known?.trace !== trace || known.window !== window) known = { trace, window, shares: new Map() };
    let shares = known.shares.get(box.id);
    if (!shares) {
      const to = Math.min(view.to, scene.end);
      const lanes = vcpus.map((vcpu) => trace.vcpuLane(vcpu, view.from, to));
      shares = groupShares(lanes, view.from, view.to, columns, tools.visibleIntervals);
      known.shares.set(box.id, shares);
    }
    return shares;
  }

  return ({ context, fills }: Layer, scene: Scene, box: LaneBox) => {
    const width = tools.chartWidth(scene);
    const columns = Math.floor(width / COLUMN_PX);
    if (columns <= 0) return;
    const { running, ready } = sharesOf(scene, box, columns);
    const { palette, view, part = view } = scene;
    const bottom = tools.yOf(scene, box.barTop) + box.barHeight;
    const columnPx = width / columns;
    const strength = scene.isAhead ? AHEAD_ALPHA : 1;
    const columnTicks = (view.to - view.from) / columns;
    const first = Math.max(0, Math.floor((part.from - view.from) / columnTicks));
    const last = Math.min(columns, Math.ceil((part.to - view.from) / columnTicks));
    for (let column = first; column < last; column++) {
      const x = scene.labelPx + column * columnPx;
      const runs = running[column]! * box.barHeight;
      const waits = ready[column]! * box.barHeight;
      context.fillStyle = fills.plain(palette.faint, READY_ALPHA * strength);
      if (waits > 0) context.fillRect(x, bottom - runs - waits, columnPx, waits);
      context.fillStyle = fills.plain(palette.soft, strength);
      if (runs > 0) context.fillRect(x, bottom - runs, columnPx, runs);
    }
  };
}
