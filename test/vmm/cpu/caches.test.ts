/**
 * Caches of pCPUs: charts worked out by hand, and a reference that follows who ran where tick by tick (the rules of OSTEP's
 * multi.py, which `policies/oracles/ostepMulti.test.ts` compares with that program itself). Lanes are drawn with one
 * character a tick, a capital letter where the vCPU is warm.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../../src/engine/invariants.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import type { CacheSpec, HostSpec, MachineSpec, Op, Scenario, TimedCommand } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { INTERVAL_KINDS } from "../../../src/trace/intervals.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { busyScenario } from "../../support/busyScenario.ts";
import { examples } from "../../support/laws.ts";
import { Observed } from "../../support/observed.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { machine, NO_COSTS, scenario } from "../../support/workloads.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const CACHE: CacheSpec = { size: 10, warmupTicks: 3, warmRate: 2 };
const RR: HostSpec["scheduler"] = { policy: "rr", params: { timeslice: 4 } };
const FCFS: HostSpec["scheduler"] = { policy: "fcfs", params: {} };

const needing = (workingSet: number, name: string, ops: readonly Op[], changes: Partial<MachineSpec> = {}) =>
  machine(name, ops, { memoryBytes: 0, workingSet, ...changes });

const caching = (
  machines: readonly MachineSpec[],
  host: Partial<HostSpec> = {},
  commands: readonly TimedCommand[] = [],
): Scenario => scenario(machines, { cache: CACHE, scheduler: RR, ...host }, { commands });

/** A pCPU's lane: who ran guest code, in capitals where it was warm; `#` switch, `!` exit, `~` spinning, `.` idle. */
function drawn(trace: TraceReader, pcpu = 0): string {
  const cells = Array.from({ length: trace.knownUntil }, () => ".");
  for (const { start, end, kind, other } of trace.pcpuLane(pcpu, 0, trace.knownUntil))
    for (let at = 0; at < start.length; at += 1) {
      const { name } = trace.info.vms[trace.info.vcpus[other[at]!]!.vm]!;
      const looks: Readonly<Record<string, string>> = { switch: "#", exit: "!", spin: "~", warm: name.toUpperCase() };
      cells.fill(looks[INTERVAL_KINDS[kind[at]!]!] ?? name, start[at], end[at]);
    }
  return cells.join("");
}

const chart = (given: Scenario, pcpu = 0) => drawn(simulate(given), pcpu);

const warmths = (given: Scenario) =>
  eventsOfKind(simulate(given), "warmth").map(
    ({ time, vcpu, isWarm, by }) => `${time}: ${vcpu} ${isWarm ? "warm" : `lost to ${by}`}`,
  );

const warmAt = (given: Scenario, time: number) => {
  const trace = simulate(given);
  return hostAt(trace, trace.rowsUpTo(time), time).caches.map(({ warm }) => [...warm]);
};

const momentsOf = (given: Scenario) => {
  let moments = 0;
  new Observed(given).run(() => void (moments += 1));
  return moments;
};

