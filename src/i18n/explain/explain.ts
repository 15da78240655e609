/**
 * Turns an event into an explanation: one or two complete sentences with names, numbers and losers, lines with more, and
 * the comparison that decided as data for a table. It looks facts up and hands them to the language; it decides nothing.
 */
import { assertNever } from "../../base/assert.ts";
import type { Tone } from "../../model/rows/facts.ts";
import "../../model/rows/learnFurther.ts";
import { ROWS, type Body, type TraceEvent } from "../../model/rows/table.ts";
import { ALLOCATION_POLICIES } from "../../model/choices.ts";
import { areasOf } from "../../model/layouts.ts";
import { limitOf } from "../../model/ioLimitOf.ts";
import { isNeedless } from "../../model/lifecycle.ts";
import { hostOf, leastTarget } from "../../model/scenario.ts";
import { MEMORY_STATES, type JobKind } from "../../model/states.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { PcpuId, VcpuId, VmUid } from "../../model/units.ts";
import { isolated } from "../../trace/isolated.ts";
import { presentLimit } from "../../trace/figures/presentLimit.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { dispatchTexts, memoryPolicyTexts, policyTexts, victimTexts } from "../policies/list.ts";
import type { MeasureText } from "../policies/texts.ts";
import type { Awaited, FrameContent, Facts, Tellers, Told } from "./facts.ts";
import type { Language } from "./language.ts";
import { cowNames, dependentsOf, nameIn } from "./cowNames.ts";
import { serviceFacts, serviceWhenNext } from "./serviceFacts.ts";
import { commandTarget, hostLabel, lvParts, requestFacts, vcpuPart, vmPart, type ExplainContext } from "./names.ts";
import { plainParts, say, tidyChinese, type Part, type Parts } from "./parts.ts";
import { caches } from "./sentences/caches.ts";
import { definitions } from "./sentences/definitions.ts";
import { isolation } from "./sentences/isolation.ts";
import { jobs } from "./sentences/jobs.ts";
import { ioLimits } from "./sentences/ioLimits.ts";
import { exits } from "./sentences/exits.ts";
import { layouts } from "./sentences/layouts.ts";
import { cow } from "./sentences/cow.ts";
import { lifecycle } from "./sentences/lifecycle.ts";
import { memory } from "./sentences/memory.ts";
import { migration } from "./sentences/migration.ts";
import { placement } from "./sentences/placement.ts";
import { overcommit } from "./sentences/overcommit.ts";
import { sharing } from "./sentences/sharing.ts";
import { processor } from "./sentences/processor.ts";
import { region } from "./sentences/region.ts";
import { seek, seekMeasure } from "./sentences/seek.ts";
import { storage } from "./sentences/storage.ts";
import { tier } from "./sentences/tier.ts";
import { translation } from "./sentences/translation.ts";
import { titles } from "./sentences/titles.ts";
import { tierNames, unitParts } from "./tierNames.ts";
import { wordsOf, type Words } from "./words.ts";
import { vcpuIdsOf } from "../../trace/vmInfo.ts";
import { jobOf } from "../../trace/jobOf.ts";

export type { ExplainContext } from "./names.ts";

/** Candidates with the value they were compared by, the chosen one first. */
export interface Comparison {
  readonly measure: string;
  readonly rows: readonly { readonly who: Parts; readonly value: string; readonly isChosen: boolean }[];
  /** Losers that are not listed. */
  readonly others: number;
}

export interface Explanation {
  readonly tone: Tone;
  readonly title: string;
  readonly sentence: Parts;
  readonly more: readonly Parts[];
  readonly comparison: Comparison | null;
  /** Whose pseudocode belongs to it, and the line that decided (-1: none did). */
  readonly code: { readonly area: "cpu" | "memory"; readonly line: number } | null;
}

/** A request that is at no disk at the moment that is looked at. */
const NOT_WAITING = { service: null, before: 0 } as const;

const tellers: Readonly<Record<Language, Tellers>> = {
  en: {
    ...lifecycle.en,
    ...jobs.en,
    ...definitions.en,
    ...processor.en,
    ...caches.en,
    ...memory.en,
    ...translation.en,
    ...region.en,
    ...overcommit.en,
    ...sharing.en,
    ...storage.en,
    ...seek.en,
    ...layouts.en,
    ...ioLimits.en,
    ...cow.en,
    ...tier.en,
    ...migration.en,
    ...placement.en,
    ...exits.en,
    ...isolation.en,
  },
  zh: {
    ...lifecycle.zh,
    ...jobs.zh,
    ...definitions.zh,
    ...processor.zh,
    ...caches.zh,
    ...memory.zh,
    ...translation.zh,
    ...region.zh,
    ...overcommit.zh,
    ...sharing.zh,
    ...storage.zh,
    ...seek.zh,
    ...layouts.zh,
    ...ioLimits.zh,
    ...cow.zh,
    ...tier.zh,
    ...migration.zh,
    ...placement.zh,
    ...exits.zh,
    ...isolation.zh,
  },
};

