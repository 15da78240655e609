/**
 * Volumes in storage pools against libvirt itself (domain D.1, A.4): recorded sequences of its test driver. A pool is a host, and
 * a volume one of a machine of its name: class of the result, what is available, and what each volume takes after each command.
 * What has no counterpart is counted by reasons that follow from the commands and the recorded pools alone.
 */
import { expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { Manager } from "../../src/manager/manager.ts";
import type { Command } from "../../src/model/scenario.ts";
import { Observed } from "../support/observed.ts";
import { oracleVectors } from "../support/oracles.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

/** MiB of an extent: all sizes are multiples of it. */
const MIB = 512;
const CAPACITY = 102_400;

type View =
  | readonly [
      active: 0 | 1,
      persistent: 0 | 1,
      autostart: 0 | 1,
      capacity: number,
      allocation: number,
      available: number,
      volumes: readonly (readonly [name: string, capacity: number, allocation: number])[] | null,
    ]
  | null;

interface Vector {
  readonly id: string;
  readonly ops: readonly (readonly [
    command: string,
    pool: "p0" | "p1",
    name?: string,
    capacity?: number,
    allocation?: number | null,
    source?: string,
  ])[];
  readonly steps: readonly (readonly [result: string, pools?: readonly [View, View]])[];
}

const CLASSES: Readonly<Record<string, string>> = {
  OPERATION_FAILED: "ALREADY_EXISTS",
  INTERNAL_ERROR: "NO_SPACE",
  NO_STORAGE_VOL: "NO_SUCH_VM",
};

class Pool {
  readonly #run = new Observed(
    scenario([], { frames: 1, disks: [{ extents: CAPACITY / MIB, readTicks: 1, writeTicks: 1 }] }),
  ).run(() => {}, 1);
  readonly #manager = new Manager(this.#run.simulation.monitor, this.#run.rows);

  give(command: Command): string {
    const row = this.#run.rows.length;
    if (!this.#manager.execute(command, 0)) {
      const told = this.#run.event(row);
      return told.kind === "commandFailed" ? told.code : told.kind;
    }
    while (this.#run.simulation.monitor.jobs.state.running.size > 0) this.#run.simulation.step();
    return "ok";
  }

  create(name: string, allocation: number): string {
    const volumes = allocation === 0 ? [] : [{ name: "disk", bytes: (allocation / MIB) * EXTENT }];
    return this.give({ command: "create", machine: machine(name, [], { arrival: null, memoryBytes: 0, volumes }) });
  }

  allocationOf(name: string): number | null {
    const { monitor } = this.#run.simulation;
    const vm = monitor.find(name);
    if (!vm) return null;
    const lvs = Array.from({ length: vm.lvCount }, (_, at) => vm.firstLv + at);
    return lvs.reduce((sum, lv) => sum + MIB * monitor.volumes.logicalExtents(lv), 0);
  }

  /** What is available, and what each volume takes, by name. */
  view() {
    const { monitor } = this.#run.simulation;
    const names = monitor.state.vms.filter(({ life }) => life !== "none").map(({ name }) => name);
    return {
      available: MIB * monitor.volumes.free(),
      volumes: names.toSorted().map((name) => [name, this.allocationOf(name)]),
      complaints: checkInvariants(this.#run.simulation),
    };
  }
}

it("volumes in pools are libvirt's after every command, and so are its refusals", () => {
  const counts: Record<string, number> = {};
  const count = (reason: string) => void (counts[reason] = (counts[reason] ?? 0) + 1);
  const wrong: unknown[] = [];
  for (const { id, ops, steps } of oracleVectors("libvirtPool") as readonly Vector[]) {
    const pools = { p0: new Pool(), p1: new Pool() };
    let seen: readonly [View, View] = [null, null];
    for (const [at, [op, where, name = "", capacity = 0, asked = capacity, source = ""]] of ops.entries()) {
      const which = where === "p0" ? 0 : 1;
      const isActive = seen[which]?.[0] === 1;
      const [result, after = seen] = steps[at]!;
      const allocation = asked ?? capacity;
      seen = after;
      if (seen[which] === null) pools[where] = new Pool();
      const pool = pools[where];
      if (op.startsWith("pool")) {
        count("pools come, go, start and stop");
        continue;
      }
      if (!isActive) {
        count("the pool is not active, or not there");
        continue;
      }
      if (op === "volResize") {
        count("the driver resizes nothing");
        continue;
      }
      const own = pool.allocationOf(source);
      if (op === "volClone" && own !== null && own !== allocation) {
        count("quirk: a clone of another size than its source");
        if (result === "ok") pool.create(name, allocation);
        continue;
      }
      const given =
        op === "volCreate"
          ? pool.create(name, allocation)
          : pool.give(
              op === "volDelete"
                ? { command: "delete", vm: name }
                : { command: "clone", vm: source, name, isLinked: false },
            );
      count("compared");
      const [, , , , , available, volumes] = seen[which]!;
      const right = {
        available,
        volumes: volumes!
          .map(([volume, , taken]) => [volume, taken])
          .toSorted(([one], [other]) => (one! < other! ? -1 : 1)),
        complaints: [],
      };
      if (JSON.stringify([CLASSES[result] ?? result, right]) !== JSON.stringify([given, pool.view()]))
        wrong.push([id, at, op, name, given, result, right, pool.view()]);
    }
  }
  expect(wrong).toEqual([]);
  expect(counts).toEqual({
    compared: 1201,
    "pools come, go, start and stop": 1035,
    "quirk: a clone of another size than its source": 223,
    "the driver resizes nothing": 75,
    "the pool is not active, or not there": 170,
  });
});
