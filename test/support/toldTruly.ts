/**
 * Whether what is told of a wrong answer is true, word by word: each slip and bound against the rows of the run, as plainly
 * as that can be written, without what found the question. What it cannot judge it says nothing of.
 */
import type { Question, QuestionOf, SlipId } from "../../src/learn/question.ts";
import { FAULT, HIT, OUTCOMES } from "../../src/learn/question.ts";
import { hostOf, type CommandId, type Scenario } from "../../src/model/scenario.ts";
import { VM_STATES, type VmLife } from "../../src/model/states.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { freeRunsOf, holesOf } from "./freePlaces.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";

export interface Told {
  readonly question: Question;
  readonly answer: number;
  readonly slip: SlipId;
  readonly trace: Trace;
  readonly scenario: Scenario;
}

/** Null: it cannot be judged. */
export function isTrue(told: Told): boolean | null {
  const { question } = told;
  switch (question.kind) {
    case "nextToRun":
      return ofNextToRun(told, question);
    case "victim":
      return ofVictim(told, question);
    case "hitOrFault":
      return ofReference(told, question);
    case "stateAfter":
      return ofState(told, question);
    case "outcome":
      return ofOutcome(told, question);
    case "timeslice":
      return ofTimeslice(told, question);
    case "finish":
      return ofFinish(told, question);
    case "taker":
      return ofTaker(told, question);
    case "hole":
      return ofHole(told, question);
    case "extents":
      return ofExtents(told, question);
    case "host":
      return ofHost(told, question);
    case "dirtied":
      return ofDirtied(told, question);
    case "ballooned":
      return ofBallooned(told, question);
    case "walk":
      return ofWalk(told, question);
  }
}

function before(trace: Trace, row: number) {
  return hostAt(trace, row, trace.timeOf(Math.min(row, trace.rowCount - 1)));
}

function eventsBefore(trace: Trace, row: number) {
  return Array.from({ length: row }, (_, at) => trace.eventAt(at));
}

function priorityOf({ scenario, trace }: Told, vm: number): number {
  const sign = scenario.conventions.priorityOrder === "lowerFirst" ? -1 : 1;
  return sign * trace.info.vms[vm]!.spec.priority;
}

function ofNextToRun(told: Told, { row, pcpu, running, candidates }: QuestionOf<"nextToRun">): boolean | null {
  const { answer, slip, trace } = told;
  const events = eventsBefore(trace, row);
  const lastOn = events.findLast((event) => event.kind === "dispatch" && event.pcpu === pcpu);
  const last = running >= 0 ? running : lastOn?.kind === "dispatch" ? lastOn.vcpu : -1;
  const since = (v: number) => events.findLast((event) => event.kind === "ready" && event.vcpu === v)?.time ?? -1;
  const ready = candidates.filter((v) => v !== running);
  const after = candidates.filter((v) => v > last);
  switch (slip) {
    case "runningAgain":
      return answer === last;
    case "newestFirst":
      return ready.every((v) => v === answer || since(v) < since(answer));
    case "firstOfAll":
      return answer === Math.min(...candidates);
    case "nextById":
      return answer === Math.min(...(after.length > 0 ? after : candidates));
    case "leastUrgent": {
      const urgency = (v: number) => priorityOf(told, trace.info.vcpus[v]!.vm);
      return candidates.every((v) => v === answer || urgency(v) > urgency(answer));
    }
    default:
      return null;
  }
}

function ofVictim({ answer, slip, trace }: Told, { row, candidates }: QuestionOf<"victim">): boolean | null {
  const { frames, hand } = before(trace, row);
  const events = eventsBefore(trace, row);
  const loaded = (frame: number) => events.findLastIndex((event) => event.kind === "map" && event.frame === frame);
  switch (slip) {
    case "firstFrame":
      return answer === Math.min(...candidates);
    case "lowestPage":
      return candidates.every((frame) => frames.page.get(answer) <= frames.page.get(frame));
    case "underHand":
      return answer === hand;
    case "newestFirst":
      return candidates.every((frame) => loaded(frame) <= loaded(answer));
    default:
      return null;
  }
}

