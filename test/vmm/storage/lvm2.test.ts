/**
 * Where LVM2 puts extents (domain D.2): every extent of every step of sequences of commands, and of new volumes in pools full
 * of holes, as a real lvm2 placed them.
 */
import { describe, expect, it } from "vitest";
import type { AllocationPolicyId } from "../../../src/model/scenario.ts";
import {
  allocate,
  createPool,
  place,
  placeMore,
  reduce,
  release,
  type PlacementRule,
  type PoolState,
} from "../../../src/vmm/storage/pool.ts";
import { rowsOf, type VolumeMap } from "../../../src/vmm/storage/volumeMap.ts";
import { oracleVectors } from "../../support/oracles.ts";

/** First and last extent of each stripe, segment by segment. */
type Segments = readonly (readonly (readonly [pv: number, first: number, last: number])[])[];

type Op =
  | readonly ["create", string, number, AllocationPolicyId, readonly number[] | null]
  | readonly ["stripe", string, number, number, AllocationPolicyId]
  | readonly ["extend", string, number, AllocationPolicyId]
  | readonly ["reduce", string, number]
  | readonly ["remove", string]
  | readonly ["pvchange", number, boolean];

interface Step {
  readonly result: "ok" | "error";
  readonly why?: string;
  readonly free: number;
  readonly lvs?: Readonly<Record<string, Segments | null>>;
}

interface Sequence {
  readonly id: string;
  readonly inputs: { readonly pvs: readonly number[]; readonly ops: readonly Op[] };
  readonly expected: { readonly steps: readonly Step[] };
}

interface Holes {
  readonly id: string;
  readonly inputs: {
    readonly pvs: readonly number[];
    readonly free: readonly (readonly (readonly [start: number, length: number])[])[];
    readonly op: Op;
  };
  readonly expected: { readonly result: "ok" | "NO_SPACE"; readonly segments: Segments };
}

const asLvm2 = (upTo: AllocationPolicyId): PlacementRule => ({ upTo, where: "lvm2" });

/** The pool, and its volumes by name. */
class Group {
  readonly pool: PoolState;
  readonly #names = new Map<string, number>();
  #next = 0;

  constructor(pvs: readonly number[]) {
    this.pool = createPool(pvs);
  }

  #idOf(name: string): number {
    if (!this.#names.has(name)) this.#names.set(name, this.#next++);
    return this.#names.get(name)!;
  }

  volume(name: string): VolumeMap | null {
    return this.pool.volumes.get(this.#names.get(name) ?? -1) ?? null;
  }

  /** What the tool says: why not, or null. */
  run(op: Op): string | null {
    switch (op[0]) {
      case "create":
        return this.#create(op[1], 1, op[2], op[3], op[4] ?? undefined);
      case "stripe":
        return this.#create(op[1], op[3], op[2], op[4]);
      case "extend": {
        const [, name, extents, policy] = op;
        const lv = this.#idOf(name);
        const { areas, pv } = this.volume(name)!;
        const plan = placeMore(
          this.pool,
          lv,
          Math.ceil((pv.length + extents) / areas) - pv.length / areas,
          asLvm2(policy),
        );
        if (!plan) return "NO_SPACE";
        allocate(this.pool, lv, plan.runs);
        return null;
      }
      case "reduce": {
        const { areas, pv } = this.volume(op[1])!;
        const rows = Math.ceil((pv.length - op[2]) / areas);
        if (rows <= 0 || rows === pv.length / areas) return "to nothing, or nothing to do";
        reduce(this.pool, this.#idOf(op[1]), rows);
        return null;
      }
      case "remove":
        release(this.pool, this.#idOf(op[1]));
        this.#names.delete(op[1]);
        return null;
      case "pvchange":
        this.pool.isOpen[op[1]] = op[2];
        return null;
    }
  }

  #create(
    name: string,
    stripes: number,
    extents: number,
    policy: AllocationPolicyId,
    pvs?: readonly number[],
  ): string | null {
    if (stripes > this.pool.owner.length) return "STRIPES";
    const plan = place(this.pool, stripes, Math.ceil(extents / stripes), asLvm2(policy), pvs);
    if (!plan) return "NO_SPACE";
    allocate(this.pool, this.#idOf(name), plan.runs);
    return null;
  }
}

function segmentsOf(volume: VolumeMap): Segments {
  const { areas, pv, extent } = volume;
  const segments: [number, number, number][][] = [];
  for (let row = 0; row < rowsOf(volume); row += 1) {
    const places = Array.from({ length: areas }, (_, area): [number, number] => [
      pv[row * areas + area]!,
      extent[row * areas + area]!,
    ]);
    const last = segments.at(-1);
    if (last && places.every(([on, at], area) => last[area]![0] === on && last[area]![2] + 1 === at))
      for (const stripe of last) stripe[2] += 1;
    else segments.push(places.map(([on, at]) => [on, at, at]));
  }
  return segments;
}

describe("extents under `lvm2` lie where lvm2 has put them", () => {
  it("after every command of each sequence", () => {
    for (const { id, inputs, expected } of oracleVectors("lvmAlloc") as readonly Sequence[]) {
      const group = new Group(inputs.pvs);
      const found = inputs.ops.map((op, step) => {
        const why = group.run(op);
        const { lvs } = expected.steps[step]!;
        const changed = lvs && Object.fromEntries(Object.keys(lvs).map((name) => [name, group.volume(name)]));
        return {
          result: why === null ? "ok" : "error",
          free: group.pool.free,
          ...(changed && {
            lvs: Object.fromEntries(
              Object.entries(changed).map(([name, volume]) => [name, volume && segmentsOf(volume)]),
            ),
          }),
        };
      });
      expect(found, id).toEqual(expected.steps.map(({ why: _why, ...step }) => step));
    }
  });

  it("for a new volume in a pool full of holes", () => {
    for (const { id, inputs, expected } of oracleVectors("lvmHoles") as readonly Holes[]) {
      const group = new Group(inputs.pvs);
      for (const [pv, owner] of group.pool.owner.entries()) {
        owner.fill(1_000_000);
        for (const [start, length] of inputs.free[pv]!) owner.fill(-1, start, start + length);
      }
      const why = group.run(inputs.op);
      const volume = group.volume(inputs.op[1] as string);
      const found = { result: why ?? "ok", segments: volume ? segmentsOf(volume) : [] };
      expect(found, id).toEqual(expected);
    }
  });
});
