/**
 * Who runs next: at dispatches with several ready vCPUs, and where a running one has to go for another. The family are the
 * policies that go by who is ready; the scheduler of the scenario itself is asked under other conventions as well.
 *
 * Slips: the newest instead of the oldest; the first by number; the one that has just run; the next by number after it; the
 * least urgent one.
 */
import { otherChoices, rulesOf, withRule, type Rule } from "../../model/rules.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import type { Body, TraceEvent } from "../../model/rows/table.ts";
import type { VcpuId } from "../../model/units.ts";
import { cpuPolicies, cpuPolicy } from "../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { EvidenceRow, RuleName, RulePicks } from "../question.ts";
import { burstOf, ReadyShadow } from "../shadow/readySet.ts";
import { apartFrom, isTelling, offered, onlySmallestBy, slip, type MakeWatcher, type Place } from "../watcher.ts";

/** Policies that say whom they would serve from the ready set alone, in the order of telling. */
const BY_READY_SET = ["fcfs", "sjf", "srtf", "priority", "hrrn", "lrtf"] as const;
const FOLLOWABLE: ReadonlySet<string> = new Set([...BY_READY_SET, "rr", "prr"]);
/** Reasons under which equals are equally right, where a convention decides among them. */
const EQUALS: ReadonlySet<string> = new Set(["highestPriority", "shortestBurst", "shortestRemaining"]);

interface Shadowed {
  readonly rule: RuleName;
  readonly shadow: ReadyShadow;
}

interface Chosen {
  readonly right: readonly VcpuId[];
  readonly ready: readonly VcpuId[];
  readonly running: VcpuId | -1;
  readonly last: VcpuId | -1;
  readonly values: ReadonlyMap<VcpuId, number>;
  readonly line: number;
}

