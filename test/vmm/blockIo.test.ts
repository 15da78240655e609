/** Plans of I/O (domain D.3, D.7): their steps one after the other, the requests of a step at the same time. */
import { describe, expect, it } from "vitest";
import type { Recorder } from "../../src/model/recorder.ts";
import { BlockIo, type PlanOwner } from "../../src/vmm/blockIo.ts";
import type { IoPlan, PlannedRequest } from "../../src/vmm/storage/ioPlan.ts";

const OWNER: PlanOwner = { vm: 0, vcpu: 0, transfer: -1, generation: 0 };
const read = (pv: number): PlannedRequest => ({ pv, extent: 0, purpose: "guestRead", page: 0, blocks: 1 });
/** A write that goes to another disk as well. */
const write = (pv: number): PlannedRequest => ({ ...read(pv), purpose: "guestWrite", isSpare: true });

/** Three disks that take 1, 3 and 5 ticks for a block, run by hand. */
function threeDisks() {
  const clock = { now: 0 };
  const told: string[] = [];
  const failed = new Set<number>();
  const due: { readonly pv: number; readonly request: number; readonly at: number }[] = [];
  const recorder = {
    tell: (time: number, kind: string, { request, pv }: { request: number; pv: number }) =>
      void told.push(`${time} ${kind} ${request}@${pv}`),
  };
  const blockIo = new BlockIo(
    [1, 3, 5].map((ticks) => ({ extents: 4, readTicks: ticks, writeTicks: ticks })),
    clock,
    {
      completeAfter: (pv, request, ticks) => void due.push({ pv, request, at: clock.now + ticks }),
      chooseSoon: () => {},
      ended: ({ vm }) => void told.push(`${clock.now} ended for ${vm}`),
      failed: ({ vm }) => void told.push(`${clock.now} failed for ${vm}`),
      missed: ({ pv, extent }) => void told.push(`${clock.now} missed ${extent}@${pv}`),
      isFailed: (pv) => failed.has(pv),
      forget: (_pv, request) => void due.splice(0, due.length, ...due.filter((each) => each.request !== request)),
    },
    recorder as unknown as Recorder,
  );
  const run = () => {
    for (let next = due.shift(); next; next = due.toSorted((a, b) => a.at - b.at)[0]) {
      if (due.includes(next)) due.splice(due.indexOf(next), 1);
      clock.now = next.at;
      blockIo.complete(next.pv, next.request);
    }
  };
  return { blockIo, told, run, clock, failed };
}

describe("a plan of I/O", () => {
  it("begins a step when all requests of the one before have ended, and ends with its last", () => {
    const { blockIo, told, run } = threeDisks();
    const plan: IoPlan = [
      [read(0), read(1)],
      [read(0), read(2)],
    ];
    expect(blockIo.carryOut(plan, OWNER)).toBe(true);
    run();
    expect(told.filter((row) => !row.includes("ioStarted"))).toEqual([
      "0 ioQueued 0@0",
      "0 ioQueued 1@1",
      "1 ioDone 0@0",
      "3 ioDone 1@1",
      "3 ioQueued 2@0",
      "3 ioQueued 3@2",
      "4 ioDone 2@0",
      "8 ioDone 3@2",
      "8 ended for 0",
    ]);
    expect(blockIo.state.plans.size).toBe(0);
  });

  it("without a request is nothing to wait for", () => {
    const { blockIo, told } = threeDisks();
    expect(blockIo.carryOut([], OWNER)).toBe(false);
    expect(told).toEqual([]);
  });

  it("whose machine is off begins no further step; what is in service ends by itself", () => {
    const { blockIo, told, run } = threeDisks();
    blockIo.carryOut([[read(1)], [read(0)]], OWNER);
    blockIo.carryOut([[read(1)], [read(2)]], { ...OWNER, vm: 1 });
    blockIo.cancel(0);
    expect(told).not.toContain("0 ended for 0");
    run();
    expect(told.filter((row) => row.includes("ended"))).toEqual(["3 ended for 0", "11 ended for 1"]);
    expect(told.some((row) => row.includes("ioQueued") && row.endsWith("@0"))).toBe(false);
  });

  it("of a job that is given up leaves the queues, and no other plan does", () => {
    const { blockIo, told, run } = threeDisks();
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 3 });
    blockIo.carryOut([[read(1)], [read(0)]], { ...OWNER, vm: 1, job: 5 });
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 1, job: 6 });
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 1 });
    blockIo.cancelJob(5);
    run();
    expect(told.filter((row) => row.includes("ioStarted"))).toEqual([
      "0 ioStarted 0@1",
      "3 ioStarted 2@1",
      "6 ioStarted 3@1",
    ]);
  });

  it("of a job goes on when the machine that it is for is off", () => {
    const { blockIo, told, run } = threeDisks();
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 3 });
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 1, job: 5 });
    blockIo.cancel(1);
    run();
    expect(told.filter((row) => row.includes("ioStarted"))).toEqual(["0 ioStarted 0@1", "3 ioStarted 1@1"]);
  });

  it("that waits in a queue ends when its machine is off", () => {
    const { blockIo, told } = threeDisks();
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 1 });
    blockIo.carryOut([[read(1)], [read(0)]], OWNER);
    blockIo.cancel(0);
    expect(told.slice(-2)).toEqual(["0 ioCancelled 1@1", "0 ended for 0"]);
  });
});