function ofReference(
  { answer, slip, trace, scenario }: Told,
  { row, vm, forPage, write }: QuestionOf<"hitOrFault">,
): boolean | null {
  const isLocal = hostOf(scenario).replacementScope === "local";
  const used = eventsBefore(trace, row).flatMap((event) => {
    if (event.kind !== "hit" && event.kind !== "fault") return [];
    const own = trace.info.vcpus[event.vcpu]!.vm;
    return isLocal && own !== vm ? [] : [`${own}:${event.page}`];
  });
  const key = `${vm}:${forPage}`;
  const at = used.lastIndexOf(key);
  switch (slip) {
    case "wasHere":
      return (answer === HIT) === at >= 0;
    case "onlyLatest": {
      if (at < 0) return answer === FAULT;
      const { frames } = before(trace, row);
      const held = Array.from({ length: trace.info.frames }, (_, frame) => frames.vm.get(frame));
      const room = held.filter((owner) => (isLocal ? owner === vm : owner >= 0)).length;
      const later = new Set(used.slice(at + 1));
      // Frames that are just being filled may count or not.
      if (Math.abs(later.size - room) <= 1) return null;
      return (answer === HIT) === later.size < room;
    }
    case "writesFault":
      return (answer === FAULT) === write;
    default:
      return null;
  }
}

const LEADS_TO: Readonly<Partial<Record<CommandId, VmLife>>> = {
  start: "running",
  pause: "paused",
  resume: "running",
  shutdown: "shuttingDown",
  stop: "shutOff",
  save: "saved",
  discardSave: "shutOff",
  reset: "running",
  crash: "crashed",
  delete: "none",
};

function ofState({ answer, slip, trace }: Told, { row, vm, command }: QuestionOf<"stateAfter">): boolean | null {
  const life = VM_STATES[answer]!;
  switch (slip) {
    case "asNamed":
      return LEADS_TO[command] === life;
    case "unchanged":
      return (before(trace, row).vms[vm]?.life ?? "none") === life;
    case "turnedOff":
      return life === "shutOff";
    case "goneAltogether":
      return life === "none";
    case "allAtOnce":
      return life === "shutOff" && command === "shutdown";
    case "keptInMemory":
      return life === "paused" || life === "saved";
    default:
      return null;
  }
}

const RESOURCES = { NO_CPU: "cpu", NO_MEMORY: "memory", NO_SPACE: "storage" } as const;

function ofOutcome({ answer, slip, trace, scenario }: Told, question: QuestionOf<"outcome">): boolean | null {
  const told = trace.eventAt(question.row);
  const outcome = OUTCOMES[answer]!;
  const shortages = told.kind === "commandFailed" ? told.shortages : [];
  const { memoryBytes, vcpus } = specOf(question, trace, scenario) ?? { memoryBytes: 0, vcpus: 0 };
  const host = hostOf(scenario);
  switch (slip) {
    case "neverRefused":
      return outcome === "done" && told.kind === "commandFailed";
    case "enoughOfIt":
      return outcome !== "done" && shortages.every(({ resource }) => resource !== RESOURCES[outcome]);
    case "wholeMemory":
      return outcome === "NO_MEMORY" ? memoryBytes > 0 : outcome === "done";
    case "vcpusForPcpus": {
      const { vms } = before(trace, question.row);
      const taken = vms.reduce((sum, vm, uid) => sum + (isOn(vm) ? trace.info.vms[uid]!.spec.vcpus : 0), 0);
      return (outcome === "NO_CPU") === taken + vcpus > host.pcpus;
    }
    case "inUse":
      return outcome === "NO_MEMORY" || outcome === "done";
    default:
      return null;
  }
}

const isOn = ({ life }: { readonly life: VmLife }) => !["none", "shutOff", "saved", "crashed"].includes(life);

function specOf({ command, index, vm }: QuestionOf<"outcome">, { info }: Trace, { machines, commands }: Scenario) {
  if (command === "start") return info.vms[vm]?.spec;
  if (index < 0) return machines[-1 - index];
  const given = commands[index];
  return given?.command === "create" ? given.machine : undefined;
}

