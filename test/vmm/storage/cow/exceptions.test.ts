/** Classic snapshots with an exception store: what they cost, when they are lost, and what reads return (domain D.5). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSnapshot,
  changedChunks,
  createOrigin,
  dropStore,
  mergeNext,
  placeInSnapshot,
  readSnapshot,
  storeOf,
  writeOrigin,
  writeSnapshot,
  type CowWrite,
  type OriginState,
} from "../../../../src/vmm/storage/cow/exceptions.ts";
import { ClassicModel } from "../../../models/storage/classicModel.ts";
import { examples } from "../../../support/laws.ts";

const accessesOf = ({ steps }: Pick<CowWrite, "steps">) => steps.flat().length;
const write = (state: OriginState, ...blocks: number[]) =>
  blocks.reduce((sum, block, at) => sum + accessesOf(writeOrigin(state, block, 100 + at)), 0);
const merge = (state: OriginState, id: number) => {
  let accesses = 0;
  for (let step = mergeNext(state, id); step; step = mergeNext(state, id)) accesses += accessesOf(step);
  return accesses;
};

/** A volume of `blocks` blocks, each with its own token, and a snapshot 0 of it. */
function withSnapshot(capacity: number, blocks = 10, chunkBlocks = 1): OriginState {
  const state = createOrigin(blocks);
  for (let block = 0; block < blocks; block += 1) writeOrigin(state, block, block + 1);
  addSnapshot(state, 0, capacity, chunkBlocks);
  return state;
}

describe("a store of three chunks (domain D.5)", () => {
  it("makes ten accesses of the writes 2 5 2 7, and then has the chunks 2, 5 and 7", () => {
    const state = withSnapshot(3);
    expect(write(state, 2, 5, 2, 7)).toBe(10);
    expect(changedChunks(storeOf(state, 0))).toEqual([2, 5, 7]);
    expect(storeOf(state, 0).condition).toBe("valid");
    expect([placeInSnapshot(state, 0, 2), placeInSnapshot(state, 0, 3)]).toEqual([
      { store: 0, block: 0 },
      { store: -1, block: 3 },
    ]);
    expect([readSnapshot(state, 0, 2), readSnapshot(state, 0, 3)]).toEqual([3, 4]);
  });

  it("overflows at the first of two writes to 9: the snapshot is invalid, the origin goes on, twelve accesses in all", () => {
    const state = withSnapshot(3);
    const before = write(state, 2, 5, 2, 7);
    const first = writeOrigin(state, 9, 1);
    const second = writeOrigin(state, 9, 2);
    expect([first.overflowed, second.overflowed]).toEqual([[{ store: 0, chunk: 9 }], []]);
    expect(before + accessesOf(first) + accessesOf(second)).toBe(12);
    expect(storeOf(state, 0).condition).toBe("invalid");
    expect([readSnapshot(state, 0, 2), placeInSnapshot(state, 0, 2)]).toEqual([null, null]);
    expect(state.blocks[9]).toBe(2);
  });
});

describe("the first write of a chunk", () => {
  it("reads it, writes it to the store, and is made then; a later one is made at once", () => {
    const state = withSnapshot(2, 8, 4);
    expect(writeOrigin(state, 5, 50).steps).toEqual([
      [{ write: false, block: 4, blocks: 4, store: -1 }],
      [{ write: true, block: 0, blocks: 4, store: 0 }],
      [{ write: true, block: 5, blocks: 1, store: -1 }],
    ]);
    expect(writeOrigin(state, 6, 60).steps).toEqual([[{ write: true, block: 6, blocks: 1, store: -1 }]]);
    expect([4, 5, 6, 7].map((block) => readSnapshot(state, 0, block))).toEqual([5, 6, 7, 8]);
  });

  it("is copied for each snapshot of the origin that does not have it", () => {
    const state = withSnapshot(4);
    write(state, 1);
    addSnapshot(state, 1, 4, 1);
    addSnapshot(state, 2, 4, 1);
    const stores = (block: number) => writeOrigin(state, block, 7).copied.map(({ store }) => store);
    expect([stores(1), stores(3)]).toEqual([
      [1, 2],
      [0, 1, 2],
    ]);
    expect(write(state, 5)).toBe(7);
  });

  it("copies a shorter chunk at the end of the volume", () => {
    const state = withSnapshot(1, 5, 3);
    expect(writeOrigin(state, 4, 9).steps[0]).toEqual([{ write: false, block: 3, blocks: 2, store: -1 }]);
  });
});