describe("a disk that fails", () => {
  it("ends the requests of guests there in errors, and their plans with them", () => {
    const { blockIo, told, run, failed } = threeDisks();
    blockIo.carryOut([[read(1)], [read(0)]], OWNER);
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 1 });
    failed.add(1);
    blockIo.fail(1);
    run();
    expect(told.slice(-4)).toEqual(["0 ioFailed 0@1", "0 failed for 0", "0 ioFailed 1@1", "0 failed for 1"]);
    expect(blockIo.state.plans.size).toBe(0);
  });

  it("keeps the pages that wait there until it is back; one on its way arrives", () => {
    const { blockIo, told, run, failed } = threeDisks();
    blockIo.carryOut([[read(1)]], { ...OWNER, transfer: 0 });
    blockIo.carryOut([[read(1)]], { ...OWNER, transfer: 1 });
    failed.add(1);
    blockIo.fail(1);
    run();
    expect(told.filter((row) => row.includes("ended"))).toEqual(["3 ended for 0"]);
    failed.clear();
    blockIo.serve(1);
    run();
    expect(told.filter((row) => row.includes("ended"))).toEqual(["3 ended for 0", "6 ended for 0"]);
  });

  it("ends a step there that begins after it has failed, and what it leads to; pages wait", () => {
    const { blockIo, told, run, failed } = threeDisks();
    blockIo.carryOut([[read(0)], [read(1), read(0)]], { ...OWNER, job: 7 });
    blockIo.carryOut([[read(0)], [read(1)]], { ...OWNER, transfer: 0 });
    failed.add(1);
    blockIo.fail(1);
    run();
    expect(told.filter((row) => /failed|Failed|ended/iu.test(row))).toEqual(["1 ioFailed 2@1", "3 failed for 0"]);
    expect(blockIo.state.plans.size).toBe(1);
  });

  it("is missed by a write that goes to another disk as well, and fails it when both are gone", () => {
    const { blockIo, told, run, failed } = threeDisks();
    blockIo.carryOut([[write(1), write(2)]], OWNER);
    failed.add(1);
    blockIo.fail(1);
    run();
    expect(told.slice(-4)).toEqual(["0 ioFailed 0@1", "0 missed 0@1", "5 ioDone 1@2", "5 ended for 0"]);
    failed.clear();
    blockIo.carryOut([[write(1), write(2)]], OWNER);
    blockIo.fail(1);
    blockIo.fail(2);
    expect(told.at(-1)).toBe("5 failed for 0");
  });
});