function ofTimeslice({ answer, slip, trace }: Told, { row, vcpu }: QuestionOf<"timeslice">): boolean | null {
  const round = trace.eventAt(row);
  if (round.kind !== "round") return false;
  const { ticks, entries } = round;
  const weights = entries.reduce((sum, { weight }) => sum + weight, 0);
  const own = entries.find((entry) => entry.vcpu === vcpu)!;
  const exact = (ticks * own.weight) / weights;
  switch (slip) {
    case "equalShare":
      return answer === Math.floor(ticks / entries.length);
    case "roundedDown":
      return answer === Math.floor(exact) && answer !== exact;
    case "roundedUp":
      return answer === Math.ceil(exact) && answer !== exact;
    case "wholeRound":
      return answer === ticks;
    case "another":
      return entries.some((entry) => entry !== own && entry.slice === answer);
    case "offByOne":
      return Math.abs(answer - own.slice) === 1;
    case "moreThanRound":
      return answer > ticks;
    case "notItsShare":
      return answer <= ticks && answer !== Math.floor(exact) && answer !== Math.ceil(exact);
    default:
      return null;
  }
}

const SWITCH = INTERVAL_KINDS.indexOf("switch");

/** The program goes on elsewhere, or later. */
const GOES_ON: ReadonlySet<string> = new Set(["expire", "preempt", "pause", "park", "requeue", "costop"]);

/** Ticks that `v` runs from `from` on until it has come to the end of what it has to do; null: that is not known. */
function workOf(trace: Trace, v: number, row: number, from: number): number | null {
  let end: number | null = null;
  for (let at = row; at < trace.rowCount && end === null; at += 1) {
    const event = trace.eventAt(at);
    if (event.kind === "leave" && event.vcpu === v && !GOES_ON.has(event.cause)) end = event.time;
  }
  if (end === null) return null;
  let work = 0;
  for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu += 1)
    for (const lane of trace.pcpuLane(pcpu, from, end))
      for (const [at, start] of lane.start.entries())
        if (lane.other[at] === v && lane.kind[at] !== SWITCH)
          work += Math.max(0, Math.min(lane.end[at]!, end) - Math.max(start, from));
  return work;
}

function ofFinish({ answer, slip, trace, scenario }: Told, question: QuestionOf<"finish">): boolean | null {
  const { row, time, vcpu, right, evidence } = question;
  const [end] = right as readonly [number];
  const { worldSwitch } = hostOf(scenario).costs;
  const work = workOf(trace, vcpu, row, time);
  const first = trace.eventAt(row);
  const ownSwitch = first.kind === "dispatch" ? first.switchTicks : 0;
  if (work === null) return false;
  switch (slip) {
    case "alone":
      return answer === time + ownSwitch + work;
    case "withoutSwitch":
      return answer === end - worldSwitch || answer === time + work;
    case "lengthNotMoment":
      return answer === end - time || answer === work;
    case "offByOne":
      return Math.abs(answer - end) === 1;
    case "tooEarly":
      return answer < time + work;
    case "lastOfAll":
    case "tooLate": {
      const each = evidence.map((ready) => workOf(trace, ready.answer, row, time));
      if (each.includes(null)) return null;
      const all = each.reduce<number>((sum, ticks) => sum + ticks!, time);
      return slip === "lastOfAll" ? answer === all : answer > all + each.length * worldSwitch && answer > end;
    }
    default:
      return null;
  }
}

function ofTaker(told: Told, { vcpu, from, time, pcpu, right }: QuestionOf<"taker">): boolean | null {
  const { answer, slip, trace } = told;
  const own = trace.info.vcpus[vcpu]!.vm;
  const ran = new Map<number, number>();
  let last = -1;
  for (const lane of trace.pcpuLane(pcpu, from, time))
    for (const [at, start] of lane.start.entries()) {
      const ticks = Math.min(lane.end[at]!, time) - Math.max(start, from);
      const vm = trace.info.vcpus[lane.other[at]!]?.vm;
      if (ticks <= 0 || vm === undefined || lane.kind[at] === SWITCH) continue;
      ran.set(vm, (ran.get(vm) ?? 0) + ticks);
      last = vm;
    }
  const most = ran.get(right[0]!) ?? 0;
  switch (slip) {
    case "lastBefore":
      return answer === last && (ran.get(answer) ?? 0) < most;
    case "mostUrgent":
      return [...ran.keys()].every((vm) => vm === answer || priorityOf(told, vm) < priorityOf(told, answer));
    case "itself":
      return answer === own;
    case "ranLess":
      return (ran.get(answer) ?? 0) < most;
    default:
      return null;
  }
}