export const nextToRun: MakeWatcher = ({ scenario, monitor, isAll, ask }) => {
  const host = hostOf(scenario);
  const policy = cpuPolicy(host.scheduler.policy);
  const shadows = shadowsFor(scenario, monitor);
  const hasTies = policy.conventions?.some((id) => id === "priorityTies" || id === "shortestTies") ?? false;
  /** Who had each pCPU last, before the present dispatch. */
  const last: VcpuId[] = [];

  const since = (v: VcpuId) => monitor.processor.vcpu(v).readySince;
  const urgency = (v: VcpuId) => urgencyOf(scenario, monitor, v);

  const consider = (place: Place, time: number, pcpu: number, { right, ready, running, ...chosen }: Chosen) => {
    const all = running < 0 ? ready : [...ready, running];
    const family = shadows.map(({ rule, shadow }): RulePicks => {
      const pick = running < 0 ? shadow.first(ready) : shadow.firstAgainst(ready, running);
      return { rule, picks: pick < 0 ? [] : [pick] };
    });
    if (!isAll && !isTelling(right, family)) return;
    const byId = all.toSorted((a, b) => a - b);
    const before = running < 0 ? chosen.last : running;
    const slips = [
      slip("runningAgain", ...byId.filter((v) => v === before)),
      slip("newestFirst", ...onlySmallestBy(ready, (v) => -since(v))),
      slip("nextById", byId.find((v) => v > before) ?? byId[0]!),
      slip("firstOfAll", byId[0]!),
      slip("leastUrgent", ...onlySmallestBy(byId, urgency)),
    ];
    const rules = apartFrom(right, [...family, ...slips]);
    const candidates = offered(all, right, rules);
    if (candidates.length < 2) return;
    const evidence = candidates.map((v): EvidenceRow => {
      const left = burstOf(monitor, v);
      const value = chosen.values.get(v) ?? null;
      const { priority } = monitor.processor.attributes[v]!;
      const values = { since: v === running ? null : since(v), left: Number.isFinite(left) ? left : null, priority };
      return { answer: v, values: value === null ? values : { ...values, value } };
    });
    const { line } = chosen;
    ask({ kind: "nextToRun", ...place, time, pcpu, running, candidates, right, rules, evidence, line });
  };

  const atDispatch = (event: Body<"dispatch">, time: number, place: Place) => {
    const { vcpu, pcpu, losers, others, reason, value } = event;
    if (losers.length === 0 || others > 0 || event.stolenFrom >= 0) return;
    if (reason === "winningTicket" || reason === "tookOver" || policy.isGang) return;
    const ready = [vcpu, ...losers.map(({ id }) => id)].filter((v) => monitor.processor.isAllowed(v, pcpu));
    const mayTie = hasTies && EQUALS.has(reason);
    const equals = mayTie ? losers.filter((loser) => loser.value === value && ready.includes(loser.id)) : [];
    consider(place, time, pcpu, {
      right: [vcpu, ...equals.map(({ id }) => id)],
      ready,
      running: -1,
      last: last[pcpu] ?? -1,
      line: event.line,
      values: new Map([[vcpu, value], ...losers.map(({ id, value: own }) => [id, own] as const)]),
    });
  };

  const atPreemption = (event: Body<"leave">, time: number, place: Place) => {
    const { vcpu, pcpu, preempt } = event;
    if (!preempt || policy.isGang) return;
    const queue = monitor.processor.config.perPcpuQueues ? pcpu : 0;
    const ready = monitor.processor.runQueue(queue).filter((v) => monitor.processor.isAllowed(v, pcpu));
    if (ready.length > 8 || !ready.includes(preempt.by)) return;
    consider(place, time, pcpu, {
      right: [preempt.by],
      ready,
      running: vcpu,
      last: vcpu,
      line: preempt.line,
      values: new Map([
        [vcpu, preempt.value],
        [preempt.by, preempt.byValue],
      ]),
    });
  };

  let isTaken = false;
  return {
    decided({ kind, candidates, running, own }, time, place) {
      // Whoever keeps its pCPU leaves no row behind that would tell of it.
      if (kind !== "nextToRun" || running < 0 || own !== running) return;
      const ready = candidates.filter((v) => v !== running);
      const line = policy.preemption?.line ?? -1;
      if (ready.length <= 8)
        consider(place, time, 0, { right: [running], ready, running, last: running, values: new Map(), line });
    },
    hear(event: TraceEvent, place) {
      if (event.kind === "dispatch") {
        // Who takes the pCPU of another was asked about where that one left.
        if (!isTaken) atDispatch(event, event.time, place);
        isTaken = false;
        last[event.pcpu] = event.vcpu;
      } else if (event.kind === "leave" && event.cause === "preempt") {
        atPreemption(event, event.time, place);
        isTaken = true;
      }
      for (const { shadow } of shadows) shadow.hear(event);
    },
  };
};

/** The scheduler itself under other conventions, then other policies. */
function shadowsFor(scenario: Scenario, monitor: Monitor): Shadowed[] {
  const { scheduler } = hostOf(scenario);
  const { conventions } = scenario;
  const own = cpuPolicy(scheduler.policy);
  const isFollowed = FOLLOWABLE.has(scheduler.policy);
  const rules = isFollowed ? rulesOf(scenario, { cpu: cpuPolicies, memory: memoryPolicies }) : [];
  const others = rules
    .filter(({ ref }) => ref.of === "conventions" && own.conventions?.some((id) => id === ref.id) === true)
    .flatMap((rule) => alternativesOf(scenario, monitor, rule));
  const policies = BY_READY_SET.filter((id) => id !== scheduler.policy).map((id): Shadowed => ({
    rule: { of: "policy", id },
    shadow: new ReadyShadow(monitor, { policy: id, params: {} }, conventions),
  }));
  return [...others, ...policies];
}

function alternativesOf(scenario: Scenario, monitor: Monitor, rule: Rule): Shadowed[] {
  const { ref } = rule;
  return otherChoices(rule).map((choice) => {
    const { conventions } = withRule(scenario, ref, choice);
    const shadow = new ReadyShadow(monitor, hostOf(scenario).scheduler, conventions);
    return { rule: { of: "convention", ref, choice }, shadow };
  });
}

/** Larger is more urgent. */
function urgencyOf({ conventions }: Scenario, { processor }: Monitor, v: VcpuId): number {
  const { priority } = processor.attributes[v]!;
  return conventions.priorityOrder === "lowerFirst" ? -priority : priority;
}
