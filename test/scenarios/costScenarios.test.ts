/** What the scenarios of the gallery about exits and containers say in numbers is what comes out. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { hostOf, withHost, type HostSpec, type Scenario } from "../../src/model/scenario.ts";
import { exitsByCause } from "../../src/scenarios/exitsByCause.ts";
import { filesReadOnce } from "../../src/scenarios/filesReadOnce.ts";
import { machineOrContainer } from "../../src/scenarios/machineOrContainer.ts";
import { exitFigures } from "../../src/trace/figures/exits.ts";
import { machineCosts } from "../../src/trace/figures/machineCosts.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { eventsOfKind } from "../support/schedules.ts";

describe("what makes guests exit", () => {
  const { scenario, tries } = exitsByCause;
  const ends = (part: Partial<HostSpec>) => {
    const trace = simulate(withHost(scenario, { ...hostOf(scenario), ...part }));
    const state = hostAt(trace, trace.rowCount, trace.knownUntil);
    return { ends: state.vcpus.map(({ done }) => done), wrong: exitFigures(state, trace.info, [1]).wrong };
  };
  const tried = (at: number) => {
    const given = tries[at];
    if (given?.do !== "host") throw new Error("settings of the host are tried");
    return ends(given.part);
  };

  it("ends at 300 and 100, with twenty wrong results; batches, translation and a changed guest make it 120, 120 and 140", () => {
    expect(ends({})).toEqual({ ends: [300, 100], wrong: 20 });
    expect(tried(0)).toEqual({ ends: [120, 100], wrong: 20 });
    expect(tried(1)).toEqual({ ends: [300, 120], wrong: 0 });
    expect(tried(2)).toEqual({ ends: [300, 140], wrong: 0 });
  });
});

describe("a machine and a container", () => {
  const { scenario } = machineOrContainer;
  const trace = simulate(scenario, { until: 1100 });
  const state = hostAt(trace, trace.rowsUpTo(1000), 1000);
  const items = (vm: number) => {
    const { work, walks, exits, kernel, count, calls } = exitFigures(state, trace.info, [vm]);
    const { boot, end } = machineCosts(state, trace.info, [vm]);
    return { boot, work: work - boot, walks, exits, kernel, count, calls, end };
  };

  it("run one program: the difference has the items of the text, which add up", () => {
    expect(items(0)).toEqual({ boot: 60, work: 54, walks: 816, exits: 45, kernel: 0, count: 20, calls: 0, end: 975 });
    expect(items(1)).toEqual({ boot: 6, work: 50, walks: 120, exits: 0, kernel: 22, count: 0, calls: 16, end: 198 });
  });

  it("the machine has four pages for its guest system while it runs", () => {
    const running = hostAt(trace, trace.rowsUpTo(500), 500);
    expect(machineCosts(running, trace.info, [0]).guestPages).toBe(4);
    expect(machineCosts(running, trace.info, [1]).guestPages).toBe(0);
  });

  it("a crash of one container takes the other with it, and no machine", () => {
    const crashed = eventsOfKind(trace, "vmState").flatMap(({ time, vm, state: life }) =>
      life === "crashed" ? [[time, trace.info.vms[vm]!.name]] : [],
    );
    expect(crashed).toEqual([
      [520, "hog"],
      [520, "web"],
    ]);
  });

  it("the hog runs in the first half of every hundred ticks, as domain G.2 has it", () => {
    const hog = trace.info.vms.findIndex(({ name }) => name === "hog");
    const told = eventsOfKind(trace, "throttled").filter(({ vm }) => vm === hog);
    expect(told.map(({ time, isThrottled }) => [time, isThrottled])).toEqual([
      [50, true],
      [100, false],
      [150, true],
      [200, false],
      [250, true],
      [300, false],
      [350, true],
      [400, false],
      [450, true],
      [500, false],
    ]);
  });
});

/** Frames in use, and of each machine the frames of its own and the pages that share one. */
function stateAt(given: Scenario, time: number) {
  const trace = simulate(given, { until: time + 1 });
  const state = hostAt(trace, trace.rowsUpTo(time), time);
  const machines = trace.info.vms.map(({ uid }) => [state.vms[uid]!.frames, state.vms[uid]!.shared ?? 0]);
  return {
    used: hostOf(given).frames - state.freeFrames,
    machines,
    exit: state.vcpus.map(({ exit }) => exit),
    trace,
  };
}

describe("files that containers read once", () => {
  const { scenario, tries } = filesReadOnce;

  it("are in frames once for both, and once more in the machine: 13 frames for 17 pages, 14 when web has written", () => {
    expect(stateAt(scenario, 39)).toMatchObject({
      used: 5,
      machines: [
        [5, 0],
        [0, 0],
        [0, 0],
      ],
    });
    const { used, machines, exit } = stateAt(scenario, 85);
    expect({ used, machines, exit }).toEqual({
      used: 13,
      machines: [
        [1, 4],
        [1, 4],
        [7, 0],
      ],
      exit: [25, 13, 35],
    });
    const { used: later, machines: own } = stateAt(scenario, 120);
    expect([later, own[1]]).toEqual([14, [2, 3]]);
  });

  it("stay for web when app is stopped", () => {
    const stopped = { ...scenario, commands: [{ at: 86, command: "stop", vm: "app" } as const] };
    expect(stateAt(stopped, 88)).toMatchObject({
      used: 12,
      machines: [
        [0, 0],
        [1, 4],
        [7, 0],
      ],
    });
  });

  it("stay in their frames where those are few: pages of one owner leave first", () => {
    const [, , few] = tries;
    if (few?.do !== "host") throw new Error("settings of the host are tried");
    const { trace, used } = stateAt(withHost(scenario, { ...hostOf(scenario), ...few.part }), 400);
    expect(used).toBeLessThanOrEqual(12);
    expect(eventsOfKind(trace, "fileDropped")).toEqual([]);
    expect(eventsOfKind(trace, "evict").length).toBeGreaterThan(0);
    const { vms } = hostAt(trace, trace.rowsUpTo(400), 400);
    // web has left the frame of the file that it wrote to, where app stays.
    expect(vms.map(({ shared }) => shared)).toEqual([4, 3, 0]);
  });
});