function ofHole({ answer, slip, trace }: Told, { row, asked, needed, none }: QuestionOf<"hole">): boolean | null {
  const { region } = before(trace, row);
  const holes = holesOf(before(trace, row));
  const size = holes[answer]?.size ?? 0;
  switch (slip) {
    case "notRounded":
      return answer < none && size >= asked && size < needed;
    case "tooSmall":
      return answer < none && size < needed;
    case "lastByAddress":
      return answer === holes.length - 1;
    case "firstTooSmall":
      return answer === none && region!.holes[0]!.size < needed && holes.some((hole) => hole.size >= needed);
    case "noneExact":
      return answer === none && holes.every((hole) => hole.size !== needed) && holes.some((hole) => hole.size > needed);
    default:
      return null;
  }
}

function ofExtents({ answer, slip, trace, scenario }: Told, question: QuestionOf<"extents">): boolean | null {
  const { row, left, all, none } = question;
  // A volume that has something already is not in the trace yet.
  if (left < all || question.volume > 0) return null;
  const { disks, allocation } = hostOf(scenario);
  const runs = freeRunsOf(before(trace, row), disks);
  const own = runs[answer]?.count ?? 0;
  const isRight = (number: number) => question.right.includes(number);
  switch (slip) {
    case "tooSmall":
      return answer < none && allocation === "contiguous" && own < left;
    case "cannotGoOn": {
      // Enough for all of it can always be taken, where nothing else is wanted.
      const spec = made(scenario, question.index);
      return answer < none && (own < left || (spec?.volumes.length ?? 1) > 1);
    }
    case "longestRun":
      return runs.every(({ count }) => count <= own);
    case "closestRun":
      return own >= left && runs.every(({ count }) => count < left || count >= own);
    case "inOnePiece":
      return answer === none && !isRight(none) && runs.every(({ count }) => count < left);
    case "firstTooSmall":
      return answer === none && !isRight(none) && runs[0]!.count < left;
    case "lastByAddress":
      return answer === runs.length - 1;
    default:
      return null;
  }
}

function made({ machines, commands }: Scenario, index: number) {
  const given = index < 0 ? { machine: machines[-1 - index] } : commands[index];
  return given && "machine" in given ? given.machine : undefined;
}

function ofHost({ answer, slip, scenario }: Told, { none, evidence, right }: QuestionOf<"host">): boolean | null {
  const stands = (host: number) => evidence.find((row) => row.answer === host)!.refusal !== "none";
  switch (slip) {
    case "standsAgainst":
      return answer < none && stands(answer);
    case "firstHostFull":
      return answer === none && stands(0) && right[0] !== none;
    case "someHostFull":
      return answer === none && scenario.hosts.some((_, host) => stands(host)) && right[0] !== none;
    case "lastByAddress":
      return answer === scenario.hosts.length - 1;
    default:
      return null;
  }
}

