/** Laws of commands (domain F.6, L2, L4, L5), at random moments of random runs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Manager } from "../../src/manager/manager.ts";
import { DISK_STATES } from "../../src/model/choices.ts";
import { COMMANDS, type Command, type CommandId, type Scenario } from "../../src/model/scenario.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import { RowBuffer } from "../../src/trace/build/rowBuffer.ts";
import type { Vcpu } from "../../src/vmm/cpu/state.ts";
import type { VmUid } from "../../src/model/units.ts";
import type { MemoryState } from "../../src/vmm/memory/state.ts";
import type { MonitorState } from "../../src/vmm/monitor.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { aboutCopies, isAboutCopies } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { hostOf } from "../../src/model/scenario.ts";

/** A run stopped after `moments` moments, and a manager that can be told anything there. */
function stopped(given: Scenario, moments: number): { run: Observed; manager: Manager } {
  const run = new Observed(given).run(() => {}, moments);
  return { run, manager: new Manager(run.simulation.monitor, run.rows) };
}

function commandOf(given: Scenario, id: CommandId, which: number): Command {
  const machine = given.machines[which % given.machines.length]!;
  if (id === "create") return { command: id, machine: { ...machine, name: which % 2 === 0 ? machine.name : "new" } };
  const vm = which === 9 ? "stranger" : machine.name;
  if (isAboutCopies(id)) return aboutCopies(id, vm, which);
  if (id === "compact") return { command: id };
  if (id === "setMemoryTarget") return { command: id, vm, pages: which };
  if (id === "balloon") return { command: id, vm, isOn: which % 2 === 1 };
  if (id === "setDisk") return { command: id, disk: which % 3, state: DISK_STATES[which % DISK_STATES.length]! };
  if (id === "abortMove") return { command: id };
  if (id === "rename") return { command: id, vm, name: which % 2 === 0 ? machine.name : "new" };
  if (id === "resize") return { command: id, vm, vcpus: 1 + (which % 3) };
  if (id === "deleteVolume") return { command: id, owner: vm, volume: "none" };
  if (id === "migrate") return { command: id, vm, to: which };
  if (id === "setMigrationSpeed") return { command: id, vm, bytesPerTick: 1 + which };
  if (id === "setLink" || id === "setHost") return { command: id, state: which % 2 === 0 ? "failed" : "working" };
  if (id === "moveExtents") return { command: id, disk: which % 3, ...(which % 2 === 0 ? { vm } : {}) };
  if (id === "extendVolume" || id === "reduceVolume") {
    const volume = machine.volumes[which % 2]?.name ?? "none";
    return { command: id, vm, volume, extents: 1 + which };
  }
  return id === "setWeight" ? { command: id, vm, weight: 1 + which } : { command: id, vm };
}

const bytesOf = (state: MonitorState) => structuredClone(state);

/** What of the memory does not depend on which pages of `vm` are pinned. */
function withoutPins({ guests, inUse: _inUse, settled: _settled, ...rest }: MemoryState, vm: VmUid): object {
  const all = [...guests].map(([uid, guest]) => [uid, uid === vm ? { ...guest, pinned: [] } : guest]);
  return structuredClone({ ...rest, guests: all });
}

describe("a command that is refused", () => {
  it("changes nothing and leaves one row (L2)", () => {
    fc.assert(
      fc.property(
        busyScenario({ overcommit: true }),
        fc.nat(50),
        fc.constantFrom(...COMMANDS),
        fc.nat(9),
        (given, moments, id, which) => {
          const { run, manager } = stopped(given, moments);
          const before = bytesOf(run.simulation.monitor.state);
          const rows = run.rows.length;
          const definitions = structuredClone([run.info, run.simulation.monitor.specs.length]);
          fc.pre(!manager.execute(commandOf(given, id, which), 99));
          expect(run.simulation.monitor.state).toEqual(before);
          expect([run.info, run.simulation.monitor.specs.length]).toEqual(definitions);
          expect(run.rows.length).toBe(rows + 1);
          expect(run.event(rows).kind).toBe("commandFailed");
        },
      ),
      examples(100),
    );
  });

  it("leaves the rest of the run as it was, when it is refused whatever is due at its moment", () => {
    fc.assert(
      fc.property(
        busyScenario(),
        fc.nat(40),
        fc.constantFrom("create", "resume"),
        fc.nat(8),
        (given, drawn, id, which) => {
          const plain = new Observed(given).run();
          // Later than the end it would only move the row that says that the run is over.
          const at = Math.min(drawn, plain.simulation.monitor.now);
          const command = { ...commandOf(given, id, which), at };
          const commands = [...given.commands, command].toSorted((one, other) => one.at - other.at);
          const place = commands.indexOf(command);
          const other = new Observed({ ...given, commands }).run();
          const events = other.events.filter((event) => event.kind !== "commandFailed" || event.index !== place);
          fc.pre(events.length < other.rows.length);
          const renumbered = events.map((event) =>
            "index" in event && event.index > place ? { ...event, index: event.index - 1 } : event,
          );
          // Runs that spin for ever are cut off after so many moments, of which the command may be one.
          const until = plain.simulation.isOver ? Infinity : other.simulation.monitor.now;
          const early = (all: readonly TraceEvent[]) => all.filter(({ time }) => time < until);
          expect(early(renumbered)).toEqual(early(plain.events));
        },
      ),
      examples(60),
    );
  });
});