describe("a vCPU alone", () => {
  it("runs at 1 until it is warm and then at the warm rate: ten ticks of work take 3 + ⌈7/2⌉", () => {
    expect(chart(caching([needing(5, "a", [compute(10)])]))).toBe("aaaAAAA");
  });

  it("is warm at once where warming up takes no time", () => {
    const cache = { ...CACHE, warmupTicks: 0 };
    expect(chart(caching([needing(5, "a", [compute(10)])], { cache }))).toBe("AAAAA");
  });

  it("gets no more done at a warm rate of 1, nor where it needs more than the cache holds", () => {
    expect(chart(caching([needing(5, "a", [compute(6)])], { cache: { ...CACHE, warmRate: 1 } }))).toBe("aaaAAA");
    expect(chart(caching([needing(11, "a", [compute(6)])]))).toBe("aaaaaa");
  });

  it("needs no room where nothing is said of its working set", () => {
    const plain = machine("a", [compute(6)], { memoryBytes: 0 });
    expect(chart(caching([plain], { cache: { ...CACHE, size: 1 } }))).toBe("aaaAA");
  });

  it("takes a tick for each operation at least: what is cut in parts may take longer", () => {
    const cache = { ...CACHE, warmupTicks: 0, warmRate: 4 };
    expect(chart(caching([needing(0, "a", [compute(4)])], { cache }))).toBe("A");
    expect(chart(caching([needing(0, "a", [compute(1), compute(3)])], { cache }))).toBe("AA");
  });

  it("makes its references faster as well, and warms up by them", () => {
    const touch: Op = { op: "reference", page: 0, write: false };
    const given = needing(5, "a", [touch, touch, touch], { memoryBytes: 4096 });
    expect(chart(caching([given], { costs: { ...NO_COSTS, reference: 4 } }))).toBe("aaaAAAAA");
  });

  it("does not warm up in switches and exits", () => {
    const costs = { ...NO_COSTS, worldSwitch: 2, hypercall: 3 };
    const given = needing(5, "a", [compute(2), { op: "hypercall", count: 1 }, compute(5)]);
    expect(chart(caching([given], { costs }))).toBe("##aa!!!aAA");
  });

  it("stays warm while it waits and while it is paused", () => {
    const waiting = needing(5, "a", [compute(3), { op: "wait", ticks: 2 }, compute(4)]);
    expect(chart(caching([waiting]))).toBe("aaa..AA");
    const commands: TimedCommand[] = [
      { at: 4, command: "pause", vm: "a" },
      { at: 6, command: "resume", vm: "a" },
    ];
    expect(chart(caching([needing(5, "a", [compute(9)])], {}, commands))).toBe("aaaA..AA");
  });

  it("begins cold when its machine is stopped and started", () => {
    const commands: TimedCommand[] = [
      { at: 4, command: "stop", vm: "a" },
      { at: 4, command: "start", vm: "a" },
    ];
    const given = caching([needing(5, "a", [compute(9)])], {}, commands);
    expect(chart(given)).toBe("aaaAaaaAAA");
    expect(eventsOfKind(simulate(given), "warming").map(({ time, begins }) => [time, begins])).toEqual([
      [0, true],
      [4, false],
      [4, true],
    ]);
  });

  it("makes no moments by warming up in vain, however long it runs", () => {
    const cache = { ...CACHE, warmupTicks: 1 };
    const given = caching([needing(11, "a", [compute(1_000_000)])], { cache, scheduler: FCFS });
    expect(momentsOf(given)).toBeLessThan(5);
  });
});

describe("several on one pCPU", () => {
  it("are all warm where their working sets fit together", () => {
    const both = ["a", "b"].map((name) => needing(5, name, [compute(12)]));
    expect(chart(caching(both))).toBe("aaaAbbbBAAAABBBB");
  });

  it("drive each other out where they do not", () => {
    const both = ["a", "b"].map((name) => needing(6, name, [compute(12)]));
    expect(chart(caching(both))).toBe("aaaAbbbBaaaAbbbBaaB");
    expect(warmths(caching(both))).toEqual([
      "3: 0 warm",
      "7: 1 warm",
      "7: 0 lost to 1",
      "11: 0 warm",
      "11: 1 lost to 0",
      "15: 1 warm",
      "15: 0 lost to 1",
    ]);
  });

  it("lose their places in the order in which they became warm", () => {
    const three = ["a", "b", "c"].map((name) => needing(5, name, [compute(100)]));
    expect(warmAt(caching(three), 8)).toEqual([[1, 0]]);
    expect(warmAt(caching(three), 12)).toEqual([[2, 1]]);
  });

  it("lose them all to one that is too large to be warm itself", () => {
    const given = caching([needing(5, "a", [compute(9)]), needing(11, "b", [compute(5)])]);
    expect(warmths(given).slice(0, 2)).toEqual(["3: 0 warm", "7: 0 lost to 1"]);
    expect(chart(given)).toBe("aaaAbbbbaaaAb");
  });

  it("keep their places when they have finished, until others need the room", () => {
    const given = caching([needing(6, "a", [compute(3)]), needing(6, "b", [compute(5)])]);
    expect(chart(given)).toBe("aaabbbB");
    expect(warmAt(given, 5)).toEqual([[0]]);
    expect(warmths(given)).toEqual(["3: 0 warm", "6: 1 warm", "6: 0 lost to 1"]);
  });

  it("who fits into no cache drives out even one that starts anew in that very moment", () => {
    const machines = [needing(5, "a", [compute(1)]), needing(20, "e", [compute(3)], { arrival: 2 })];
    const commands: readonly TimedCommand[] = [
      { command: "stop", vm: "a", at: 1 },
      { command: "start", vm: "a", at: 3 },
    ];
    const given = caching(machines, { cache: { size: 10, warmupTicks: 1, warmRate: 1 } }, commands);
    expect(warmths(given)).toEqual(["1: 0 warm", "3: 0 lost to 1", "6: 0 warm"]);
  });
});

