/**
 * Which page leaves, and whether a reference finds its page: the family are the common replacement policies, driven beside
 * the live one by what really happens to pages, and that one itself under other rules of its own.
 *
 * Slips of the first: the page loaded last; the first frame; the lowest page; the frame under the hand, whatever its bit.
 * Slips of the second: what was here once is here still; only the pages used last are here; a write always faults.
 */
import { withDefaults } from "../../model/params.ts";
import { otherChoices, rulesOf, withRule, type RuleChoice } from "../../model/rules.ts";
import type { Body, TraceEvent } from "../../model/rows/table.ts";
import { hostOf, type PolicyChoice, type Scenario } from "../../model/scenario.ts";
import type { FrameId, PageNumber, VcpuId, VmUid } from "../../model/units.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { hasFrame, nextFrame } from "../../vmm/memory/frameSet.ts";
import { memoryPolicies, memoryPolicy } from "../../vmm/memory/policies.ts";
import { guestPage, machineOf, type GuestPage } from "../../vmm/memory/policy.ts";
import { Shadow } from "../../vmm/memory/shadow.ts";
import { FAULT, HIT, type EvidenceRow, type RuleName, type RulePicks } from "../question.ts";
import {
  apartFrom,
  isTelling,
  offered,
  slip,
  smallestBy,
  type MakeWatcher,
  type Place,
  type Watched,
} from "../watcher.ts";

/** Driven by what happened, in the order of telling. */
const BY_HISTORY = ["fifo", "lru", "clock", "lfu", "mru", "mfu"] as const;
/** Told by the programs of the machines: the page whose next use is farthest, or nearest. Whoever ties is as good. */
const BY_FUTURE = [
  { id: "opt", sign: 1 },
  { id: "unopt", sign: -1 },
] as const;

/** What is known of the page in a frame; references are numbered from 1. */
interface Held {
  readonly page: PageNumber;
  readonly loaded: number;
  used: number;
  uses: number;
}

interface Shadowed {
  readonly rule: RuleName;
  readonly shadow: Shadow;
}

/** What pages share one policy state: all of them, or those of a machine. */
interface Scope {
  readonly vm: VmUid | null;
  /** The live policy; it has told whom it takes before it is asked. */
  readonly live: Shadow;
  readonly others: readonly Shadowed[];
}

export const pages: MakeWatcher = (watched) => {
  const { scenario, monitor, isAll, ask } = watched;
  const host = hostOf(scenario);
  const policy = memoryPolicy(host.replacement.policy);
  const isLocal = host.replacementScope === "local";
  const scopes = new Map<VmUid | null, Scope>(isLocal ? [] : [[null, scopeOf(watched, null)]]);
  const held = new Map<FrameId, Held>();
  const lastUse = new Map<GuestPage, number>();
  let made = 0;
  /** The row that told where the page of the reference is, if that comes before it. */
  let translated: { readonly place: Place; readonly vcpu: VcpuId; readonly page: PageNumber } | null = null;

  const vmOf = (vcpu: VcpuId): VmUid => monitor.processor.vcpu(vcpu).vm;
  const scopeFor = (vm: VmUid): Scope => {
    const key = isLocal ? vm : null;
    let scope = scopes.get(key);
    if (!scope) scopes.set(key, (scope = scopeOf(watched, key)));
    return scope;
  };

  const distanceOf = (live: Shadow, frame: FrameId) =>
    monitor.memory.foresight.nextUse(ownerOf(live, frame), held.get(frame)!.page).distance;

  const atEviction = (event: Body<"evict">, time: number, place: Place, { live, others }: Scope) => {
    const { frame, losers, forVcpu, forPage } = event;
    const wanted = guestPage(vmOf(forVcpu), forPage);
    const all = framesOf(live);
    // Others may be kept from leaving by what no rule of the family knows of.
    if (event.reason === "drawn" || all.length !== 1 + losers.length + event.others) return;
    const right = [frame, ...equallyFar(event)].filter((one) => all.includes(one));
    const byHistory = others.map(({ rule, shadow }): RulePicks => {
      const choice = shadow.choiceFor(wanted);
      return { rule, picks: choice && all.includes(choice.frame) ? [choice.frame] : [] };
    });
    const distances = new Map(all.map((one) => [one, distanceOf(live, one)]));
    const byFuture = BY_FUTURE.filter(({ id }) => id !== policy.id).map(({ id, sign }): RulePicks => {
      const most = Math.max(...all.map((one) => sign * distances.get(one)!));
      return { rule: { of: "policy", id }, picks: all.filter((one) => most === sign * distances.get(one)!) };
    });
    const family = [...byHistory, ...byFuture];
    if (!isAll && !isTelling(right, family)) return;
    const hand = policy.hand?.(live.state.policy) ?? -1;
    const slips = [
      slip(
        "newestFirst",
        smallestBy(all, (one) => -(held.get(one)?.loaded ?? 0)),
      ),
      slip("underHand", ...all.filter((one) => one === hand)),
      slip("firstFrame", all[0]!),
      slip(
        "lowestPage",
        smallestBy(all, (one) => held.get(one)?.page ?? Infinity),
      ),
    ];
    const rules = apartFrom(right, [...family, ...slips]);
    const candidates = offered(all, right, rules);
    if (candidates.length < 2) return;
    const evidence = candidates.map((one): EvidenceRow => {
      const { page, loaded, used, uses } = held.get(one)!;
      const values: Record<string, number | null> = { page, loaded, used, uses };
      if (policy.isReferenced) values["bit"] = policy.isReferenced(live.state.policy, one) ? 1 : 0;
      if (policy.foresee) {
        const distance = distances.get(one)!;
        values["nextUse"] = Number.isFinite(distance) ? distance : null;
      }
      return { answer: one, vm: ownerOf(live, one), values };
    });
    const said = {
      kind: "victim",
      ...place,
      time,
      vm: vmOf(forVcpu),
      vcpu: forVcpu,
      forPage,
      line: event.line,
    } as const;
    ask({ ...said, candidates, others: all.length - candidates.length, right, rules, evidence });
  };

  const atReference = (event: Body<"hit"> | Body<"fault">, time: number, place: Place, isHit: boolean) => {
    const { vcpu, page, write } = event;
    const vm = vmOf(vcpu);
    const { live } = scopeFor(vm);
    const own = guestPage(vm, page);
    const used = lastUse.get(own);
    // Nothing can be foreseen of what is on its way, or shared.
    if ("fault" in event && event.fault !== "firstTouch" && event.fault !== "swappedOut" && event.fault !== "dropped")
      return;
    const room = framesOf(live).length;
    let later = 0;
    for (const [other, when] of lastUse)
      if (when > (used ?? Infinity) && (!isLocal || machineOf(other) === vm)) later += 1;
    const right = [isHit ? HIT : FAULT];
    const wasHere = used === undefined ? FAULT : HIT;
    const onlyLatest = used !== undefined && later < room ? HIT : FAULT;
    if (wasHere === right[0] && onlyLatest === right[0]) return;
    const rules = apartFrom(right, [
      slip("wasHere", wasHere),
      slip("onlyLatest", onlyLatest),
      slip("writesFault", write ? FAULT : HIT),
    ]);
    const at = translated?.vcpu === vcpu && translated.page === page ? translated.place : place;
    ask({
      kind: "hitOrFault",
      ...at,
      time,
      vm,
      vcpu,
      forPage: page,
      write,
      candidates: [HIT, FAULT],
      right,
      rules,
      evidence: [{ answer: right[0]!, values: { page, used: used ?? null } }],
    });
  };

  const keep = (event: TraceEvent) => {
    if (event.kind === "hit" || event.kind === "fault") {
      made += 1;
      lastUse.set(guestPage(vmOf(event.vcpu), event.page), made);
      const inFrame = event.kind === "hit" ? held.get(event.frame) : undefined;
      if (inFrame) {
        inFrame.used = made;
        inFrame.uses += 1;
      }
    } else if (event.kind === "map") held.set(event.frame, { page: event.page, loaded: made, used: made, uses: 1 });
  };

  return {
    hear(event, place) {
      if (event.kind === "hit") atReference(event, event.time, place, true);
      else if (event.kind === "fault") atReference(event, event.time, place, false);
      else if (event.kind === "evict") {
        const scope = scopeFor(event.vm);
        // The shadows hear of the miss first, as the live policy did.
        atEviction(event, event.time, place, scope);
      } else if (event.kind === "vmState" && isLocal) scopeFor(event.vm);
      translated = event.kind === "translated" ? { place, vcpu: event.vcpu, page: event.page } : null;
      keep(event);
      for (const { live, others } of scopes.values()) {
        live.apply(event);
        for (const { shadow } of others) shadow.apply(event);
      }
    },
  };
};

