/**
 * How many entries of page tables are read for the address of a reference (domain C.1): none where the TLB has it, else one at
 * each level, and under nested paging the host's tables for each of the guest's and for the page itself.
 *
 * Slips: that the TLB has it, or has not; the guest's tables alone; levels added, or multiplied; the last walk forgotten; nested
 * paging where there is none; the levels that huge pages save; the access itself counted; more or fewer than a walk reads.
 */
import { tlbKey, walkAccesses, walkLevels, withoutMonitor, type TlbKey } from "../../model/translation.ts";
import type { Body } from "../../model/rows/table.ts";
import { hostOf, type TranslationSpec } from "../../model/scenario.ts";
import type { EvidenceRow, RulePicks } from "../question.ts";
import { apartFrom, MOST_OF_LATER_KINDS, slip, slipBetween, type MakeWatcher, type Place } from "../watcher.ts";

export const walks: MakeWatcher = ({ scenario, monitor, ask }) => {
  const { translation, pcpus } = hostOf(scenario);
  /** Index: pCPU. What its TLB has had. */
  const seen = Array.from({ length: pcpus }, () => new Set<TlbKey>());
  let asked = 0;
  let lastHit: boolean | null = null;

  const atTranslation = (event: Body<"translated">, time: number, place: Place, all: TranslationSpec) => {
    const { vcpu, pcpu, page, hit, accesses } = event;
    const { vm } = monitor.processor.vcpu(vcpu);
    const had = seen[pcpu]!;
    const key = tlbKey(vm, page);
    const wasThere = had.has(key);
    had.add(key);
    // The same again and again tells nothing, nor does the first touch of each page.
    if (asked >= MOST_OF_LATER_KINDS || (hit === lastHit && hit === wasThere)) return;
    lastHit = hit;
    const spec = monitor.specs[vm]?.isContainer ? withoutMonitor(all) : all;
    const { guest, host } = walkLevels(spec);
    const right = [accesses];
    const rules = apartFrom(right, hit ? [slipBetween("inTlb", 1, Infinity)] : rulesOfMiss(spec, accesses));
    const evidence: EvidenceRow[] = [
      { answer: vcpu, values: { guestLevels: guest, ...(host > 0 ? { hostLevels: host } : {}) } },
    ];
    const hostLevels = spec.kind === "nested" ? spec.hostLevels : 0;
    const levels = { guestLevels: spec.guestLevels, hostLevels };
    const huge = { isGuestHuge: spec.guestHuge, isHostHuge: spec.kind === "nested" && spec.hostHuge };
    const about = { vm, vcpu, pcpu, forPage: page, paging: spec.kind, ...levels, ...huge };
    asked += 1;
    ask({ kind: "walk", ...place, time, ...about, candidates: [], right, rules, evidence });
  };

  return {
    hear(event, place) {
      if (event.kind === "translated" && translation) atTranslation(event, event.time, place, translation);
    },
  };
};

function rulesOfMiss(spec: TranslationSpec, accesses: number): RulePicks[] {
  const { guest, host } = walkLevels(spec);
  const whole = walkAccesses(walkLevels({ ...spec, guestHuge: false, hostHuge: false }));
  const nested = walkAccesses(walkLevels({ ...spec, kind: "nested" }));
  const ofKind =
    spec.kind === "nested"
      ? [
          slip("guestAlone", guest),
          slip("levelsAdded", guest + host),
          slip("levelsMultiplied", guest * host),
          slip("lastWalkForgotten", guest * (host + 1)),
        ]
      : [slip("asIfNested", nested)];
  return [
    slip("notInTlb", 0),
    ...ofKind,
    slip("hugeForgotten", whole),
    slip("withAccess", accesses + 1),
    slipBetween("partOfWalk", 1, accesses - 1),
    slipBetween("moreThanWalk", accesses + 2, Infinity),
  ];
}