describe("a revert", () => {
  it("copies every exception back, two accesses each, and empties the store", () => {
    const state = withSnapshot(3);
    write(state, 2, 5, 2, 7);
    expect(merge(state, 0)).toBe(6);
    expect(state.blocks).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([storeOf(state, 0).exceptions.size, storeOf(state, 0).condition]).toEqual([0, "valid"]);
  });

  it("leaves later snapshots as they were: they keep what it overwrites", () => {
    const state = withSnapshot(3);
    write(state, 2);
    addSnapshot(state, 1, 3, 1);
    expect(merge(state, 0)).toBe(4);
    expect([state.blocks[2], readSnapshot(state, 0, 2), readSnapshot(state, 1, 2)]).toEqual([3, 3, 100]);
  });
});

describe("chunks that differ from a snapshot", () => {
  it("are told ascending, in whatever order they were written", () => {
    const state = withSnapshot(9);
    for (const block of [8, 2, 9, 0, 5]) write(state, block);
    expect(changedChunks(storeOf(state, 0))).toEqual([0, 2, 5, 8, 9]);
  });
});

describe("a snapshot whose store is too small", () => {
  it("is lost once: later writes do not look at it any more", () => {
    const state = withSnapshot(1);
    write(state, 2);
    expect(writeOrigin(state, 3, 101).overflowed).toEqual([{ store: 0, chunk: 3 }]);
    expect(writeOrigin(state, 4, 102)).toMatchObject({ overflowed: [], copied: [] });
  });
});

describe("a write to a snapshot itself", () => {
  it("goes to the store, and leaves the origin and other snapshots alone", () => {
    const state = withSnapshot(2);
    addSnapshot(state, 1, 2, 1);
    expect(accessesOf(writeSnapshot(state, 0, 4, 77))).toBe(3);
    expect([state.blocks[4], readSnapshot(state, 0, 4), readSnapshot(state, 1, 4)]).toEqual([5, 77, 5]);
  });

  it("that finds the store full blocks further ones and keeps the snapshot valid", () => {
    const state = withSnapshot(1);
    writeSnapshot(state, 0, 4, 77);
    expect(writeSnapshot(state, 0, 5, 78)).toEqual({ steps: [], copied: [], overflowed: [{ store: 0, chunk: 5 }] });
    expect(writeSnapshot(state, 0, 4, 79).steps).toEqual([]);
    expect([storeOf(state, 0).condition, readSnapshot(state, 0, 4), readSnapshot(state, 0, 5)]).toEqual([
      "full",
      77,
      6,
    ]);
  });
});

it("a snapshot that is deleted gives its store up and changes nothing else", () => {
  const state = withSnapshot(3);
  write(state, 2);
  dropStore(state, 0);
  expect(state.snapshots).toEqual([]);
  expect(write(state, 2)).toBe(1);
  expect(() => storeOf(state, 0)).toThrow("snapshot 0 does not exist");
});

it("reads of snapshots return what the origin had at their moment, or nothing at all (S4), and cost what copies of everything say", () => {
  const draw = fc.tuple(fc.nat(9), fc.nat(11), fc.nat(5), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(draw, { maxLength: 30 }), (blocks, draws) => {
      const state = createOrigin(blocks);
      const model = new ClassicModel(blocks);
      let accesses = 0;
      for (const [at, [kind, a, capacity, chunkBlocks]] of draws.entries()) {
        const ids = state.snapshots.map(({ id }) => id);
        const id = ids[a % Math.max(1, ids.length)];
        if (kind < 5) {
          accesses += accessesOf(writeOrigin(state, a % blocks, at + 1));
          model.write(a % blocks, at + 1);
        } else if (kind === 5 && ids.length < 4) {
          addSnapshot(state, at, capacity, chunkBlocks);
          model.take(at, capacity, chunkBlocks);
        } else if (id !== undefined && kind === 6) {
          accesses += accessesOf(writeSnapshot(state, id, capacity % blocks, at + 1));
          model.writeSnapshot(id, capacity % blocks, at + 1);
        } else if (id !== undefined && kind === 7 && storeOf(state, id).condition !== "invalid") {
          accesses += merge(state, id);
          model.merge(id);
        } else if (id !== undefined && kind === 8) {
          dropStore(state, id);
          model.drop(id);
        }
        expect(state.blocks).toEqual(model.origin);
        expect(accesses).toBe(model.accesses);
        for (const { id: each, frozen, chunks, isInvalid, isFull } of model.snapshots) {
          const { condition, exceptions } = storeOf(state, each);
          expect(condition).toBe(isInvalid ? "invalid" : isFull ? "full" : "valid");
          expect([...exceptions.keys()]).toEqual(chunks);
          const read = frozen.map((_, block) => readSnapshot(state, each, block));
          expect(read).toEqual(isInvalid ? frozen.map(() => null) : frozen);
        }
      }
    }),
    examples(150),
  );
});