describe("on two pCPUs", () => {
  it("who is moved begins cold, and is still warm where it was", () => {
    const commands: TimedCommand[] = [
      { at: 4, command: "pause", vm: "a" },
      { at: 5, command: "resume", vm: "a" },
    ];
    const machines = [needing(5, "a", [compute(13)]), needing(5, "b", [compute(9)], { arrival: 4 })];
    const given = caching(machines, { pcpus: 2, scheduler: FCFS }, commands);
    expect([chart(given), chart(given, 1)]).toEqual(["aaaAbbbBBB.", ".....aaaAAA"]);
    expect(warmAt(given, 10)).toEqual([[1, 0], [0]]);
  });

  it("who spins at a barrier warms up and gets nothing done by it", () => {
    const programs: Op[][] = [
      [{ op: "barrier" }, compute(4)],
      [compute(5), { op: "barrier" }],
    ];
    const wide = needing(5, "w", [], { vcpus: 2, programs });
    const trace = simulate(caching([wide], { pcpus: 2, scheduler: FCFS }));
    expect([drawn(trace), drawn(trace, 1)]).toEqual(["~~~~WW", "wwwW.."]);
    const { vcpus, pcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
    expect(vcpus.map(({ cpu, spin, warm }) => [cpu, spin, warm])).toEqual([
      [6, 4, 2],
      [4, 0, 1],
    ]);
    expect(pcpus.map(({ guest, spin, warm }) => [guest, spin, warm])).toEqual([
      [6, 4, 2],
      [4, 0, 1],
    ]);
  });
});

/** The rules as they are written down: one pCPU's cache, tick by tick. */
class Reference {
  readonly warm: number[] = [];
  readonly #counters = new Map<number, number>();
  readonly #rule: CacheSpec;
  readonly #sets: readonly number[];
  /** What has been told, as `warmths` says it. */
  readonly told: string[] = [];

  constructor(rule: CacheSpec, sets: readonly number[]) {
    this.#rule = rule;
    this.#sets = sets;
  }

  forget(v: number): void {
    if (this.warm.includes(v)) this.warm.splice(this.warm.indexOf(v), 1);
    this.#counters.delete(v);
  }

  dispatch(v: number, now: number): void {
    if (this.warm.includes(v) || this.#counters.has(v)) return;
    if (this.#rule.warmupTicks === 0) this.#enter(v, now);
    else this.#counters.set(v, this.#rule.warmupTicks);
  }

  /** `v` runs for the tick that ends at `end`: ticks of work it could get done. */
  tick(v: number, end: number): number {
    const done = this.warm.includes(v) ? this.#rule.warmRate : 1;
    const counter = this.#counters.get(v);
    if (counter === undefined) return done;
    if (counter <= 1) this.#enter(v, end);
    else this.#counters.set(v, counter - 1);
    return done;
  }

  #enter(v: number, now: number): void {
    this.#counters.delete(v);
    this.warm.unshift(v);
    const lost: number[] = [];
    while (this.warm.reduce((sum, w) => sum + this.#sets[w]!, 0) > this.#rule.size) {
      const loser = this.warm.pop()!;
      this.#counters.set(loser, this.#rule.warmupTicks);
      lost.push(loser);
    }
    // Of one that is too large, which leaves as it enters, nothing is told.
    if (!lost.includes(v)) this.told.push(`${now}: ${v} warm`);
    for (const loser of lost) if (loser !== v) this.told.push(`${now}: ${loser} lost to ${v}`);
  }
}

interface Followed {
  readonly caches: readonly Reference[];
  /** `time vcpu` of each end of a burst, where programs are given as bursts. */
  readonly ends: readonly string[];
}

/** Follows the rows of a run with the reference. `bursts`: lengths of the operations of each vCPU, that are all computations. */
function follow(run: Observed, rule: CacheSpec, bursts: readonly (readonly number[])[] | null): Followed {
  const sets = run.info.vcpus.map(({ vm }) => run.info.vms[vm]!.spec.workingSet ?? 0);
  const caches = Array.from({ length: run.info.pcpus }, () => new Reference(rule, sets));
  const holders = caches.map(() => ({ vcpu: -1, isRunning: false }));
  const rest = bursts?.map((lengths) => [...lengths]);
  const ends: string[] = [];
  let now = 0;
  const tickTo = (time: number) => {
    for (; now < time; now += 1)
      for (const [p, { vcpu, isRunning }] of holders.entries()) {
        if (!isRunning) continue;
        const done = caches[p]!.tick(vcpu, now + 1);
        const own = rest?.[vcpu];
        if (!own) continue;
        own[0] = Math.max(0, own[0]! - done);
        if (own[0] === 0) {
          own.shift();
          ends.push(`${now + 1} ${vcpu}`);
        }
      }
  };
  for (const event of run.events) {
    tickTo(event.time);
    apply(event, caches, holders);
  }
  return { caches, ends };
}

function apply(event: TraceEvent, caches: readonly Reference[], holders: { vcpu: number; isRunning: boolean }[]): void {
  if (event.kind === "dispatch") {
    holders[event.pcpu] = { vcpu: event.vcpu, isRunning: event.switchTicks === 0 };
    caches[event.pcpu]!.dispatch(event.vcpu, event.time);
  } else if (event.kind === "leave") holders[event.pcpu] = { vcpu: -1, isRunning: false };
  else if (event.kind === "pcpuPhase")
    holders[event.pcpu]!.isRunning = event.phase === "guest" || event.phase === "spin";
  else if (event.kind === "warming" && !event.begins) caches[event.pcpu]!.forget(event.vcpu);
}

const rules: fc.Arbitrary<CacheSpec> = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  warmupTicks: fc.nat(5),
  warmRate: fc.integer({ min: 1, max: 4 }),
});

describe("in any run", () => {
  it("whoever is warm, and since when, is as a reference says that follows the lanes tick by tick", () => {
    const policies = fc.oneof(busyScenario(), arbitraryScenario({ commands: 0, vcpus: 3 }));
    let told = 0;
    const law = fc.property(policies, rules, (given, cache) => {
      const run = new Observed({ ...given, hosts: [{ ...hostOf(given), cache }] });
      run.run();
      const { caches } = follow(run, cache, null);
      const byPcpu = caches.map((_, pcpu) =>
        run.events.flatMap((event) =>
          event.kind === "warmth" && event.pcpu === pcpu
            ? [`${event.time}: ${event.vcpu} ${event.isWarm ? "warm" : `lost to ${event.by}`}`]
            : [],
        ),
      );
      expect(byPcpu).toEqual(caches.map((reference) => reference.told));
      expect(run.seen().caches.map(({ warm }) => warm)).toEqual(caches.map(({ warm }) => warm));
      told += byPcpu.flat().length;
    });
    fc.assert(law, examples(200));
    expect(told).toBeGreaterThan(200);
  });

  it("each burst ends in the tick in which a reference has done the last of it", () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });
    const programs = fc.array(fc.tuple(lengths, fc.nat(12), fc.nat(6)), { minLength: 1, maxLength: 5 });
    const law = fc.property(arbitraryScenario({ commands: 0, costs: "free" }), rules, programs, (given, cache, all) => {
      const machines = all.map(([bursts, workingSet, arrival], at) =>
        needing(
          workingSet,
          `M${at}`,
          bursts.flatMap((ticks, which): Op[] => [
            ...(which > 0 ? [{ op: "wait", ticks: 3 } as const] : []),
            compute(ticks),
          ]),
          { arrival },
        ),
      );
      const run = new Observed(scenario(machines, { ...hostOf(given), cache }, { conventions: given.conventions }));
      run.run(() => expect(checkInvariants(run.simulation)).toEqual([]));
      const { ends } = follow(
        run,
        cache,
        all.map(([bursts]) => bursts),
      );
      const left = run.events.flatMap((event) =>
        event.kind === "leave" && (event.cause === "block" || event.cause === "finish")
          ? [`${event.time} ${event.vcpu}`]
          : event.kind === "vcpuState" && event.state === "finished"
            ? [`${event.time} ${event.vcpu}`]
            : [],
      );
      expect(left.toSorted()).toEqual(ends.toSorted());
      expect(ends).toHaveLength(all.flatMap(([bursts]) => bursts).length);
    });
    fc.assert(law, examples(150));
  });
});

