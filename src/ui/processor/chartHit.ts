/** What is under a point of the chart, and what it means: a moment to go to, or a machine to select. */
import { intervalAt, type LaneHit } from "../../chart/hitTest.ts";
import { laneAt, type LaneBox } from "../../chart/laneLayout.ts";
import { xToTime } from "../../chart/viewport.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../../trace/intervals.ts";
import type { Selection } from "../../store/appState.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import type { VcpuId } from "../../model/units.ts";
import { AXIS_PX, chartWidth, type Scene } from "./canvas/scene.ts";

/** A point of the chart. `interval` null: the axis, the names, or a moment outside of what is known. */
export interface ChartHit {
  readonly zone: "axis" | "name" | "chart";
  /** The moment under the point, inside the chart and inside what is known. */
  readonly time: number;
  readonly lane: LaneBox | null;
  readonly interval: LaneHit | null;
}

/** `x` and `y` in CSS pixels of the canvas. */
export function chartHit(scene: Scene, x: number, y: number): ChartHit {
  const width = chartWidth(scene);
  const inChart = Math.min(Math.max(x - scene.labelPx, 0), width);
  const exact = xToTime(scene.view, width, inChart);
  const time = Math.min(Math.max(exact, 0), scene.end);
  if (y < AXIS_PX) return { zone: "axis", time, lane: null, interval: null };
  const lane = laneAt(scene.layout, y - AXIS_PX + scene.scrollTop);
  if (x < scene.labelPx) return { zone: "name", time, lane, interval: null };
  if (!lane || lane.kind === "group" || exact >= scene.end) return { zone: "chart", time, lane, interval: null };
  const { trace, end } = scene;
  const chunks = lane.kind === "pcpu" ? trace.pcpuLane(lane.id, 0, end) : trace.vcpuLane(lane.id, 0, end);
  return {
    zone: "chart",
    time,
    lane,
    interval: intervalAt(chunks, exact, 0, end, lane.kind === "pcpu" ? "chunks" : "all"),
  };
}

/** What the lane does there; null where it does nothing or nothing is known. */
export function kindOfHit(hit: ChartHit): IntervalKind | null {
  const kind = hit.interval?.kind;
  return kind === null || kind === undefined ? null : (INTERVAL_KINDS[kind] ?? null);
}

/** The vCPU that the point is about, or null. */
export function vcpuOfHit(hit: ChartHit): VcpuId | null {
  if (!hit.lane) return null;
  if (hit.lane.kind === "vcpu") return hit.zone === "name" || kindOfHit(hit) ? hit.lane.id : null;
  return kindOfHit(hit) ? hit.interval!.other : null;
}

/** What a click there selects: the machine, or one vCPU of several; null when it selects nothing. */
export function selectionOfHit(info: HostInfo, hit: ChartHit): Selection | null {
  const vcpu = vcpuOfHit(hit);
  const vm = vcpu === null ? undefined : info.vcpus[vcpu]?.vm;
  if (vcpu === null || vm === undefined) return null;
  return (info.vms[vm]?.vcpuCount ?? 1) > 1 ? { kind: "vcpu", vcpu } : { kind: "vm", vm };
}

/** True when both select the same; `null` is equal to nothing. */
export function isSameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a?.kind === "vm" && b?.kind === "vm") return a.vm === b.vm;
  return a?.kind === "vcpu" && b?.kind === "vcpu" && a.vcpu === b.vcpu;
}
