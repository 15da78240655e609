import { describe, expect, it } from "vitest";
import "../../../src/model/rows/learnFurther.ts";
import { EVENT_KINDS, placeIn, placesIn, ROW, ROWS, STEP_KINDS } from "../../../src/model/rows/table.ts";

/** Exported files hold these numbers: a kind keeps its place for ever, a new one goes to the end. */
const KINDS = [
  "commandDone",
  "commandFailed",
  "vmState",
  "ready",
  "vcpuState",
  "queueOrder",
  "dispatch",
  "pcpuPhase",
  "leave",
  "round",
  "hit",
  "fault",
  "evict",
  "reserve",
  "map",
  "frameWait",
  "free",
  "ioQueued",
  "ioStarted",
  "ioDone",
  "ioCancelled",
  "lvAllocated",
  "lvFreed",
  "quiet",
  "zeno",
  "standing",
  "timeslice",
  "weight",
  "barrier",
  "rebalance",
  "warming",
  "warmth",
  "listed",
  "unlisted",
  "ghostHit",
  "wait",
  "withheld",
  "counted",
  "writtenOut",
  "givenUp",
  "translated",
  "tablesWritten",
  "tlbFlushed",
  "tlbInvalidated",
  "allocated",
  "freed",
  "compacted",
  "noRoom",
  "freeList",
  "memoryState",
  "memoryTargets",
  "inflate",
  "deflate",
  "hostSwap",
  "memoryHold",
  "memoryLimit",
  "balloonSwitch",
  "quota",
  "load",
  "scanned",
  "copyBroken",
  "unshared",
  "seek",
  "lvLaidOut",
  "lvReduced",
  "extentMoved",
  "diskState",
  "ioFailed",
  "ioError",
  "extentStale",
  "jobBegun",
  "jobProgress",
  "jobEnded",
  "restoredToSwap",
  "snapshotTaken",
  "snapshotDeleted",
  "reverted",
  "cloned",
  "copiedOut",
  "storeOverflowed",
  "mergedBack",
  "thinShared",
  "thinWritten",
  "thinDiscarded",
  "thinDropped",
  "poolLow",
  "poolFull",
  "poolWaitEnded",
  "poolExtended",
  "extentHeld",
  "ioLimit",
  "ioHeld",
  "ioReleased",
  "machineChanged",
  "jobShared",
  "frozen",
  "thawed",
  "chunkMerged",
  "tierHit",
  "tierMiss",
  "tierTaken",
  "tierCopy",
  "tierCopied",
  "tierLeft",
  "tierClosed",
  "tierWaitEnded",
  "memoryKept",
  "ratioOrder",
  "backupMade",
  "backupRestored",
  "backupDeleted",
  "migrationBegan",
  "migrationRound",
  "migrationRoundDone",
  "migrationStopped",
  "migrationEnded",
  "migrationSwitched",
  "networkFault",
  "exited",
  "throttled",
  "migrationRate",
  "migrationThrottled",
  "linkState",
  "hostState",
  "migrationVolumes",
  "migrationVolumesDone",
  "rebased",
  "zeroed",
  "placed",
  "loadCompared",
  "maintenance",
  "restartPlanned",
  "attempted",
  "leftOver",
  "fileShared",
  "fileDropped",
];

describe("the numbers of the kinds", () => {
  it("never change", () => {
    expect(EVENT_KINDS).toEqual(KINDS);
    expect(ROW).toEqual(Object.fromEntries(KINDS.map((kind, number) => [kind, number])));
  });
});

describe("what is known of the kinds", () => {
  it("is stated of each, and of nothing else", () => {
    expect(Object.keys(ROWS).toSorted()).toEqual(KINDS.toSorted());
  });

  it("says at which of them a step stops, those of a host's options among them", () => {
    expect([...STEP_KINDS].toSorted()).toEqual(EVENT_KINDS.filter((kind) => ROWS[kind].isStep).toSorted());
    expect(STEP_KINDS).toContain("dispatch");
    expect(STEP_KINDS).toContain("tierMiss");
  });
});

describe("placeIn(kind, field)", () => {
  it("counts the operands before the field", () => {
    expect(placeIn("ready", "vcpu")).toBe(0);
    expect(placeIn("dispatch", "switched")).toBe(6);
    expect(placesIn("hit", ["vcpu", "write", "frame"])).toEqual({ vcpu: 0, write: 2, frame: 3 });
  });

  it("of a list is the place of its length", () => {
    expect(placeIn("evict", "cleared")).toBe(11);
  });

  it("throws for a field behind a list, which stands now here, now there", () => {
    expect(() => placeIn("evict", "losers")).toThrow("evict.losers has no place of its own");
  });
});
