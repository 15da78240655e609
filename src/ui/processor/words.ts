/** The words on the chart, and its summary for screen readers. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { RunState } from "../../store/runState.ts";
import type { Scene, SceneTexts } from "./canvas/scene.ts";
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
