/** Hosts that are emptied, that fail, and between which machines go by themselves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { simulateHosts } from "../../src/engine/simulate.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { PLACEMENT } from "../../src/model/settings.ts";
import type { PlacementSpec } from "../../src/model/scenario.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { MachineSpec, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { examples } from "../support/laws.ts";
import { placedScenarios } from "../support/placedScenarios.ts";
import { eventsOf, twoHosts, writer } from "../support/twoHosts.ts";
import { machine, PAGE } from "../support/workloads.ts";

const busy = (name: string, changes: Partial<MachineSpec> = {}) =>
  machine(name, [{ op: "compute", ticks: 10_000 }], { memoryBytes: 4 * PAGE, ...changes });

function placed(
  machines: readonly MachineSpec[],
  commands: readonly TimedCommand[],
  placement: Partial<PlacementSpec> = {},
  hosts = 2,
): Scenario {
  const given = twoHosts({ machines: [], commands: [], frames: 64 });
  const [first] = given.hosts;
  return {
    ...given,
    hosts: [first, ...Array.from({ length: hosts - 1 }, () => first)],
    machines,
    placement: { ...defaultsOf(PLACEMENT), ...placement },
    commands,
  };
}

const eventsIn = (given: Scenario, until = 400) => simulateHosts(given, { until }).map(eventsOf);
const ofKind = <Kind extends TraceEvent["kind"]>(events: readonly TraceEvent[], kind: Kind) =>
  events.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);

describe("a host in maintenance", () => {
  it("is emptied: what is off goes at once, the others one after the other while they run", () => {
    const given = placed(
      [busy("a", { host: 0 }), busy("b", { host: 0 }), busy("off", { host: 0, arrival: null })],
      [{ command: "setHost", state: "maintenance", host: 0, at: 20 }],
    );
    const [here, there] = eventsIn(given);
    expect(ofKind(here!, "maintenance")).toMatchObject([{ time: 20, isOn: true }]);
    expect(ofKind(here!, "placed").map(({ vm, host, cause }) => [vm, host, cause])).toEqual([
      [0, 1, "maintenance"],
      [1, 1, "maintenance"],
      [2, 1, "maintenance"],
    ]);
    // 4 pages at a page a tick; nothing is written.
    expect(ofKind(here!, "migrationBegan").map(({ time, vm }) => [time, vm])).toEqual([
      [20, 0],
      [24, 1],
      [28, 2],
    ]);
    expect(ofKind(there!, "migrationEnded").every(({ outcome }) => outcome === "done")).toBe(true);
  });

  it("is looked at again when a machine stops as it moves, although nothing else is to come", () => {
    const short = machine("a", [{ op: "compute", ticks: 60 }], {
      host: 0,
      volumes: [{ name: "root", bytes: 2 ** 22 }],
    });
    const given = placed([short], [{ command: "setHost", state: "maintenance", host: 0, at: 20 }]);
    const [first, second] = given.hosts;
    // Its volume is copied for longer than it runs; what is off moves without its volumes, or not at all.
    const [here] = eventsIn({ ...given, hosts: [{ ...first, hasLocalPool: true }, second!] }, 5000);
    expect(ofKind(here!, "migrationEnded").map(({ outcome }) => outcome)).toEqual(["aborted"]);
    expect(ofKind(here!, "placed").map(({ host, cause }) => [host, cause])).toEqual([
      [1, "maintenance"],
      [-1, "maintenance"],
    ]);
  });

  it("takes no machine, and starts none, until it works again", () => {
    const extra = { ...busy("new"), host: 1 };
    const given = placed(
      [busy("a", { host: 0 })],
      [
        { command: "setHost", state: "maintenance", host: 1, at: 5 },
        { command: "migrate", vm: "a", to: 1, at: 6 },
        { command: "create", machine: extra, at: 7 },
        { command: "setHost", state: "working", host: 1, at: 8 },
        { command: "create", machine: extra, at: 9 },
      ],
    );
    const [here, there] = eventsIn(given);
    expect(ofKind(here!, "commandFailed")).toMatchObject([{ time: 6, code: "MAINTENANCE" }]);
    expect(ofKind(there!, "commandFailed")).toMatchObject([{ time: 7, code: "MAINTENANCE" }]);
    expect(ofKind(there!, "commandDone").at(-1)).toMatchObject({ time: 9, command: "create" });
  });

  it("keeps a machine for which there is no room elsewhere, and says why of every host", () => {
    const given = placed(
      [busy("large", { host: 0, memoryBytes: 60 * PAGE }), busy("other", { host: 1, memoryBytes: 8 * PAGE })],
      [{ command: "setHost", state: "maintenance", host: 0, at: 20 }],
    );
    const [here] = eventsIn(given);
    expect(ofKind(here!, "placed")).toMatchObject([
      { time: 20, host: -1, hosts: [{ host: 1, refusal: "memory", needed: 60, available: 56 }] },
    ]);
    expect(ofKind(here!, "migrationBegan")).toEqual([]);
  });

  it("says of a host that could not take a machine why, also where the machine could not go at all", () => {
    const given = placed(
      [
        busy("box", { host: 0, isContainer: true, memoryBytes: 60 * PAGE }),
        busy("other", { host: 1, memoryBytes: 8 * PAGE }),
      ],
      [{ command: "setHost", state: "maintenance", host: 0, at: 20 }],
      {},
      3,
    );
    const [here] = eventsIn(given);
    expect(ofKind(here!, "placed").flatMap(({ hosts }) => hosts.map(({ host, refusal }) => [host, refusal]))).toEqual([
      [1, "memory"],
      [2, "incompatible"],
    ]);
  });

  it("keeps containers that run, and lets machines go", () => {
    const given = placed(
      [busy("box", { host: 0, isContainer: true }), busy("a", { host: 0 })],
      [{ command: "setHost", state: "maintenance", host: 0, at: 20 }],
    );
    const [here] = eventsIn(given);
    expect(ofKind(here!, "placed").map(({ vm, host, hosts }) => [vm, host, hosts[0]!.refusal])).toEqual([
      [0, -1, "incompatible"],
      [1, 1, "none"],
    ]);
  });
});

describe("a container that runs", () => {
  it("is neither saved nor moved to another host, and is when it is off", () => {
    const given = placed(
      [busy("box", { host: 0, isContainer: true })],
      [
        { command: "save", vm: "box", at: 5 },
        { command: "migrate", vm: "box", to: 1, at: 6 },
        { command: "stop", vm: "box", at: 7 },
        { command: "migrate", vm: "box", to: 1, at: 8 },
      ],
    );
    const [here] = eventsIn(given);
    expect(ofKind(here!, "commandFailed").map(({ time, code }) => [time, code])).toEqual([
      [5, "CONTAINER"],
      [6, "CONTAINER"],
    ]);
    expect(ofKind(here!, "migrationEnded")).toMatchObject([{ time: 8, outcome: "done" }]);
  });
});

describe("a host that fails", () => {
  it("loses what ran there, which is started elsewhere after the delay, from its beginning; what was off stays off", () => {
    const given = placed(
      [busy("a", { host: 0 }), busy("off", { host: 0, arrival: null })],
      [{ command: "setHost", state: "failed", host: 0, at: 50 }],
      { restart: "elsewhere", restartDelay: 30 },
    );
    const [here, there] = eventsIn(given);
    expect(ofKind(here!, "restartPlanned")).toMatchObject([{ time: 50, vm: 0, at: 80 }]);
    expect(ofKind(here!, "placed")).toMatchObject([{ time: 80, cause: "restart", vm: 0, host: 1 }]);
    const started = ofKind(there!, "vmState").filter(({ state }) => state === "running");
    expect(started).toMatchObject([{ time: 80 }]);
    expect(ofKind(there!, "vmState").every(({ time }) => time === 80)).toBe(true);
  });

  it("leaves its machines off where nobody starts them elsewhere", () => {
    const given = placed([busy("a", { host: 0 })], [{ command: "setHost", state: "failed", host: 0, at: 50 }]);
    const [here, there] = eventsIn(given);
    expect(ofKind(here!, "restartPlanned")).toEqual([]);
    expect(ofKind(there!, "vmState")).toEqual([]);
  });

  it("may take its own machine again where it works by then", () => {
    const given = placed(
      [busy("a", { host: 0 })],
      [
        { command: "setHost", state: "failed", host: 0, at: 50 },
        { command: "setHost", state: "working", host: 0, at: 60 },
      ],
      { restart: "elsewhere", restartDelay: 30 },
    );
    const [here] = eventsIn(given);
    const running = ofKind(here!, "vmState").filter(({ state }) => state === "running");
    expect(running.map(({ time }) => time)).toEqual([0, 80]);
  });
});

describe("the rebalancer", () => {
  const three = ["a", "b", "c"].map((name) => busy(name, { host: 0 }));

  it("moves a machine when a host has had too much to do at enough looks in a row", () => {
    const [here] = eventsIn(placed(three, [], { rebalancer: "on", every: 20, threshold: 150, gap: 100, patience: 2 }));
    expect(ofKind(here!, "loadCompared").slice(0, 2)).toMatchObject([
      { time: 20, load: 300, other: 1, otherLoad: 0, times: 1, vm: -1 },
      { time: 40, load: 300, times: 2, vm: 0, to: 1, loadAfter: 200, toAfter: 100, isMoved: true },
    ]);
    expect(ofKind(here!, "migrationBegan")).toMatchObject([{ time: 40, vm: 0, mode: "preCopy" }]);
  });

  it("only says what it would move where it is told to", () => {
    const [here] = eventsIn(placed(three, [], { rebalancer: "on", every: 20, patience: 1, proposesOnly: true }), 100);
    expect(ofKind(here!, "loadCompared").map(({ vm, to, isMoved }) => [vm, to, isMoved])).toEqual(
      [20, 40, 60, 80].map(() => [0, 1, false]),
    );
    expect(ofKind(here!, "migrationBegan")).toEqual([]);
  });

  it("heeds who is to be kept apart", () => {
    const rivals = [...three.map((each) => ({ ...each, apart: 1 })), busy("rival", { host: 1, apart: 1 })];
    const [here] = eventsIn(placed(rivals, [], { rebalancer: "on", every: 20, patience: 1, gap: 50 }), 100);
    expect(ofKind(here!, "loadCompared").every(({ vm }) => vm === -1)).toBe(true);
  });

  it("moves nothing to a host that has no room for it, however little that has to do", () => {
    const full = machine("full", [], { host: 1, memoryBytes: 62 * PAGE });
    const [here] = eventsIn(placed([...three, full], [], { rebalancer: "on", every: 20, patience: 1, gap: 50 }), 100);
    expect(ofKind(here!, "loadCompared").map(({ vm, to }) => [vm, to])).toEqual([[-1, -1]]);
    expect(ofKind(here!, "migrationBegan")).toEqual([]);
  });

  it("moves nothing to a host in maintenance, however little that has to do", () => {
    const commands = [{ command: "setHost", state: "maintenance", host: 1, at: 5 } as const];
    const rules = { rebalancer: "on", every: 20, patience: 1, gap: 50 } as const;
    const [here] = eventsIn(placed([...three, busy("d", { host: 2 })], commands, rules, 3), 30);
    expect(ofKind(here!, "loadCompared").map(({ other, to }) => [other, to])).toEqual([[2, 2]]);
  });

  it("moves none whose move makes the larger load no smaller", () => {
    const wide = [busy("wide", { host: 0, vcpus: 3 })];
    const [here] = eventsIn(placed(wide, [], { rebalancer: "on", every: 20, patience: 1 }), 100);
    expect(ofKind(here!, "loadCompared").map(({ load, vm }) => [load, vm])).toEqual([[300, -1]]);
  });

  it("chooses, of all machines and hosts, the move after which the larger of the two loads is smallest", () => {
    // Said again from the row and the machines: each wants all of its vCPUs all the time.
    fc.assert(
      fc.property(
        fc.array(fc.record({ vcpus: fc.integer({ min: 1, max: 4 }), host: fc.nat(2) }), { minLength: 2, maxLength: 8 }),
        (list) => {
          const machines = list.map((each, at) => busy(`m${at}`, each));
          const rules = { rebalancer: "on", every: 20, patience: 1, gap: 1, threshold: 1, vcpusPerPcpu: 64 } as const;
          const traces = eventsIn(placed(machines, [], rules, 3), 21);
          const loads = [0, 1, 2].map((at) =>
            list.reduce((sum, { vcpus, host }) => sum + (host === at ? vcpus : 0), 0),
          );
          const hot = loads.indexOf(Math.max(...loads));
          const told = ofKind(traces[hot]!, "loadCompared").map(({ vm, to, loadAfter, toAfter }) => ({
            vm,
            to,
            worst: Math.max(loadAfter, toAfter),
          }));
          let best = { vm: -1, to: -1, worst: 100 * loads[hot]! };
          const there = list.filter(({ host }) => host === hot);
          for (const to of [0, 1, 2].filter((each) => each !== hot))
            for (const [vm, { vcpus }] of there.entries()) {
              const worst = 100 * Math.max(loads[hot]! - vcpus, loads[to]! + vcpus);
              if (worst < best.worst) best = { vm, to, worst };
            }
          const isEven = Math.max(...loads) === Math.min(...loads);
          expect(told).toEqual(isEven ? [] : [best]);
        },
      ),
      examples(60),
    );
  });
});

describe("machines that are put and moved by themselves", () => {
  it("keep every law of all hosts at every moment, and are active on one of them at most", () => {
    fc.assert(
      fc.property(placedScenarios, (scenario) => {
        const simulation = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < 250 && simulation.step(); moment += 1)
          expect(checkInvariants(simulation)).toEqual([]);
      }),
      examples(25),
    );
  });

  it("never have more guaranteed on a host than it has frames, and what is guaranteed is what its machines were promised", () => {
    fc.assert(
      fc.property(placedScenarios, (scenario) => {
        const simulation = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < 250 && simulation.step(); moment += 1)
          for (const { monitor } of simulation.hosts) {
            const on = monitor.state.vms.filter(({ life }) => !["none", "shutOff", "saved"].includes(life));
            const promised = on.reduce((sum, { uid }) => sum + monitor.specs[uid]!.reservedPages, 0);
            expect(monitor.memory.reserved).toBe(promised);
            expect(promised).toBeLessThanOrEqual(monitor.memory.config.frames);
          }
      }),
      examples(25),
    );
  });

  it("leave a host in maintenance, but for those that said why not, when everything has come to rest", () => {
    fc.assert(
      fc.property(placedScenarios, (scenario) => {
        const at = 160;
        const maintenance: TimedCommand = { command: "setHost", state: "maintenance", host: 0, at };
        const working = scenario.hosts.map((_, host): TimedCommand => ({
          command: "setHost",
          state: "working",
          host,
          at,
        }));
        const commands = [...scenario.commands, { command: "setLink", state: "working", at } as const, ...working];
        const given: Scenario = {
          ...scenario,
          placement: { ...scenario.placement!, rebalancer: "off" },
          commands: [...commands, maintenance],
        };
        const simulation = new Simulation(given, NOBODY.recorder, NOBODY.definitions);
        simulation.runUntil(5000);
        const [trace] = simulateHosts(given, { until: 5000 });
        const stays = ofKind(eventsOf(trace!), "placed").flatMap(({ host, vm, time, cause }) =>
          host < 0 && time >= at && cause === "maintenance" ? [vm] : [],
        );
        const left = simulation.hosts[0].monitor.state.vms.filter(({ life }) => life !== "none");
        for (const { uid } of left) expect(stays).toContain(uid);
      }),
      examples(25),
    );
  });

  it("go on from a checkpoint at any moment as if nothing had been (D4)", () => {
    fc.assert(
      fc.property(placedScenarios, fc.nat(120), (scenario, moments) => {
        const whole = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < moments; moment += 1) whole.step();
        const checkpoint = whole.checkpoint();
        whole.runUntil(300);
        const copy = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        copy.restore(checkpoint);
        copy.runUntil(300);
        expect(copy.checkpoint().loop).toEqual(whole.checkpoint().loop);
      }),
      examples(15),
    );
  });

  it("come to an end where nobody has anything to do, although the rebalancer looks at regular moments", () => {
    const given = placed([machine("a", writer(2), { memoryBytes: 4 * PAGE, arrival: null })], [], { rebalancer: "on" });
    const simulation = new Simulation(given, NOBODY.recorder, NOBODY.definitions);
    simulation.runUntil(10_000);
    expect(simulation.nextTime()).toBe(Infinity);
  });
});