/** Explains `event` in `language`. What the context does not know is left out, never guessed. */
export function explain(event: TraceEvent, context: ExplainContext, language: Language): Explanation {
  const words = wordsOf(language, timeUnit(context.scenario));
  const { sentence, more } = tell(event, context, language, words);
  const { area, tone } = ROWS[event.kind];
  const tidy = (parts: Parts) => (language === "zh" ? tidyChinese(parts) : parts);
  return {
    tone,
    title: titles[language][event.kind],
    sentence: tidy(sentence),
    more: more.map(tidy),
    comparison: comparisonOf(event, context, language, words),
    code: area === null ? null : { area, line: lineOf(event) },
  };
}

/** The whole explanation as plain text, for screen readers and one-line lists. */
export function plainText({ sentence, more }: Pick<Explanation, "sentence" | "more">): string {
  // Chinese sentences end in a full-width stop that carries its own space.
  return [sentence, ...more]
    .map(plainParts)
    .reduce((text, next) => text + (/[\u3002\uff1a]$/.test(text) ? "" : " ") + next);
}

function lineOf(event: TraceEvent): number {
  if (event.kind === "dispatch" || event.kind === "evict" || event.kind === "standing" || event.kind === "hostSwap")
    return event.line;
  return event.kind === "leave" ? (event.preempt?.line ?? -1) : -1;
}

/** The pCPU whose queue it is, or null when all pCPUs share one. */
const queueOf = ({ info }: ExplainContext, queue: number): PcpuId | null => (info.queues > 1 ? queue : null);

/** The timeslice that a vCPU has just used up: the one it was given, or that of its gang; null: nobody tells. */
function usedTimeslice({ scenario, state }: ExplainContext, pcpu: PcpuId): number | null {
  const given = state?.pcpus[pcpu]?.timeslice ?? -1;
  if (given >= 0) return given;
  const fixed = hostOf(scenario).scheduler.params["timeslice"];
  return typeof fixed === "number" ? fixed : null;
}

/** The event of this moment by which `vcpu` faulted on `page`, if it is among the previous ones. */
export function faultBefore(previous: readonly TraceEvent[], vcpu: VcpuId, page: number): TraceEvent | null {
  return previous.findLast((event) => event.kind === "fault" && event.vcpu === vcpu && event.page === page) ?? null;
}

/** The page that `vcpu` waits for, from the events of the moment; null: they do not tell. */
function pageAwaited(previous: readonly TraceEvent[], vcpu: VcpuId): number | null {
  for (const event of previous.toReversed()) {
    if (event.kind === "evict" && event.forVcpu === vcpu) return event.forPage;
    if ((event.kind === "fault" || event.kind === "frameWait") && event.vcpu === vcpu) return event.page;
    if (event.kind === "ioQueued" && event.purpose === "swapIn" && event.vcpu === vcpu) return event.page;
  }
  return null;
}

/** The other vCPUs of the machine whose programs go on: those not at a barrier, and all of them. */
function siblingsAt({ info, state }: ExplainContext, vcpu: VcpuId): Pick<Facts<"barrier">, "awaited" | "others"> {
  const machine = info.vms[info.vcpus[vcpu]?.vm ?? -1];
  if (!state || !machine) return { awaited: null, others: null };
  const awaited: Awaited[] = [];
  const others: Part[] = [];
  for (const id of vcpuIdsOf(machine)) {
    const sibling = state.vcpus[id];
    if (id === vcpu || !sibling || sibling.phase === "offline" || sibling.phase === "finished") continue;
    others.push(vcpuPart(info, id));
    if (!sibling.isAtBarrier) awaited.push({ who: vcpuPart(info, id), phase: sibling.phase });
  }
  return { awaited, others };
}

/** Whether another vCPU of the machine of `vcpu` has come to its end at this moment. */
function hasEnded(previous: readonly TraceEvent[], info: HostInfo, vcpu: VcpuId): boolean {
  const vm = info.vcpus[vcpu]?.vm;
  return previous.some((event) => {
    if (event.kind === "vmState") return event.vm === vm && event.state === "shuttingDown";
    const isEnd =
      (event.kind === "leave" && event.cause === "finish") ||
      (event.kind === "vcpuState" && event.state === "finished");
    return isEnd && info.vcpus[event.vcpu]?.vm === vm;
  });
}

/** What the job of a machine is doing; null: it has none. */
function jobKindOf({ state }: ExplainContext, vm: VmUid): JobKind | null {
  return (state && jobOf(state, vm)?.kind) ?? null;
}

/** The name of a list of the replacement policy; its number where it has none. */
function listLabel({ info, scenario }: ExplainContext, list: number, language: Language): string {
  const { policy } = hostOf(scenario).replacement;
  const texts = policyTexts(memoryPolicyTexts, language)[policy]?.lists;
  return texts?.[info.lists?.[list]?.id ?? ""]?.label ?? String(list);
}

