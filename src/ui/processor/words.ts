/** What chart, tooltip and table say about an interval, and the summary of the chart for screen readers. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { RunState } from "../../store/runState.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import type { Scene, SceneTexts } from "./canvas/scene.ts";
import { kindOfHit, vcpuOfHit, type ChartHit } from "./chartHit.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";

export function sceneTexts(text: Catalogue, unit: TimeUnit): SceneTexts {
  return {
    idle: text.processor.idle,
    notSimulated: text.processor.notSimulated,
    pcpu: text.processor.pcpu,
    number: (n) => text.terms.time(n, unit),
    unit: text.terms.unitOf(unit),
  };
}

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

/** More pCPUs than this are not spelled out in the summary. */
const SUMMARY_PCPUS = 8;

export function summarize(text: Catalogue, unit: TimeUnit, scene: Scene, state: RunState): string {
  const { processor, terms } = text;
  const from = terms.time(Math.round(Math.max(0, scene.view.from)), unit);
  const to = terms.ticks(Math.round(Math.min(scene.view.to, scene.end)), unit);
  const pcpus = (state.host?.pcpus ?? []).slice(0, SUMMARY_PCPUS).map(({ phase, vcpu }, pcpu) => {
    const what = phase === "idle" ? processor.idle : vcpuLabel(scene.trace.info, vcpu);
    const isWork = phase !== "switch" && phase !== "spin";
    return processor.pcpuNow(pcpu, isWork ? what : `${what} (${processor.kind[phase]})`);
  });
  const now = processor.atCursor(terms.ticks(Math.floor(state.cursor.time), unit), pcpus.join(processor.listSeparator));
  return processor.summary(from, to, now);
}
