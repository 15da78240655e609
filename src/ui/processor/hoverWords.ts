/** What the tooltip of the chart says about an interval. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { kindOfHit, vcpuOfHit, type ChartHit } from "./chartHit.ts";

/** The lines of the tooltip of an interval. */
export interface HoverWords {
  /** Who: a vCPU, or a pCPU that is idle. */
  readonly title: string;
  /** What it does. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly hint: string;
}

/** Null where there is nothing to say. */
export function hoverWords(text: Catalogue, unit: TimeUnit, info: HostInfo, hit: ChartHit): HoverWords | null {
  const { lane, interval } = hit;
  if (!lane || !interval) return null;
  const kind = kindOfHit(hit);
  const vcpu = vcpuOfHit(hit);
  const { processor, terms } = text;
  // Outside of its life a vCPU has no state to tell of.
  if (lane.kind === "vcpu" && !kind) return null;
  const pcpu = lane.kind === "pcpu" ? lane.id : interval.other;
  const what = processor.kind[kind ?? "idle"];
  return {
    title: vcpu === null ? processor.pcpu(lane.id) : vcpuLabel(info, vcpu),
    what: vcpu !== null && pcpu >= 0 ? processor.onPcpu(what, pcpu) : what,
    from: terms.time(interval.start, unit),
    to: terms.ticks(interval.end, unit),
    length: terms.ticks(interval.end - interval.start, unit),
    hint: vcpu === null ? processor.clickToSeek : processor.clickToSelect,
  };
}