function contentOf({ info, state }: ExplainContext, frame: number): FrameContent {
  const vm = state?.frames.vm.get(frame) ?? -1;
  const page = state?.frames.page.get(frame) ?? -1;
  return { frame, vm: vm >= 0 && page >= 0 ? vmPart(info, vm) : null, page };
}

function tell(event: TraceEvent, context: ExplainContext, language: Language, words: Words): Told {
  const { info, scenario, state, previous } = context;
  const { conventions } = scenario;
  const host = hostOf(scenario);
  const unit = host.region?.unit ?? "unit";
  const teller = tellers[language];
  const who = (vcpu: VcpuId) => vcpuPart(info, vcpu);
  switch (event.kind) {
    case "commandDone": {
      const vm = info.vms[event.vm];
      const given = scenario.commands[event.index];
      const facts: Facts<"commandDone"> = {
        vm: commandTarget(context, event.index, event.vm),
        command: event.command,
        vcpus: vm?.spec.vcpus ?? 0,
        memoryBytes: vm?.spec.memoryBytes ?? 0,
        pageBytes: host.pageBytes,
        pages: vm?.pages ?? 0,
        extents: vm?.lvs.reduce((sum, lv) => sum + (info.lvs[lv]?.extents ?? 0), 0) ?? 0,
        volumes: vm?.lvs.length ?? 0,
        frames: state?.vms[event.vm]?.frames ?? null,
        shutdownTicks: host.costs.shutdown,
        weight: given?.command === "setWeight" ? given.weight : null,
        pagesAsked: given?.command === "setMemoryTarget" ? given.pages : null,
        named: nameIn(given),
        isBalloonOn: given?.command === "balloon" ? given.isOn : null,
        isByWeight: info.scheduler.heedsWeights,
        // The state is that before what the command leads to.
        isNeedless: isNeedless(event.command, {
          life: state?.vms[event.vm]?.life ?? "none",
          isBusy: jobKindOf(context, event.vm) !== null,
          isLenient: conventions.lifecycle === "lenient",
        }),
        isRestored: jobKindOf(context, event.vm) === "restore",
        volume:
          given?.command === "extendVolume" || given?.command === "reduceVolume"
            ? { name: isolated(given.volume), extents: given.extents }
            : null,
        move:
          given?.command === "moveExtents"
            ? { disk: given.disk, to: given.to, of: given.vm === undefined ? null : isolated(given.volume ?? given.vm) }
            : null,
        ioLimit: given?.command === "setIoLimit" ? limitOf(given) : null,
        disk: given?.command === "setDisk" ? { pv: given.disk, state: given.state } : null,
        renamed: given?.command === "rename" ? { from: isolated(given.vm), to: isolated(given.name) } : null,
        orphan:
          given?.command === "deleteVolume" ? { owner: isolated(given.owner), volume: isolated(given.volume) } : null,
        keepsStorage: given?.command === "delete" && "keepStorage" in given && given.keepStorage,
      };
      return teller.commandDone(facts, words);
    }
    case "commandFailed": {
      const given = scenario.commands[event.index];
      const machine = info.vms[event.vm];
      const target =
        given?.command === "setMemoryTarget" && machine && host.overcommit
          ? { asked: given.pages, least: leastTarget(machine.spec), most: machine.pages }
          : null;
      const facts = {
        ...event,
        vm: commandTarget(context, event.index, event.vm),
        target,
        job: jobKindOf(context, event.vm),
        named: nameIn(given),
        dependents: dependentsOf(context, event.vm),
      };
      return teller.commandFailed(facts, words);
    }
    case "vmState":
      return teller.vmState({ ...event, vm: vmPart(info, event.vm) }, words);
    case "ready":
      return teller.ready(
        { who: who(event.vcpu), cause: event.cause, queueOf: queueOf(context, event.queue), ahead: event.position },
        words,
      );
    case "vcpuState":
      return teller.vcpuState({ ...event, who: who(event.vcpu) }, words);
    case "wait":
      return teller.wait(
        {
          who: who(event.vcpu),
          blocked: event.blocked,
          ticks: event.ticks < 0 ? null : event.ticks,
          isFirst: state?.vcpus[event.vcpu]?.arrival === event.time,
        },
        words,
      );
    case "withheld": {
      const entries = event.entries.filter(({ ticks }) => ticks > 0);
      return teller.withheld({ entries: entries.map(({ vcpu, ticks }) => ({ who: who(vcpu), ticks })) }, words);
    }
    case "queueOrder":
      return teller.queueOrder(
        {
          queueOf: queueOf(context, event.queue),
          moved: event.moved.map((vcpu, at) => ({ who: who(vcpu), place: event.places[at]! })),
        },
        words,
      );
    case "ratioOrder":
      return teller.ratioOrder({ queueOf: queueOf(context, event.queue) }, words);
    case "dispatch":
      return teller.dispatch(
        {
          ...event,
          who: who(event.vcpu),
          losers: event.losers.map((loser) => ({ who: who(loser.id), value: loser.value })),
          timeslice: event.timeslice < 0 ? null : event.timeslice,
          preemptible: info.scheduler.preempts,
          isMigration: event.switchTicks > (event.switched ? host.costs.worldSwitch : 0),
          stolenFrom: event.stolenFrom < 0 ? null : event.stolenFrom,
          stealsFromLongest: info.scheduler.stealsFromLongest,
          lowerIsUrgent: conventions.priorityOrder === "lowerFirst",
        },
        words,
      );
    case "pcpuPhase": {
      const vcpu = state?.pcpus[event.pcpu]?.vcpu ?? -1;
      return teller.pcpuPhase({ ...event, who: vcpu < 0 ? null : who(vcpu) }, words);
    }
    case "leave": {
      const vcpu = state?.vcpus[event.vcpu];
      return teller.leave(
        {
          ...event,
          who: who(event.vcpu),
          ticks: event.ticks < 0 ? null : event.ticks,
          page: pageAwaited(previous, event.vcpu),
          timeslice: usedTimeslice(context, event.pcpu),
          preempt: event.preempt && { ...event.preempt, by: who(event.preempt.by) },
          lowerIsUrgent: conventions.priorityOrder === "lowerFirst",
          goesToHead: info.scheduler.placesPreempted ? conventions.preemptedGoes === "head" : null,
          result:
            event.cause === "finish" && vcpu && vcpu.arrival >= 0
              ? {
                  arrival: vcpu.arrival,
                  done: event.time,
                  cpu: vcpu.cpu,
                  spin: vcpu.spin,
                  waiting: vcpu.ready + vcpu.costopTicks,
                }
              : null,
        },
        words,
      );
    }
    case "round": {
      const configured = host.scheduler.params["roundLength"];
      return teller.round(
        {
          ...event,
          queueOf: queueOf(context, event.queue),
          configured: typeof configured === "number" ? configured : null,
          entries: event.entries.map((entry) => ({ ...entry, who: who(entry.vcpu) })),
        },
        words,
      );
    }
    case "hit":
      return teller.hit({ ...event, who: who(event.vcpu) }, words);
    case "fault":
      return teller.fault({ ...event, who: who(event.vcpu) }, words);
    case "evict":
      return teller.evict(
        {
          ...event,
          who: who(event.forVcpu),
          victim: { frame: event.frame, vm: vmPart(info, event.vm), page: event.page },
          losers: event.losers.map((loser) => ({ ...contentOf(context, loser.id), value: loser.value })),
          afterFault: faultBefore(previous, event.forVcpu, event.forPage) !== null,
        },
        words,
      );
    case "reserve":
      return teller.reserve({ ...event, vm: vmPart(info, event.vm) }, words);
    case "map":
      return teller.map(
        {
          ...event,
          vm: vmPart(info, event.vm),
          referenced: event.hand < 0 ? null : event.referenced,
          hand: event.hand < 0 ? null : event.hand,
          afterFault: faultBefore(previous, event.vcpu, event.page) !== null,
        },
        words,
      );
    case "frameWait":
      return teller.frameWait(
        {
          who: who(event.vcpu),
          page: event.page,
          afterFault: faultBefore(previous, event.vcpu, event.page) !== null,
        },
        words,
      );
    case "free":
      return teller.free(event, words);
    case "listed":
    case "unlisted": {
      const { list, entry, vm, page } = event;
      const frame = vm < 0 || info.lists?.[list]?.of === "frames" ? entry : null;
      const facts = { list: listLabel(context, list, language), frame, vm: vm < 0 ? null : vmPart(info, vm), page };
      return teller[event.kind](facts, words);
    }
    case "ghostHit":
      return teller.ghostHit(
        { who: who(event.vcpu), page: event.page, list: listLabel(context, event.list, language) },
        words,
      );
    case "writtenOut":
      return teller.writtenOut({ ...event, vm: vmPart(info, event.vm) }, words);
    case "givenUp":
      return teller.givenUp({ ...event, vm: vmPart(info, event.vm) }, words);
    case "quota":
      return teller.quota({ ...event, vm: vmPart(info, event.vm) }, words);
    case "load":
      return teller.load({ ...event, vm: vmPart(info, event.vm), frames: info.frames }, words);
    case "counted":
      return teller.counted(event, words);
    case "allocated":
      return teller.allocated({ ...event, vm: vmPart(info, event.vm), unit, fit: host.region?.fit ?? "first" }, words);
    case "freed":
      return teller.freed({ ...event, vm: vmPart(info, event.vm), unit }, words);
    case "compacted": {
      const moves = event.moves.map((move) => ({ ...move, vm: move.vm < 0 ? null : vmPart(info, move.vm) }));
      return teller.compacted({ moves, moved: event.moved, unit }, words);
    }
    case "noRoom": {
      const canCompact = host.region?.fit !== "buddy";
      return teller.noRoom({ ...event, vm: vmPart(info, event.vm), unit, canCompact }, words);
    }
    case "freeList":
      return teller.freeList({ ...event, unit }, words);
    case "memoryState":
      return teller.memoryState(
        { ...event, isScarcer: MEMORY_STATES.indexOf(event.state) > MEMORY_STATES.indexOf(event.before) },
        words,
      );
    case "memoryTargets": {
      const [from, to] = event.last.map((payment) => ({ ...payment, vm: vmPart(info, payment.vm) }));
      const entries = event.entries.map((entry) => ({ ...entry, vm: vmPart(info, entry.vm) }));
      const tax = host.overcommit?.idleTax ?? 0;
      return teller.memoryTargets({ entries, moved: event.moved, last: from && to ? [from, to] : null, tax }, words);
    }
    case "inflate":
      return teller.inflate({ ...event, vm: vmPart(info, event.vm) }, words);
    case "deflate":
      return teller.deflate({ ...event, vm: vmPart(info, event.vm), given: event.beyond + event.pages.length }, words);
    case "hostSwap":
      return teller.hostSwap({ ...event, vm: vmPart(info, event.vm) }, words);
    case "memoryHold":
      return teller.memoryHold({ ...event, vm: vmPart(info, event.vm) }, words);
    case "memoryLimit":
      return teller.memoryLimit({ ...event, vm: vmPart(info, event.vm) }, words);
    case "balloonSwitch":
      return teller.balloonSwitch({ ...event, vm: vmPart(info, event.vm) }, words);
    case "scanned": {
      const entries = event.entries.map((entry) => ({
        ...entry,
        vm: vmPart(info, entry.vm),
        other: entry.otherVm < 0 ? null : vmPart(info, entry.otherVm),
      }));
      return teller.scanned({ ...event, entries }, words);
    }
    case "copyBroken":
      return teller.copyBroken({ ...event, who: who(event.vcpu) }, words);
    case "fileShared": {
      const other = event.otherVm < 0 ? null : vmPart(info, event.otherVm);
      return teller.fileShared({ ...event, vm: vmPart(info, event.vm), other }, words);
    }
    case "fileDropped": {
      const readers = [...new Set(event.entries.map(({ vm }) => vm))].map((vm) => vmPart(info, vm));
      return teller.fileDropped({ ...event, readers }, words);
    }
    case "unshared":
      return teller.unshared({ ...event, vm: vmPart(info, event.vm) }, words);
    case "snapshotTaken":
      return teller.snapshotTaken({ ...event, names: cowNames(context, event) }, words);
    case "snapshotDeleted":
      return teller.snapshotDeleted({ ...event, names: cowNames(context, event) }, words);
    case "reverted":
      return teller.reverted({ ...event, names: cowNames(context, event) }, words);
    case "cloned":
      return teller.cloned({ ...event, names: cowNames(context, event) }, words);
    case "copiedOut":
      return teller.copiedOut({ ...event, names: cowNames(context, event) }, words);
    case "storeOverflowed":
      return teller.storeOverflowed({ ...event, names: cowNames(context, event) }, words);
    case "frozen":
      return teller.frozen({ ...event, names: cowNames(context, event) }, words);
    case "thawed":
      return teller.thawed({ ...event, names: cowNames(context, event) }, words);
    case "chunkMerged":
      return teller.chunkMerged({ ...event, names: cowNames(context, event) }, words);
    case "memoryKept":
      return teller.memoryKept({ ...event, names: cowNames(context, event) }, words);
    case "backupMade":
      return teller.backupMade({ ...event, names: cowNames(context, event) }, words);
    case "backupRestored":
      return teller.backupRestored({ ...event, names: cowNames(context, event) }, words);
    case "backupDeleted":
      return teller.backupDeleted({ ...event, names: cowNames(context, event) }, words);
    case "mergedBack":
      return teller.mergedBack({ ...event, names: cowNames(context, event) }, words);
    case "rebased":
      return teller.rebased({ ...event, names: cowNames(context, event) }, words);
    case "zeroed":
      return teller.zeroed({ ...event, names: cowNames(context, event) }, words);
    case "thinShared":
      return teller.thinShared({ ...event, names: cowNames(context, event) }, words);
    case "thinWritten":
      return teller.thinWritten({ ...event, names: cowNames(context, event) }, words);
    case "thinDiscarded":
      return teller.thinDiscarded({ ...event, names: cowNames(context, event) }, words);
    case "thinDropped":
      return teller.thinDropped({ ...event, names: cowNames(context, event) }, words);
    case "poolFull":
      return teller.poolFull({ ...event, names: cowNames(context, event) }, words);
    case "poolWaitEnded":
      return teller.poolWaitEnded({ ...event, names: cowNames(context, event) }, words);
    case "poolLow":
      return teller.poolLow(event, words);
    case "poolExtended":
      return teller.poolExtended(event, words);
    case "tierHit":
      return teller.tierHit({ ...event, names: tierNames(context, event, language) }, words);
    case "tierMiss":
      return teller.tierMiss({ ...event, names: tierNames(context, event, language) }, words);
    case "tierTaken":
      return teller.tierTaken({ ...event, names: tierNames(context, event, language) }, words);
    case "tierCopy":
      return teller.tierCopy({ ...event, names: tierNames(context, event, language) }, words);
    case "tierCopied":
      return teller.tierCopied({ ...event, names: tierNames(context, event, language) }, words);
    case "tierLeft":
      return teller.tierLeft({ ...event, names: tierNames(context, event, language) }, words);
    case "tierClosed":
      return teller.tierClosed({ ...event, names: tierNames(context, event, language) }, words);
    case "tierWaitEnded":
      return teller.tierWaitEnded({ ...event, names: tierNames(context, event, language) }, words);
    case "ioQueued":
      return teller.ioQueued(
        {
          ...event,
          request: { ...event, vm: vmPart(info, event.vm), issuedAt: event.time },
          ...(serviceWhenNext(host.disks[event.pv], state?.disks[event.pv], event.request) ?? NOT_WAITING),
        },
        words,
      );
    case "ioStarted": {
      const request = requestFacts(context, event.request);
      const disk = host.disks[event.pv];
      const service = request && disk && !disk.arm ? serviceFacts(disk, request, null) : null;
      const waited = request ? event.time - request.issuedAt : -1;
      return teller.ioStarted({ ...event, request, ticks: event.until - event.time, waited, service }, words);
    }
    case "ioDone":
      return teller.ioDone({ pv: event.pv, request: requestFacts(context, event.request) }, words);
    case "ioCancelled":
      return teller.ioCancelled({ pv: event.pv, request: requestFacts(context, event.request) }, words);
    case "seek": {
      const { maxWait = -1 } = host.disks[event.pv]?.arm ?? {};
      // Where a sweep turns, the arm went the other way before.
      const wasUp = event.reason === "turned" ? !event.isUp : event.isUp;
      const request = requestFacts(context, event.request);
      const disk = host.disks[event.pv];
      const service = request && disk ? serviceFacts(disk, request, event, event) : null;
      return teller.seek({ ...event, request, service, maxWait, wasUp }, words);
    }
    case "lvAllocated": {
      const lv = info.lvs[event.lv];
      return teller.lvAllocated(
        {
          lv: lvParts(info, event.lv),
          bytes: lv?.bytes ?? 0,
          extentBytes: host.extentBytes,
          extents: event.runs.reduce((sum, run) => sum + run.count, 0),
          policy: ALLOCATION_POLICIES[event.policy] ?? null,
          runs: event.runs,
        },
        words,
      );
    }
    case "lvLaidOut":
      return teller.lvLaidOut(laidOut(event, info, host.extentBytes), words);
    case "lvReduced":
      return teller.lvReduced({ ...event, lv: lvParts(info, event.lv) }, words);
    case "extentMoved": {
      const areas = areasOf(info.lvs[event.lv]?.layout);
      return teller.extentMoved({ ...event, lv: lvParts(info, event.lv), areas }, words);
    }
    case "extentHeld":
      return teller.extentHeld({ ...event, lv: lvParts(info, event.lv) }, words);
    case "extentStale":
      return teller.extentStale({ ...event, lv: lvParts(info, event.lv) }, words);
    case "diskState":
      return teller.diskState(event, words);
    case "ioLimit":
      return teller.ioLimit({ vm: vmPart(info, event.vm), limit: presentLimit(info, context.state, event.vm) }, words);
    case "ioHeld":
      return teller.ioHeld(
        {
          ...event,
          vm: vmPart(info, event.vm),
          who: who(event.vcpu),
          lv: lvParts(info, event.lv),
          until: event.until < 0 ? null : event.until,
          limit: presentLimit(info, state, event.vm),
        },
        words,
      );
    case "ioReleased":
      return teller.ioReleased({ ...event, who: who(event.vcpu) }, words);
    case "ioFailed":
      return teller.ioFailed({ pv: event.pv, request: requestFacts(context, event.request) }, words);
    case "ioError":
      return teller.ioError({ ...event, lv: lvParts(info, event.lv), who: vcpuPart(info, event.vcpu) }, words);
    case "lvFreed":
      return teller.lvFreed({ lv: lvParts(info, event.lv) }, words);
    case "quiet":
      return teller.quiet(
        {
          unfinished: state?.vcpus.filter(({ phase }) => phase !== "offline" && phase !== "finished").length ?? null,
          spinning: (state?.vcpus ?? []).flatMap(({ phase, isAtBarrier }, vcpu) =>
            phase === "running" && isAtBarrier ? [who(vcpu)] : [],
          ),
          kept: (state?.vms ?? []).flatMap(({ life }, uid) =>
            life === "saved" || life === "crashed" ? [vmPart(info, uid)] : [],
          ),
        },
        words,
      );
    case "zeno":
      return teller.zeno({ who: who(event.vcpu) }, words);
    case "standing":
      return teller.standing(
        {
          reason: event.reason,
          entries: event.entries.map((entry) => ({ who: who(entry.vcpu), value: entry.value })),
        },
        words,
      );
    case "timeslice":
      return teller.timeslice(
        { who: who(event.vcpu), pcpu: event.pcpu, timeslice: event.timeslice < 0 ? null : event.timeslice },
        words,
      );
    case "jobShared":
      return teller.jobShared({ vm: vmPart(info, event.vm) }, words);
    case "migrationBegan":
      return teller.migrationBegan(
        { ...event, vm: vmPart(info, event.vm), host: hostLabel(context, event.host) },
        words,
      );
    case "migrationRound":
      return teller.migrationRound({ ...event, vm: vmPart(info, event.vm) }, words);
    case "migrationRoundDone":
      return teller.migrationRoundDone({ ...event, vm: vmPart(info, event.vm) }, words);
    case "migrationStopped":
      return teller.migrationStopped({ ...event, vm: vmPart(info, event.vm) }, words);
    case "migrationEnded":
      return teller.migrationEnded(
        { ...event, vm: vmPart(info, event.vm), host: hostLabel(context, event.host) },
        words,
      );
    case "migrationSwitched":
      return teller.migrationSwitched(
        { ...event, vm: vmPart(info, event.vm), host: hostLabel(context, event.host) },
        words,
      );
    case "networkFault":
      return teller.networkFault({ ...event, who: who(event.vcpu) }, words);
    case "throttled":
      return teller.throttled({ ...event, vm: vmPart(info, event.vm) }, words);
    case "exited":
      return teller.exited({ ...event, who: who(event.vcpu), rule: host.exits ?? null }, words);
    case "attempted":
      return teller.attempted(
        {
          ...event,
          who: who(event.vcpu),
          owner: event.owner < 0 ? null : vmPart(info, event.owner),
          changed: event.changed.map(({ vm, page }) => ({ vm: vmPart(info, vm), page })),
          isParavirtual: host.exits?.technique === "paravirtual",
        },
        words,
      );
    case "leftOver":
      return teller.leftOver({ ...event, vm: vmPart(info, event.vm), from: vmPart(info, event.from) }, words);
    case "migrationRate":
      return teller.migrationRate({ ...event, vm: vmPart(info, event.vm) }, words);
    case "migrationThrottled":
      return teller.migrationThrottled({ ...event, vm: vmPart(info, event.vm) }, words);
    case "linkState":
      return teller.linkState(event, words);
    case "hostState":
      return teller.hostState(event, words);
    case "migrationVolumes":
      return teller.migrationVolumes({ ...event, vm: vmPart(info, event.vm) }, words);
    case "migrationVolumesDone":
      return teller.migrationVolumesDone({ ...event, vm: vmPart(info, event.vm) }, words);
    case "placed":
      return teller.placed(
        {
          ...event,
          vm: vmPart(info, event.vm),
          chosen: event.host < 0 ? null : hostLabel(context, event.host),
          hosts: event.hosts.map((offer) => ({ ...offer, name: hostLabel(context, offer.host) })),
        },
        words,
      );
    case "loadCompared":
      return teller.loadCompared(
        {
          ...event,
          vm: event.vm < 0 ? null : vmPart(info, event.vm),
          other: hostLabel(context, event.other),
          to: hostLabel(context, event.to),
        },
        words,
      );
    case "maintenance":
      return teller.maintenance(event, words);
    case "restartPlanned":
      return teller.restartPlanned({ ...event, vm: vmPart(info, event.vm) }, words);
    case "jobBegun":
      return teller.jobBegun({ ...event, vm: vmPart(info, event.vm) }, words);
    case "machineChanged": {
      const { spec, pages = 0 } = info.vms[event.vm] ?? {};
      return teller.machineChanged({ vm: vmPart(info, event.vm), vcpus: spec?.vcpus ?? 0, pages }, words);
    }
    case "jobProgress":
      return teller.jobProgress({ ...event, vm: vmPart(info, event.vm) }, words);
    case "jobEnded":
      return teller.jobEnded({ ...event, vm: vmPart(info, event.vm) }, words);
    case "restoredToSwap":
      return teller.restoredToSwap({ ...event, vm: vmPart(info, event.vm) }, words);
    case "weight":
      return teller.weight({ vm: vmPart(info, event.vm), weight: event.weight }, words);
    case "rebalance":
      return teller.rebalance({ ...event, who: who(event.vcpu), every: host.rebalancing?.every ?? null }, words);
    case "warming": {
      const workingSet = info.vms[info.vcpus[event.vcpu]?.vm ?? -1]?.spec.workingSet ?? 0;
      return teller.warming({ ...event, who: who(event.vcpu), rule: info.cache ?? null, workingSet }, words);
    }
    case "warmth":
      return teller.warmth({ ...event, who: who(event.vcpu), by: who(event.by), rule: info.cache ?? null }, words);
    case "translated": {
      const out = event.outVm < 0 ? null : { vm: vmPart(info, event.outVm), page: event.outPage };
      return teller.translated({ ...event, who: who(event.vcpu), out, rule: info.translation ?? null }, words);
    }
    case "tablesWritten":
      return teller.tablesWritten({ ...event, who: who(event.vcpu), kind: info.translation?.kind ?? null }, words);
    case "tlbFlushed":
      return teller.tlbFlushed({ ...event, vm: event.vm < 0 ? null : vmPart(info, event.vm) }, words);
    case "tlbInvalidated":
      return teller.tlbInvalidated({ ...event, vm: vmPart(info, event.vm) }, words);
    case "barrier":
      return teller.barrier(
        {
          ...event,
          who: who(event.vcpu),
          ...siblingsAt(context, event.vcpu),
          isLast: event.opens && state !== null && !hasEnded(previous, info, event.vcpu),
        },
        words,
      );
    default:
      return assertNever(event);
  }
}