/** Frames that were as far from their next use as the one that was chosen: any of them is an optimal choice. */
function equallyFar({ reason, value, losers }: Body<"evict">): FrameId[] {
  if (reason !== "farthestNextUse" && reason !== "nearestNextUse") return [];
  return losers.filter((loser) => loser.value === value).map(({ id }) => id);
}

function framesOf({ state: { held } }: Shadow): FrameId[] {
  const all: FrameId[] = [];
  for (let frame = nextFrame(held, 0); frame >= 0; frame = nextFrame(held, frame + 1)) all.push(frame);
  return all;
}

function ownerOf({ state }: Shadow, frame: FrameId): VmUid {
  return hasFrame(state.held, frame) ? machineOf(state.pages.get(frame)) : 0;
}

function scopeOf({ scenario, monitor }: Watched, vm: VmUid | null): Scope {
  const host = hostOf(scenario);
  const make = ({ policy: id, params }: PolicyChoice) => {
    const policy = memoryPolicy(id);
    return new Shadow({
      policy,
      params: withDefaults(policy.params, params),
      frames: host.frames,
      machineOf: (vcpu) => monitor.processor.vcpu(vcpu).vm,
      seed: scenario.seed,
      ...(vm === null ? {} : { scope: vm, capacity: () => monitor.memory.quota(vm) }),
    });
  };
  const rules = alternativesIn(scenario).map(({ rule, choice }) => ({ rule, shadow: make(choice) }));
  const family = BY_HISTORY.filter((id) => id !== host.replacement.policy).map((id): Shadowed => ({
    rule: { of: "policy", id },
    shadow: make({ policy: id, params: {} }),
  }));
  return { vm, live: make(host.replacement), others: [...rules, ...family] };
}

/** The live policy under each other choice of its own rules. */
/** A learner who is wrong has hardly thought of another number. */
const isNumber = (choice: RuleChoice) => typeof choice === "number" || typeof choice === "object";

function alternativesIn(scenario: Scenario): { readonly rule: RuleName; readonly choice: PolicyChoice }[] {
  // Who looks ahead has only ties to decide, and all of them are right.
  if (memoryPolicy(hostOf(scenario).replacement.policy).foresee) return [];
  return rulesOf(scenario, { cpu: cpuPolicies, memory: memoryPolicies })
    .filter(({ ref, chosen }) => ref.of === "replacement" && !isNumber(chosen))
    .flatMap((rule) =>
      otherChoices(rule).map((choice) => ({
        rule: { of: "convention", ref: rule.ref, choice } as const,
        choice: hostOf(withRule(scenario, rule.ref, choice)).replacement,
      })),
    );
}
