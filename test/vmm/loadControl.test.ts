/** Load control by working sets (Denning 1968; domain C.4). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, Op } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { examples } from "../support/laws.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { machine, NO_COSTS, PAGE, references, scenario } from "../support/workloads.ts";

const write = (page: number): Op => ({ op: "reference", page, write: true });
/** The host of the cliff of domain C.4. */
const CLIFF: Partial<HostSpec> = {
  scheduler: { policy: "rr", params: { timeslice: 4 } },
  costs: { ...NO_COSTS, worldSwitch: 1, fault: 1 },
  disks: [{ extents: 16, readTicks: 5, writeTicks: 5 }],
};
const LOOP: Op[] = [{ op: "loop", times: 4, body: [write(0), write(1), write(2)] }];

const loads = (trace: TraceReader) =>
  eventsOfKind(trace, "load").map(({ vm, isSuspended, wanted, own }) => ({ vm, isSuspended, wanted, own }));

describe("load control", () => {
  it("suspends one of two loops over 3 pages on 4 frames, and ends long before the 204 ticks without it", () => {
    const given = scenario([machine("A", LOOP), machine("B", LOOP)], {
      ...CLIFF,
      frames: 4,
      loadControl: { window: 10 },
    });
    const trace = simulate(given);
    // B, defined last, waits until A has ended.
    expect(loads(trace)).toMatchObject([
      { vm: 1, isSuspended: true },
      { vm: 1, isSuspended: false },
    ]);
    expect(trace.knownUntil).toBeLessThan(80);
    const end = hostAt(trace, trace.rowCount, trace.knownUntil);
    expect(end.vms.map(({ hits, faults }) => hits + faults)).toEqual([12, 12]);
  });

  it("does nothing where all working sets fit", () => {
    const given = scenario([machine("A", LOOP), machine("B", LOOP)], {
      ...CLIFF,
      frames: 6,
      loadControl: { window: 10 },
    });
    const trace = simulate(given);
    expect(loads(trace)).toEqual([]);
    expect(trace.knownUntil).toBe(38);
  });

  it("suspends the least urgent machine, whichever end of the numbers that is", () => {
    const pages = references([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    const first = (priorityOrder: "higherFirst" | "lowerFirst") => {
      const given = scenario([machine("A", pages, { priority: 1 }), machine("B", pages, { priority: 2 })], {
        frames: 4,
        scheduler: { policy: "rr", params: { timeslice: 2 } },
        loadControl: { window: 5 },
      });
      return loads(simulate({ ...given, conventions: { ...given.conventions, priorityOrder } }))[0]!.vm;
    };
    expect(first("higherFirst")).toBe(0);
    expect(first("lowerFirst")).toBe(1);
  });

  it("gives a machine its way that somebody resumes, until it is too much again", () => {
    const pages = references(Array.from({ length: 60 }, (_, at) => at % 3));
    const given = scenario([machine("A", pages), machine("B", pages)], {
      frames: 4,
      scheduler: { policy: "rr", params: { timeslice: 2 } },
      loadControl: { window: 5 },
    });
    const trace = simulate({ ...given, commands: [{ at: 20, command: "resume", vm: "B" }] });
    expect(eventsOfKind(trace, "commandFailed")).toEqual([]);
    expect(loads(trace).map(({ isSuspended }) => isSuspended)).toEqual([true, true, false]);
  });

  it("keeps the working sets of the running machines within the frames, in any strings", () => {
    const pages = fc.array(fc.nat(5), { minLength: 1, maxLength: 30 });
    const window = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(
        fc.array(pages, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2, max: 8 }),
        window,
        (strings, frames, length) => {
          const machines = strings.map((each, at) =>
            machine("ABCD"[at]!, references(each), { memoryBytes: 8 * PAGE, priority: at % 2 }),
          );
          const trace = simulate(
            scenario(machines, {
              frames,
              scheduler: { policy: "rr", params: { timeslice: 2 } },
              loadControl: { window: length },
            }),
          );
          const priorities = strings.map((_, at) => at % 2);
          expect(faultsIn(trace, frames, length, priorities)).toEqual([]);
          // Everybody comes to the end.
          expect(hostAt(trace, trace.rowCount, trace.knownUntil).vms.every(({ life }) => life === "shutOff")).toBe(
            true,
          );
        },
      ),
      examples(60),
    );
  });
});

/**
 * Follows the rows with sets of last references: what is told that is not so, and who runs at the end of a moment and
 * should not.
 */
function faultsIn(trace: TraceReader, frames: number, window: number, priorities: readonly number[]): string[] {
  const made = new Map<number, number[]>();
  const running = new Set<number>();
  const wrong: string[] = [];
  const size = (vm: number) => new Set((made.get(vm) ?? []).slice(-window)).size;
  const wanted = () => [...running].reduce((sum, vm) => sum + size(vm), 0);
  const check = (isRight: boolean, what: string) => {
    if (!isRight) wrong.push(what);
  };
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    const at = `${event.kind} at ${event.time}`;
    if (event.kind === "hit" || event.kind === "fault") {
      const { vm } = trace.info.vcpus[event.vcpu]!;
      made.set(vm, [...(made.get(vm) ?? []), event.page]);
    } else if (event.kind === "load") {
      const urgency = priorities[event.vm]!;
      const others = [...running].filter((vm) => size(vm) > 0 && vm !== event.vm);
      check(event.own === size(event.vm), `${at}: ${event.own} own pages`);
      check(event.wanted === wanted() + (event.isSuspended ? 0 : event.own), `${at}: ${event.wanted} wanted`);
      check(!event.isSuspended || (event.wanted > frames && others.length > 0), `${at}: suspended for nothing`);
      check(event.isSuspended || event.wanted <= frames || running.size === 0, `${at}: goes on too early`);
      for (const vm of event.isSuspended ? others : []) {
        const isMore = priorities[vm]! > urgency || (priorities[vm] === urgency && vm < event.vm);
        check(isMore, `${at}: ${vm} is less urgent`);
      }
    } else if (event.kind === "vmState") {
      if (event.state === "running") running.add(event.vm);
      else running.delete(event.vm);
      if (event.state === "shutOff") made.delete(event.vm);
    }
    const isEnd = row + 1 === trace.rowCount || trace.timeOf(row + 1) > trace.timeOf(row);
    const counted = [...running].filter((vm) => size(vm) > 0);
    check(!isEnd || counted.length < 2 || wanted() <= frames, `${at}: ${wanted()} pages are wanted`);
  }
  return wrong;
}