function ofDirtied({ answer, slip, trace, scenario }: Told, { row, vm, time }: QuestionOf<"dirtied">): boolean | null {
  const rows = Array.from({ length: trace.rowCount }, (_, at) => trace.eventAt(at));
  const end = rows.findIndex((event, at) => at > row && event.kind === "migrationRoundDone" && event.vm === vm);
  const [begun, done] = [rows[row]!, rows[end]!];
  if (begun.kind !== "migrationRound" || done.kind !== "migrationRoundDone") return false;
  const pagesWritten = (from: number) =>
    rows.slice(from, end).flatMap((event) => {
      const isWrite = (event.kind === "hit" || event.kind === "fault") && event.write;
      return isWrite && trace.info.vcpus[event.vcpu]!.vm === vm ? [event.page] : [];
    });
  const { memoryBytes } = trace.info.vms[vm]!.spec;
  const all = memoryBytes / hostOf(scenario).pageBytes;
  const different = new Set(pagesWritten(row)).size;
  switch (slip) {
    case "everyWrite":
      return answer === pagesWritten(row).length && answer !== different;
    case "sentAgain":
      return answer === begun.pages;
    case "nothingWritten":
      return answer === 0 && different > 0;
    case "allPages":
      return answer === all;
    case "everWritten":
      return answer === new Set(pagesWritten(0)).size;
    case "lengthOfRound":
      return answer === done.time - time;
    case "moreThanAll":
      return answer > all;
    case "moreThanWritten":
      return answer > different;
    case "fewerThanWritten":
      return answer < different;
    default:
      return null;
  }
}

function ofBallooned(told: Told, { row, vm, candidates, right }: QuestionOf<"ballooned">): boolean | null {
  const { answer, slip, trace } = told;
  const { frames } = before(trace, row);
  const events = eventsBefore(trace, row);
  const pageIn = (frame: number) => frames.page.get(frame);
  const references = (page: number) =>
    events.flatMap((event, at) => {
      const isIt = (event.kind === "hit" || event.kind === "fault") && event.page === page;
      return isIt && trace.info.vcpus[event.vcpu]!.vm === vm ? [{ at, write: event.write }] : [];
    });
  const used = (frame: number) => references(pageIn(frame)).at(-1)?.at ?? -1;
  // Whatever the balloon has taken once is clean when it comes back.
  const isDirty = (frame: number) => {
    const page = pageIn(frame);
    const taken = events.findLastIndex(
      (event) => event.kind === "inflate" && event.vm === vm && event.entries.some((entry) => entry.page === page),
    );
    return references(page).some(({ at, write }) => at > taken && write);
  };
  switch (slip) {
    case "firstFrame":
      return candidates.every((frame) => frame >= answer);
    case "lowestPage":
      return candidates.every((frame) => pageIn(frame) >= pageIn(answer));
    case "dirtyFirst":
      return isDirty(answer) && right.every((frame) => !isDirty(frame));
    case "usedLater":
      return right.every((frame) => used(frame) < used(answer));
    default:
      return null;
  }
}

/** The accesses of a walk, counted one by one. */
function countedWalk(guest: number, host: number): number {
  let accesses = 0;
  for (let level = 0; level < guest; level += 1) accesses += host + 1;
  return accesses + host;
}

function ofWalk({ answer, slip, trace, scenario }: Told, { row, vm, right }: QuestionOf<"walk">): boolean | null {
  const event = trace.eventAt(row);
  const { translation } = hostOf(scenario);
  if (event.kind !== "translated" || !translation) return false;
  const isNested = translation.kind === "nested" && !trace.info.vms[vm]!.spec.isContainer;
  const guest = translation.guestLevels - (translation.guestHuge ? 1 : 0);
  const host = translation.hostLevels - (translation.hostHuge ? 1 : 0);
  const walk = countedWalk(guest, isNested ? host : 0);
  switch (slip) {
    case "inTlb":
      return event.hit && answer > 0;
    case "notInTlb":
      return !event.hit && answer === 0;
    case "withAccess":
      return answer === walk + 1 && right[0] === walk;
    case "guestAlone":
      return isNested && answer === guest;
    case "levelsAdded":
      return isNested && answer === guest + host;
    case "levelsMultiplied":
      return isNested && answer === guest * host;
    case "lastWalkForgotten":
      return isNested && answer === walk - host;
    case "asIfNested":
      return !isNested && answer === countedWalk(guest, host);
    case "hugeForgotten":
      return answer === countedWalk(translation.guestLevels, isNested ? translation.hostLevels : 0) && answer !== walk;
    case "partOfWalk":
      return answer > 0 && answer < walk && !event.hit;
    case "moreThanWalk":
      return answer > walk;
    default:
      return null;
  }
}