describe("longest remaining time first", () => {
  interface Job {
    readonly arrival: number;
    readonly bursts: readonly number[];
    readonly workingSet: number;
  }

  /** Who runs in each tick on one pCPU, decided anew before every tick: -1 for nobody. */
  function byTheTick(jobs: readonly Job[], rule: CacheSpec, stays: boolean): number[] {
    const cache = new Reference(
      rule,
      jobs.map(({ workingSet }) => workingSet),
    );
    const ops = jobs.map(({ bursts }) => [...bursts]);
    const left = (job: number) => ops[job]!.reduce((sum, ticks) => sum + ticks, 0);
    const lane: number[] = [];
    let running = -1;
    while (ops.some((own) => own.length > 0)) {
      const now = lane.length;
      const could = jobs.flatMap(({ arrival }, job) => (arrival <= now && left(job) > 0 ? [job] : []));
      could.sort((a, b) => left(b) - left(a) || (stays ? Number(b === running) - Number(a === running) : 0) || a - b);
      const chosen = could[0] ?? -1;
      if (chosen !== running && chosen >= 0) cache.dispatch(chosen, now);
      running = chosen;
      lane.push(chosen);
      if (chosen < 0) continue;
      const own = ops[chosen]!;
      own[0] = Math.max(0, own[0]! - cache.tick(chosen, now + 1));
      if (own[0] === 0) own.shift();
      if (own.length === 0) running = -1;
    }
    return lane;
  }

  it("gives way in the very tick, however fast the running one gets on and into however many operations it is cut", () => {
    const jobs = fc.array(
      fc.record({
        arrival: fc.nat(12),
        bursts: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 3 }),
        workingSet: fc.nat(12),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const law = fc.property(jobs, rules, fc.boolean(), (drawnJobs, cache, stays) => {
      const params = { longestTies: stays ? "runningStays" : "lowestId" };
      const machines = drawnJobs.map(({ arrival, bursts, workingSet }, at) =>
        needing(workingSet, `M${at}`, bursts.map(compute), { arrival }),
      );
      const trace = simulate(scenario(machines, { cache, scheduler: { policy: "lrtf", params } }));
      const lane = Array.from({ length: trace.knownUntil }, () => -1);
      for (const { start, end, other } of trace.pcpuLane(0, 0, trace.knownUntil))
        for (let at = 0; at < start.length; at += 1) lane.fill(other[at]!, start[at], end[at]);
      expect(lane).toEqual(byTheTick(drawnJobs, cache, stays));
    });
    fc.assert(law, examples(300));
  });

  it("tells the moment in advance at a warm rate too", () => {
    // Warm from 3 on, A has 997 - 2t left then, B 11: it gives way as soon as it has less.
    const machines = [needing(0, "a", [compute(1000)]), needing(0, "b", [compute(11)])];
    expect(momentsOf(caching(machines, { scheduler: { policy: "lrtf", params: {} } }))).toBeLessThan(20);
  });
});