/** Stands before the number of a frame in a table. */
const FRAME: Readonly<Record<Language, string>> = { en: "frame", zh: "页框" };

/** Stands before the number of a cylinder in a table. */
const CYLINDER: Readonly<Record<Language, string>> = { en: "cylinder", zh: "柱面" };

/** The values compared, where there was somebody to compare with. */
function comparisonOf(event: TraceEvent, context: ExplainContext, language: Language, words: Words): Comparison | null {
  const { info } = context;
  const table = (
    { measure, show = (value) => words.number(value) }: MeasureText,
    candidates: readonly { readonly who: Parts; readonly value: number }[],
    others: number,
  ): Comparison | null =>
    measure === null
      ? null
      : {
          measure,
          rows: candidates.map(({ who, value }, at) => ({
            who,
            value: show(value, words, at === 0),
            isChosen: at === 0,
          })),
          others,
        };
  const vcpu = (id: VcpuId, value: number) => ({ who: [vcpuPart(info, id)], value });
  if (event.kind === "dispatch" && event.losers.length > 0) {
    const losers = event.losers.map((loser) => vcpu(loser.id, loser.value));
    return table(dispatchTexts[event.reason][language], [vcpu(event.vcpu, event.value), ...losers], event.others);
  }
  if (event.kind === "leave" && event.preempt) {
    const { reason, by, byValue, value } = event.preempt;
    return table(dispatchTexts[reason][language], [vcpu(by, byValue), vcpu(event.vcpu, value)], 0);
  }
  if (event.kind === "evict" && event.losers.length > 0) {
    const describe = ({ frame, vm, page }: FrameContent): Parts =>
      vm === null
        ? say`${FRAME[language]} ${words.number(frame)}`
        : say`${FRAME[language]} ${words.number(frame)} · ${vm} ${words.number(page)}`;
    const victim = { frame: event.frame, vm: vmPart(info, event.vm), page: event.page };
    const losers = event.losers.map(({ id, value }) => ({ who: describe(contentOf(context, id)), value }));
    return table(
      victimTexts[event.reason][language],
      [{ who: describe(victim), value: event.value }, ...losers],
      event.others,
    );
  }
  if (event.kind === "seek" && event.losers.length > 0) {
    const describe = (request: number, cylinder: number): Parts => {
      const vm = requestFacts(context, request)?.vm;
      const place = say`${CYLINDER[language]} ${words.number(cylinder)}`;
      return vm ? say`${place} · ${vm}` : place;
    };
    const losers = event.losers.map(({ id, cylinder, value }) => ({ who: describe(id, cylinder), value }));
    return table(
      seekMeasure(event.reason, language),
      [{ who: describe(event.request, event.to), value: event.value }, ...losers],
      event.others,
    );
  }
  if (event.kind === "tierTaken" && event.victim && event.victim.losers.length > 0) {
    const { victim } = event;
    const losers = victim.losers.map((loser) => ({ who: unitParts(context, loser, language), value: loser.value }));
    return table(
      victimTexts[victim.reason][language],
      [{ who: unitParts(context, victim, language), value: victim.value }, ...losers],
      victim.others,
    );
  }
  return null;
}

/** The extents that a volume on several disks gets, area by area. */
function laidOut(event: Body<"lvLaidOut">, info: HostInfo, extentBytes: number): Facts<"lvLaidOut"> {
  const lv = info.lvs[event.lv];
  const extents = event.runs.reduce((sum, run) => sum + run.count, 0);
  const perArea = extents / event.areas;
  const areas: { pv: number; start: number; count: number }[][] = Array.from({ length: event.areas }, () => []);
  let done = 0;
  for (const run of event.runs) {
    areas[Math.floor(done / perArea)]!.push(run);
    done += run.count;
  }
  return {
    lv: lvParts(info, event.lv),
    isNew: event.from === 0,
    bytes: lv?.bytes ?? 0,
    extentBytes,
    wanted: Math.ceil((lv?.bytes ?? 0) / extentBytes),
    extents,
    layout: lv?.layout ?? null,
    policy: ALLOCATION_POLICIES[event.policy] ?? null,
    areas,
  };
}
