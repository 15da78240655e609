/**
 * Machines with one image each, on a host whose volumes are images in layers, driven by operations as qemu-img has them: as
 * commands to the manager, each with its job to the end.
 */
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import { Manager } from "../../src/manager/manager.ts";
import type { Command } from "../../src/model/scenario.ts";
import type { LayerOp } from "./layerOps.ts";
import { Observed } from "./observed.ts";
import { EXTENT, machine, scenario } from "./workloads.ts";

/** Its map with a sign for each cluster, clusters of the current table, and clusters stored. */
export type View = readonly [map: string, active: number, stored: number];

/** Blocks of a cluster: it has two halves. */
const PARTS = 2;
/** Chunks for whatever a sequence makes. */
const ROOM = 800;
/** More moments than any job takes. */
const MOST_MOMENTS = 2000;

/** A manager of machines with one image each, as large as `clusters`. */
export class Images {
  readonly run: Observed;
  readonly #manager: Manager;
  readonly #values = new Map<number, number>([[0, 0]]);

  readonly clusters: number;

  constructor(clusters: number) {
    this.clusters = clusters;
    const extents = ROOM * PARTS;
    const root = { name: "root", bytes: clusters * PARTS * EXTENT };
    const first = machine("a", [], { arrival: null, memoryBytes: 0, volumes: [root] });
    this.run = new Observed(
      scenario([first], {
        frames: 1,
        disks: [{ extents, readTicks: 1, writeTicks: 1 }],
        thinPool: { extents, chunkExtents: PARTS, lowWater: 0, whenFull: "error", isLayered: true },
      }),
    ).run(() => {}, 1);
    this.#manager = new Manager(this.#monitor, this.run.rows);
  }

  get #monitor() {
    return this.run.simulation.monitor;
  }

  get #thin() {
    return this.#monitor.copyOnWrite.state.thin!;
  }

  apply(op: LayerOp): void {
    if (op[0] === "write") this.#write(op[1], op[2] * PARTS, op[3] * PARTS, op[4]);
    else if (op[0] === "half") this.#write(op[1], op[2], 1, op[3]);
    else this.#give(commandOf(op));
  }

  /** What the guest of a machine writes. */
  #write(name: string, block: number, blocks: number, value: number): void {
    const { copyOnWrite } = this.#monitor;
    for (let at = 0; at < blocks; at += 1) this.#values.set(copyOnWrite.state.nextToken + at, value);
    copyOnWrite.plan({ lv: this.#lvOf(name), block, blocks, write: true });
  }

  /** A command, and its job to the end. */
  #give(command: Command): void {
    const row = this.run.rows.length;
    const isDone = this.#manager.execute(command, 0);
    if (!isDone) throw new Error(`${JSON.stringify(command)} is refused: ${JSON.stringify(this.run.event(row))}`);
    for (let moment = 0; this.#monitor.jobs.state.running.size > 0 && moment < MOST_MOMENTS; moment += 1)
      this.run.simulation.step();
  }

  #lvOf(name: string): number {
    return this.#monitor.find(name)!.firstLv;
  }

  has(name: string): boolean {
    return this.#monitor.find(name) !== null;
  }

  get names(): string[] {
    return this.#monitor.state.vms.filter(({ life }) => life !== "none").map(({ name }) => name);
  }

  viewOf(name: string): View {
    const lv = this.#lvOf(name);
    const signs = Array.from({ length: this.clusters }, (_, cluster) => this.#signOf(lv, cluster));
    const copies = this.#monitor.snapshots.of(this.#monitor.find(name)!.uid).flatMap(({ volumes }) => volumes);
    const own = [lv, ...copies.map(({ copy }) => copy)].flatMap((id) => [...this.#thin.volumes.get(id)!.map.values()]);
    return [signs.join(""), this.#thin.volumes.get(lv)!.map.size, new Set(own).size];
  }

  /** How many layers down the data is, as qemu-img's map tells it, or the zero. */
  #signOf(lv: number, cluster: number): string {
    let depth = 0;
    for (let at = lv; at >= 0; at = this.#thin.volumes.get(at)!.backing) {
      const { map, zeros } = this.#thin.volumes.get(at)!;
      if (map.has(cluster)) return String(depth);
      if (zeros.has(cluster)) return "zyxwvu"[depth]!;
      depth += 1;
    }
    return ".";
  }

  halvesOf(name: string): (number | undefined)[] {
    const lv = this.#lvOf(name);
    return Array.from({ length: this.clusters }, (_, cluster) => this.#monitor.copyOnWrite.tokensIn(lv, lv, cluster))
      .flat()
      .map((token) => this.#values.get(token));
  }

  baseOf(name: string): string | null {
    return this.#monitor.copies.layering.baseOf(this.#monitor.find(name)!)?.name ?? null;
  }

  get complaints(): readonly unknown[] {
    return [...checkInvariants(this.run.simulation), ...checkAgreement(this.run.seen(), this.run.simulation)];
  }
}

/** The command on machines that does what an operation does on images. */
function commandOf(op: Exclude<LayerOp, readonly ["write" | "half", ...unknown[]]>): Command {
  const vm = op[1];
  switch (op[0]) {
    case "zero":
    case "discard": {
      const asZeros = op[0] === "zero" ? { asZeros: true } : {};
      return { command: "discard", vm, volume: 0, block: op[2] * PARTS, blocks: op[3] * PARTS, ...asZeros };
    }
    case "snapshot":
      return { command: "snapshot", vm, name: op[2] };
    case "apply":
      return { command: "revert", vm, name: op[2] };
    case "delsnap":
      return { command: "deleteSnapshot", vm, name: op[2] };
    case "clone":
      return { command: "clone", vm: op[2], name: vm, isLinked: true };
    case "copy":
      return { command: "clone", vm: op[2], name: vm, isLinked: false };
    case "copySnap":
      return { command: "clone", vm: op[2], name: vm, isLinked: false, snapshot: op[3] };
    case "commit":
      return { command: "commit", vm, force: true };
    case "rebase":
      return { command: "rebase", vm, force: true, ...(op[2] === null ? {} : { base: op[2] }) };
    case "delete":
      return { command: "delete", vm, deleteSnapshots: true };
  }
}
