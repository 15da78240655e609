/** Policies driven beside the live one, by the rows of a run. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { withDefaults } from "../../../src/model/params.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../../src/model/settings.ts";
import type { HostSpec, MachineSpec, Op, TimedCommand } from "../../../src/model/scenario.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import { memoryPolicies, memoryPolicy } from "../../../src/vmm/memory/policies.ts";
import { guestPage, type Foresight } from "../../../src/vmm/memory/policy.ts";
import { Shadow, type ShadowConfig } from "../../../src/vmm/memory/shadow.ts";
import { on } from "../../support/commands.ts";
import { examples } from "../../support/laws.ts";
import { SILBERSCHATZ } from "../../support/paging.ts";
import { SHARING_RULES } from "../../support/sharing.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

const choose = (id: string) => ({ policy: id, params: {} });

function eventsOf(
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  commands: readonly TimedCommand[] = [],
): TraceEvent[] {
  const trace = simulate(scenario(machines, { scheduler: choose("fcfs"), ...host }, { commands }), { until: 5000 });
  return Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
}

/** A shadow of a host whose machines have a vCPU each. */
function shadowOf(id: string, frames: number, rest: Partial<ShadowConfig> = {}): Shadow {
  const policy = memoryPolicy(id);
  return new Shadow({
    policy,
    params: withDefaults(policy.params, {}),
    frames,
    seed: 42,
    machineOf: (vcpu) => vcpu,
    ...rest,
  });
}

/** A machine that makes these references and stays on. */
const withString = (pages: readonly number[], name = "A") =>
  machine(name, [...references(pages), { op: "wait", ticks: 10_000 }], { memoryBytes: 64 * PAGE });

/** Frames really lost, and those that the shadow would have taken, eviction by eviction. */
function compare(shadow: Shadow, events: readonly TraceEvent[]): { lost: number[]; chosen: number[] } {
  const lost: number[] = [];
  const chosen: number[] = [];
  for (const event of events) {
    const choice = shadow.apply(event);
    if (event.kind !== "evict") continue;
    lost.push(event.frame);
    chosen.push(choice?.frame ?? -1);
  }
  return { lost, chosen };
}

/** Writes these pages again and again, with waits between. */
const rewriting = (pages: readonly number[]): Op => ({
  op: "loop",
  times: 20,
  body: [...references(pages, () => true), { op: "wait", ticks: 9 }],
});

const imaged = (name: string, arrival: number) =>
  machine(
    name,
    [...references([0, 1, 2, 3, 4, 5], () => true), { op: "wait", ticks: 40 }, rewriting([1, 6, 7, 2, 8, 9])],
    {
      memoryBytes: 16 * PAGE,
      image: 1,
      arrival,
    },
  );