describe("pause and resume at one moment", () => {
  it("change nothing but places in run queues (L4)", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(50), fc.nat(9), (given, moments, which) => {
        const { run, manager } = stopped(given, moments);
        const { monitor } = run.simulation;
        const { name } = given.machines[which % given.machines.length]!;
        const vm = monitor.find(name);
        // A fault of another machine that waits for a frame gets the one that was kept for a reference of this one.
        fc.pre(vm?.life === "running" && monitor.state.paging.frameWaiters.length === 0);
        const before = bytesOf(monitor.state);
        expect(manager.execute({ command: "pause", vm: name }, 0)).toBe(true);
        expect(monitor.find(name)!.life).toBe("paused");
        expect(manager.execute({ command: "resume", vm: name }, 1)).toBe(true);
        const { cpu, memory, ...rest } = monitor.state;
        const { cpu: cpuBefore, memory: memoryBefore, ...restBefore } = before;
        expect(rest).toEqual(restBefore);
        // A pause gives up the pins of the machine's pages: they are candidates again.
        const pins = memoryBefore.guests.get(vm.uid)?.pinned.length ?? 0;
        expect(memory.inUse).toBe(memoryBefore.inUse - pins);
        const compared = (state: MemoryState) => (pins === 0 ? state : withoutPins(state, vm.uid));
        expect(compared(memory)).toEqual(compared(memoryBefore));
        const isTouched = (v: Vcpu) => v.vm === vm.uid && v.phase !== "finished";
        const untouched = cpuBefore.vcpus.filter((v) => !isTouched(v));
        expect(untouched.map(({ id }) => cpu.vcpus[id])).toEqual(untouched);
        for (const old of cpuBefore.vcpus.filter(isTouched)) {
          const { reference, blocked, pendingRequests, generation, isShuttingDown } = old;
          // Guest time is charged when it is looked at: the pause looks.
          const p = cpuBefore.pcpus[old.pcpu];
          const uncharged = p?.phase === "guest" ? before.clock.now - p.chargedTo : 0;
          const isWarm = p !== undefined && cpuBefore.caches[p.id]?.toGo[old.id] === 0;
          const rate = isWarm ? hostOf(given).cache!.warmRate : 1;
          const { left } = old.place;
          // Who spins at a barrier has nothing left that could be done.
          const place = { ...old.place, left: left > 0 ? Math.max(0, left - uncharged * rate) : left };
          // Nor is one cut for a cap or a quota that is used up meanwhile: who has no more of it is parked then.
          const afterwards = old.isParked ? "parked" : "ready";
          const phase = old.phase === "running" ? afterwards : old.phase;
          // An exit is not cut for co-scheduling but by a pause: who is too far ahead is stopped when it would go on.
          const isCut = hostOf(given).coscheduling !== undefined && p !== undefined && p.phase !== "guest";
          const kept = { place, reference, blocked, pendingRequests, generation, isShuttingDown };
          expect(cpu.vcpus[old.id]).toMatchObject(isCut ? kept : { ...kept, phase });
        }
      }),
      examples(100),
    );
  });
});

describe("create and delete", () => {
  it("give every extent back (L5)", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(50), fc.nat(9), (given, moments, which) => {
        const { run, manager } = stopped(given, moments);
        const { pool } = run.simulation.monitor.state.volumes;
        const before = structuredClone(pool);
        const machine = { ...given.machines[which % given.machines.length]!, name: "new" };
        fc.pre(manager.execute({ command: "create", machine }, 0));
        expect(manager.execute({ command: "delete", vm: "new" }, 1)).toBe(true);
        expect(pool).toEqual(before);
      }),
      examples(60),
    );
  });

  it("in any order and number leave a pool whose every extent is free or owned", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const run = new Observed(given).run();
        const { monitor } = run.simulation;
        const manager = new Manager(monitor, new RowBuffer());
        for (const { name } of monitor.state.vms.filter(({ life }) => life !== "none")) {
          manager.execute({ command: "stop", vm: name }, 0);
          expect(manager.execute({ command: "delete", vm: name }, 0)).toBe(true);
        }
        const swap = monitor.volumes.swapExtents;
        const { pool } = monitor.state.volumes;
        expect(pool.free).toBe(hostOf(given).disks.reduce((sum, disk) => sum + disk.extents, 0) - swap);
        expect(monitor.state.memory.guests.size).toBe(0);
      }),
      examples(40),
    );
  });
});
