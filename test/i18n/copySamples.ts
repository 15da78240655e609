/** One event of every kind about copy-on-write, in every way that its sentence differs. */
import type { TraceEvent } from "../../src/model/rows/table.ts";
import { VM_STATES } from "../../src/model/states.ts";

const time = 43;

export const copySamples: readonly TraceEvent[] = [
  ...VM_STATES.flatMap((state) =>
    [-1, 3].map((chunks): TraceEvent => {
      const volumes = [1, 2].slice(0, chunks < 0 ? 1 : 2).map((lv) => ({ lv, copy: 0, chunks }));
      return { time, kind: "snapshotTaken", vm: 1, snapshot: 0, parent: -1, index: 0, state, volumes };
    }),
  ),
  ...[true, false].flatMap((flag): TraceEvent[] => {
    const some = flag ? 1 : 4;
    return [
      { time, kind: "snapshotDeleted", vm: 1, snapshot: 0, parent: flag ? -1 : 2, index: 0 },
      { time, kind: "reverted", vm: 1, snapshot: 0, index: 0, chunks: some, isThin: flag },
      { time, kind: "cloned", vm: 2, base: 1, snapshot: -1, index: -1, isLinked: flag, copied: some },
      {
        time,
        kind: "copiedOut",
        lv: 1,
        chunk: 5,
        copies: [
          { copy: 0, place: 0 },
          { copy: 2, place: 1 },
        ].slice(0, some),
      },
      { time, kind: "storeOverflowed", lv: 1, copy: 0, chunk: 5, chunks: some },
      { time, kind: "mergedBack", lv: 1, copy: 0, chunks: some },
      { time, kind: "frozen", vm: 1, volumes: [{ lv: 1, copy: 2, chunks: flag ? -1 : 3 }] },
      { time, kind: "thawed", vm: 1, copies: [{ copy: 2 }] },
      { time, kind: "memoryKept", vm: 1, snapshot: 0, index: 0, lv: flag ? -1 : 2, pages: some },
      {
        time,
        kind: "backupMade",
        vm: 1,
        backup: 0,
        base: flag ? -1 : 2,
        index: 0,
        volumes: [{ copy: flag ? -1 : 2, chunks: some }],
      },
      { time, kind: "backupRestored", vm: 1, backup: 0, index: 0, isNew: flag },
      { time, kind: "backupDeleted", vm: 1, backup: 0, index: 0 },
      { time, kind: "chunkMerged", lv: 1, copy: 0, chunk: some },
      { time, kind: "thinShared", lv: 1, source: 0, freed: flag ? 0 : 2 },
      { time, kind: "thinWritten", lv: 1, chunk: 5, place: 2, from: flag ? -1 : 1, free: some },
      { time, kind: "thinDiscarded", vm: 1, lv: 1, chunks: flag ? [] : [1, 2, 3, 4, 5, 6, 7, 8], freed: flag ? 0 : 8 },
      { time, kind: "thinDropped", lv: 1, freed: some },
      { time, kind: "rebased", vm: 1, base: flag ? -1 : 0, volumes: [{ lv: 1, backing: flag ? -1 : 0 }] },
      { time, kind: "zeroed", lv: 1, chunks: flag ? [3] : [1, 2, 3, 4, 5, 6, 7, 8], isSet: true },
      { time, kind: "zeroed", lv: 1, chunks: flag ? [3] : [1, 2], isSet: false },
      { time, kind: "poolLow", free: some, chunks: 16 },
      { time, kind: "poolFull", vm: 1, vcpu: 1, lv: 1, block: 5, needed: some, free: flag ? 0 : 1, isWaiting: flag },
      { time, kind: "poolWaitEnded", vm: 1, vcpu: 1 },
      { time, kind: "poolExtended", lv: 0, chunks: some, total: 16 },
    ];
  }),
];