describe("a shadow", () => {
  it("of FIFO beside LRU names the page that was loaded first of those really there, at each fault", () => {
    const events = eventsOf([withString(SILBERSCHATZ)], { frames: 3, replacement: choose("lru") });
    const shadow = shadowOf("fifo", 3);
    // LRU on the string of Silberschatz, and the oldest load of what its three frames hold before each eviction:
    // 7 0 1 | 0 1 2 | 0 2 3 | 0 3 4 | 0 4 2 | 4 2 3 | 2 3 0 | 2 3 1 | 2 1 0, each in the order of loads.
    const pages: number[] = [];
    const inFrame: number[] = [];
    for (const event of events) {
      const choice = shadow.apply(event);
      if (choice) pages.push(inFrame[choice.frame]!);
      if (event.kind === "map") inFrame[event.frame] = event.page;
    }
    expect(pages).toEqual([7, 0, 0, 0, 0, 4, 2, 2, 2]);
  });

  it.each(["fifo", "lru"])(
    "of %s forgets pages that share a frame, and those that balloons and the host take",
    (id) => {
      const overcommit = { ...defaultsOf(OVERCOMMIT), high: 20, soft: 15, hard: 10, low: 0, poll: 7, rebalance: 14 };
      const events = eventsOf([imaged("A", 0), imaged("B", 5), imaged("C", 60)], {
        frames: 14,
        replacement: choose(id),
        overcommit,
        sharing: { ...SHARING_RULES, sleep: 9, requireStable: false },
      });
      const kinds = new Set(events.map(({ kind }) => kind));
      const needed = ["scanned", "copyBroken", "inflate", "hostSwap", "evict"] as const;
      expect(needed.filter((kind) => kinds.has(kind))).toEqual(needed);
      const { lost, chosen } = compare(shadowOf(id, 14), events);
      expect(chosen).toEqual(lost);
    },
  );

  it("of the live policy itself always agrees", () => {
    const strings = fc.array(fc.nat(11), { minLength: 1, maxLength: 80 });
    const ids = fc.constantFrom(...memoryPolicies.filter(({ foresee }) => !foresee).map(({ id }) => id));
    fc.assert(
      fc.property(strings, strings, fc.integer({ min: 2, max: 9 }), ids, (one, other, frames, id) => {
        const machines = [withString(one, "A"), withString(other, "B")];
        const { lost, chosen } = compare(
          shadowOf(id, frames),
          eventsOf(
            machines,
            { frames, replacement: choose(id), disks: [{ extents: 16, readTicks: 0, writeTicks: 0 }] },
            [on(40, "stop")],
          ),
        );
        expect(chosen).toEqual(lost);
      }),
      examples(100),
    );
  });

  it("of OPT agrees where it is told the future", () => {
    const events = eventsOf([withString(SILBERSCHATZ)], { frames: 3, replacement: choose("opt") });
    let made = 0;
    const foresight: Foresight = {
      nextUse: (_vm, page) => {
        const at = SILBERSCHATZ.indexOf(page, made);
        return at < 0 ? { by: -1, distance: Infinity } : { by: 0, distance: at - made + 1 };
      },
      referencesOf: () => made,
    };
    const shadow = shadowOf("opt", 3, { foresight });
    const evictions: [number, number][] = [];
    for (const event of events) {
      if (event.kind === "hit" || event.kind === "fault") made += 1;
      const choice = shadow.apply(event);
      if (event.kind === "evict") evictions.push([event.frame, choice!.frame]);
    }
    expect(evictions.map(([, own]) => own)).toEqual(evictions.map(([really]) => really));
    expect(evictions).toHaveLength(6);
  });

  it("of 2Q keeps ghosts of what really went: the page that comes back is kept, beside LRU as live", () => {
    // With 4 frames 0 is the first to leave under LRU too, and is remembered when it comes back.
    const events = eventsOf([withString([0, 1, 2, 3, 4, 0])], { frames: 4, replacement: choose("lru") });
    const shadow = shadowOf("2q", 4);
    expect(compare(shadow, events).chosen).toEqual([0, 1]);
    // Of 2, 3, 4 and 0 only 0 is kept: three are new, and the first of them goes.
    expect(shadow.choiceFor(guestPage(0, 9))).toMatchObject({ frame: 2, reason: "oldestNewcomer" });
  });

  it("says whom it would evict now without anything happening", () => {
    const events = eventsOf([withString([0, 1, 2])], { frames: 3, replacement: choose("fifo") });
    const shadow = shadowOf("clock", 3);
    compare(shadow, events);
    // The hand would go round and clear all bits, each time it is asked.
    for (let time = 0; time < 2; time += 1)
      expect(shadow.choiceFor(guestPage(0, 5))).toMatchObject({ frame: 0, cleared: [0, 1, 2] });
  });

  it("does not take a page that may not go", () => {
    const events = eventsOf([withString([0, 1, 2])], { frames: 3 });
    const shadow = shadowOf("lru", 3, { mayLose: (frame) => frame !== 0 });
    compare(shadow, events);
    expect(shadow.choiceFor(guestPage(0, 5))?.frame).toBe(1);
  });

  it("of one machine heeds that machine's pages only", () => {
    const machines = [withString([0, 1, 2, 3], "A"), withString([0, 1, 2, 3], "B")];
    const events = eventsOf(machines, { frames: 4, replacementScope: "local", replacement: choose("lru") });
    const shadow = shadowOf("lru", 4, { scope: 1, capacity: () => 2 });
    const ofB = events.filter((event) => event.kind === "evict").map((event) => event.vm === 1);
    const { lost, chosen } = compare(shadow, events);
    expect(chosen).toEqual(lost.map((frame, at) => (ofB[at] ? frame : -1)));
    expect(ofB).toContain(true);
  });
});
