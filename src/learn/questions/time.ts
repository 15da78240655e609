/**
 * Questions about lengths and moments: how long a timeslice of a round is, when a program ends, and who had the pCPU for which
 * somebody waited.
 *
 * Slips of the first: equal shares; the exact share rounded down, or up; the whole round; the share of another.
 * Slips of the second: as if it were alone; the world switch forgotten; everybody else first; the length instead of the
 * moment; one off; earlier than its work allows; later than if all others that are ready came first.
 * Slips of the third: who ran last; the most urgent one; itself; one that ran less.
 */
import { hostOf, type Costs } from "../../model/scenario.ts";
import type { Body } from "../../model/rows/table.ts";
import type { Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { EvidenceRow, Question, QuestionOf } from "../question.ts";
import { burstOf } from "../shadow/readySet.ts";
import { apartFrom, onlySmallestBy, slip, slipBetween, type MakeWatcher, type Place } from "../watcher.ts";

/** Finishing times are asked for when so much at most happens until then: what one can work out in the head. */
const MOST_DISPATCHES = 6;
const FEWEST_OTHERS = 1;
const MOST_OPTIONS = 4;
/** What a program causes besides its own ticks. */
const ON_TOP = ["migration", "fault", "ioExit", "hypercall", "trap"] as const satisfies readonly (keyof Costs)[];

export const timeslices: MakeWatcher = ({ ask }) => ({
  hear(event, place) {
    if (event.kind !== "round" || event.entries.length < 2) return;
    const { ticks, totalWeight, entries, time } = event;
    const weights = new Map(entries.map(({ vcpu, weight }) => [vcpu, weight]));
    for (const { vcpu, slice } of entries) {
      const exact = (ticks * weights.get(vcpu)!) / totalWeight;
      const right = [slice];
      const rules = apartFrom(right, [
        slip("equalShare", Math.floor(ticks / entries.length)),
        slip("roundedDown", Math.floor(exact)),
        slip("roundedUp", Math.ceil(exact)),
        slip("wholeRound", ticks),
        slip("another", ...entries.map((other) => other.slice)),
        slip("offByOne", slice - 1, slice + 1),
        slipBetween("moreThanRound", ticks + 1, Infinity),
        // Rounding moves a share to a whole number next to it, unless somebody would get nothing.
        ...(Math.abs(slice - exact) < 1
          ? [
              slipBetween("notItsShare", 0, Math.floor(exact) - 1),
              slipBetween("notItsShare", Math.ceil(exact) + 1, ticks),
            ]
          : []),
      ]);
      // Nothing is told by a share that is whole and equal for all.
      const first = rules[0]?.rule;
      if (first?.of !== "slip" || (first.id !== "equalShare" && first.id !== "roundedDown")) continue;
      const evidence = entries.map((entry): EvidenceRow => ({ answer: entry.vcpu, values: { weight: entry.weight } }));
      const about = { vcpu, ticks, sharers: entries.length };
      ask({ kind: "timeslice", ...place, time, ...about, candidates: [], right, rules, evidence });
      return;
    }
  },
});

interface Waiting {
  readonly place: Place;
  readonly time: Tick;
  readonly vcpu: VcpuId;
  readonly left: Tick;
  readonly switchTicks: Tick;
  /** Work of all who were ready or ran then. */
  readonly all: Tick;
  readonly evidence: readonly EvidenceRow[];
  dispatches: number;
}

export const finishes: MakeWatcher = ({ scenario, monitor, ask }) => {
  const open = new Map<VcpuId, Waiting>();
  const { costs, cache, translation, exits } = hostOf(scenario);
  // Exits come on top of the work of programs, by how many of them there are: then nobody knows the latest end beforehand.
  const isAllForeseen = !translation && !exits && ON_TOP.every((cost) => costs[cost] === 0);

  const atDispatch = (event: Body<"dispatch">, time: Tick, place: Place) => {
    const { vcpu, losers, switchTicks } = event;
    for (const [v, waiting] of open) {
      waiting.dispatches += 1;
      if (waiting.dispatches > MOST_DISPATCHES) open.delete(v);
    }
    // In a warm cache work takes less time than it has ticks: by how much nobody can foresee.
    if (cache || losers.length < FEWEST_OTHERS || open.has(vcpu)) return;
    const left = burstOf(monitor, vcpu);
    const runnable = monitor.processor.state.vcpus.filter(({ phase }) => phase === "ready" || phase === "running");
    const all = runnable.reduce((sum, { id }) => sum + burstOf(monitor, id), 0);
    if (!Number.isFinite(all) || left <= 0) return;
    const evidence = runnable.map(({ id }): EvidenceRow => ({ answer: id, values: { left: burstOf(monitor, id) } }));
    open.set(vcpu, { place, time, vcpu, left, switchTicks, all, evidence, dispatches: 0 });
  };

  const atEnd = (vcpu: VcpuId, end: Tick) => {
    const waiting = open.get(vcpu);
    open.delete(vcpu);
    const question = waiting && finishOf(waiting, end, costs.worldSwitch, isAllForeseen);
    if (question) ask(question);
  };

  return {
    hear(event, place) {
      if (event.kind === "dispatch") atDispatch(event, event.time, place);
      else if (event.kind === "leave" && event.cause === "finish") atEnd(event.vcpu, event.time);
      else if (event.kind === "leave" && event.cause !== "expire" && event.cause !== "preempt") open.delete(event.vcpu);
      // What nobody can foresee.
      else if ((event.kind === "commandDone" && event.index >= 0) || event.kind === "fault") open.clear();
    },
  };
};

function finishOf(waiting: Waiting, end: Tick, worldSwitch: Tick, isAllForeseen: boolean): QuestionOf<"finish"> | null {
  const { place, time, vcpu, left, switchTicks, all, evidence, dispatches } = waiting;
  const alone = time + switchTicks + left;
  // Whoever runs to its end at once leaves nothing to foresee.
  if (end === alone || dispatches === 0) return null;
  const right = [end];
  const rules = apartFrom(right, [
    slip("alone", alone),
    slip("withoutSwitch", ...(worldSwitch > 0 ? [end - worldSwitch, time + left] : [])),
    slip("lastOfAll", time + all),
    slip("lengthNotMoment", end - time, left),
    slip("offByOne", end - 1, end + 1),
    slipBetween("tooEarly", 0, time + left - 1),
    ...(isAllForeseen
      ? [slipBetween("tooLate", Math.max(end, time + all + evidence.length * worldSwitch) + 1, Infinity)]
      : []),
  ]);
  return { kind: "finish", ...place, time, vcpu, left, candidates: [], right, rules, evidence };
}

interface Stint {
  readonly vm: VmUid;
  readonly from: Tick;
  to: Tick;
}

export const takers: MakeWatcher = ({ scenario, monitor, ask }) => {
  const { pcpus } = hostOf(scenario);
  /** Who had the only pCPU, one after the other; the last one may have it still. */
  const stints: Stint[] = [];
  let runs: Stint | null = null;
  const vmOf = (vcpu: VcpuId) => monitor.processor.vcpu(vcpu).vm;

  const atDispatch = (vcpu: VcpuId, pcpu: number, time: Tick, place: Place) => {
    const from = monitor.processor.vcpu(vcpu).readySince;
    const own = vmOf(vcpu);
    const ticks = new Map<VmUid, Tick>();
    for (let at = stints.length - 1; at >= 0 && stints[at]!.to > from; at -= 1) {
      const { vm, from: begun, to } = stints[at]!;
      ticks.set(vm, (ticks.get(vm) ?? 0) + to - Math.max(begun, from));
    }
    const all = [...ticks.keys()];
    const last = stints.at(-1);
    if (all.length < 2 || all.length > MOST_OPTIONS - 1 || ticks.has(own) || !last) return;
    const most = Math.max(...ticks.values());
    const right = all.filter((vm) => ticks.get(vm) === most);
    // Telling where the one that has just run is not the one that ran longest.
    if (right.includes(last.vm)) return;
    const isLower = scenario.conventions.priorityOrder === "lowerFirst";
    const priority = (vm: VmUid) => (isLower ? 1 : -1) * monitor.specs[vm]!.priority;
    const candidates = [...all, own].toSorted((a, b) => a - b);
    const rules = apartFrom(right, [
      slip("lastBefore", last.vm),
      slip("mostUrgent", ...onlySmallestBy(all, priority)),
      slip("itself", own),
      slip("ranLess", ...all.filter((vm) => !right.includes(vm))),
    ]);
    const evidence = all.map((vm): EvidenceRow => ({ answer: vm, values: { ticks: ticks.get(vm)! } }));
    const question: Question = { kind: "taker", ...place, time, vcpu, from, pcpu, candidates, right, rules, evidence };
    ask(question);
  };

  return {
    hear(event, place) {
      if (pcpus !== 1) return;
      if (event.kind === "dispatch") {
        atDispatch(event.vcpu, event.pcpu, event.time, place);
        runs = { vm: vmOf(event.vcpu), from: event.time + event.switchTicks, to: event.time };
      } else if (event.kind === "leave" && runs) {
        if (event.time > runs.from) stints.push({ ...runs, to: event.time });
        runs = null;
      }
    },
  };
};
