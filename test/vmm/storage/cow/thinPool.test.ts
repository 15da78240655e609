/** A thin pool: chunks that are given at the first write, shared by snapshots, and free again (domain D.5). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addThin,
  createThinPool,
  discardThin,
  dropThin,
  extendThinPool,
  placeInPool,
  readThin,
  revertThin,
  shareThin,
  thinVolume,
  virtualChunks,
  writeThin,
  type ThinPoolState,
  type ThinWrite,
} from "../../../../src/vmm/storage/cow/thinPool.ts";
import { ThinModel } from "../../../models/storage/thinModel.ts";
import { examples } from "../../../support/laws.ts";

const [A, B, SA] = [0, 1, 2];
const told = (write: ThinWrite) =>
  write.result === "full" ? "full" : `${write.result} ${write.chunk}${write.isLow ? " low" : ""}`;

/** Four chunks, low mark 1; a and b of four chunks each. */
function pool(chunks = 4, chunkBlocks = 1): ThinPoolState {
  const state = createThinPool(chunks, chunkBlocks, 1);
  addThin(state, A, 4);
  addThin(state, B, 4);
  return state;
}

describe("four chunks with a low mark of one (domain D.5)", () => {
  it("go to a, a, a again where its snapshot shares, and b; then the pool is full until something is discarded", () => {
    const state = pool();
    expect(told(writeThin(state, A, 0, 10))).toBe("new 0");
    expect(told(writeThin(state, A, 1, 11))).toBe("new 1");
    shareThin(state, SA, A);
    expect([state.free, [...state.references]]).toEqual([2, [2, 2]]);
    expect(told(writeThin(state, A, 0, 20))).toBe("copied 2 low");
    expect(state.free).toBe(1);
    expect(told(writeThin(state, B, 3, 33))).toBe("new 3");
    expect(state.free).toBe(0);
    expect(told(writeThin(state, B, 2, 32))).toBe("full");
    expect(discardThin(state, B, 3)).toEqual([3]);
    expect(told(writeThin(state, B, 2, 32))).toBe("new 3");
    expect([A, SA].map((id) => [0, 1].map((block) => readThin(state, id, block)))).toEqual([
      [20, 11],
      [10, 11],
    ]);
  });

  it("are more than full with volumes of eight: over-provisioned two to one", () => {
    expect(virtualChunks(pool()) / pool().chunks).toBe(2);
  });
});

describe("a full pool", () => {
  it("still takes writes to chunks that a volume has for itself, and changes nothing by a write it cannot take", () => {
    const state = pool(1);
    writeThin(state, A, 0, 1);
    const before = structuredClone(state);
    expect(writeThin(state, B, 0, 2)).toEqual({ result: "full" });
    expect(state).toEqual(before);
    expect(told(writeThin(state, A, 0, 3))).toBe("inPlace 0");
  });

  it("goes on when it is extended", () => {
    const state = pool(1);
    writeThin(state, A, 0, 1);
    extendThinPool(state, 2);
    expect(told(writeThin(state, B, 0, 2))).toBe("new 1 low");
  });
});

describe("a snapshot", () => {
  it("takes no chunk, and reverting to it swaps maps and frees what only the present had", () => {
    const state = pool();
    writeThin(state, A, 0, 1);
    shareThin(state, SA, A);
    expect(state.free).toBe(3);
    writeThin(state, A, 0, 2);
    writeThin(state, A, 1, 3);
    expect(revertThin(state, A, SA)).toEqual([1, 2]);
    expect([state.free, readThin(state, A, 0), readThin(state, A, 1)]).toEqual([3, 1, 0]);
    expect(dropThin(state, SA)).toEqual([]);
    expect(dropThin(state, A)).toEqual([0]);
  });

  it("makes the first write of a shared chunk copy the rest of it: read, write, and the write itself", () => {
    const state = pool(4, 2);
    writeThin(state, A, 0, 1);
    writeThin(state, A, 1, 2);
    shareThin(state, SA, A);
    expect(writeThin(state, A, 1, 9)).toMatchObject({
      from: 0,
      steps: [
        [{ write: false, block: 0, blocks: 2, store: -1 }],
        [{ write: true, block: 2, blocks: 2, store: -1 }],
        [{ write: true, block: 3, blocks: 1, store: -1 }],
      ],
    });
    expect([0, 1].map((block) => [readThin(state, A, block), readThin(state, SA, block)])).toEqual([
      [1, 1],
      [9, 2],
    ]);
  });
});

it("a block that was never written is nowhere, and reads as zero", () => {
  const state = pool();
  expect([placeInPool(state, A, 2), readThin(state, A, 2)]).toEqual([null, 0]);
  expect(() => thinVolume(state, 9)).toThrow("thin volume 9 does not exist");
});

it("agrees with volumes as lists of objects: chunks, references, free ones, and what every volume reads (S2, S4)", () => {
  const draw = fc.tuple(fc.nat(11), fc.nat(7), fc.nat(7));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(draw, { maxLength: 40 }),
      (chunks, chunkBlocks, draws) => {
        const state = createThinPool(chunks, chunkBlocks, 1);
        const model = new ThinModel(chunks, chunkBlocks);
        const written: (number | null)[][] = [];
        for (const [at, [kind, a, b]] of draws.entries()) {
          const ids = [...state.volumes.keys()];
          const id = ids[a % Math.max(1, ids.length)];
          if (id === undefined || (kind === 0 && ids.length < 5)) {
            addThin(state, at, 4);
            model.add(at, 4);
          } else if (kind === 1 && ids.length < 5) {
            shareThin(state, at, id);
            model.share(at, id);
          } else if (kind === 2) {
            dropThin(state, id);
            model.drop(id);
          } else if (kind === 3) {
            const source = ids[b % ids.length]!;
            revertThin(state, id, source);
            model.share(id, source);
          } else if (kind === 4) {
            discardThin(state, id, b % 4);
            model.discard(id, b % 4);
          } else if (kind === 5) {
            extendThinPool(state, 1);
            model.extend(1);
          } else {
            const block = b % (4 * chunkBlocks);
            const write = writeThin(state, id, block, at + 1);
            written.push([write.result === "full" ? null : write.chunk, model.write(id, block, at + 1)]);
          }
          for (const [given, expected] of written) expect(given).toBe(expected);
          expect(state.free).toBe(model.free());
          for (const chunk of model.used()) {
            const holders = Object.values(model.volumes).filter((volume) => volume.includes(chunk)).length;
            expect(state.references[chunk.number]).toBe(holders);
          }
          for (const each of state.volumes.keys())
            for (let block = 0; block < 4 * chunkBlocks; block += 1)
              expect(readThin(state, each, block)).toBe(model.read(each, block));
        }
      },
    ),
    examples(150),
  );
});
