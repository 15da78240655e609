/** Plans of I/O (domain D.3, D.7): their steps one after the other, the requests of a step at the same time. */
import { describe, expect, it } from "vitest";
import type { Recorder } from "../../src/model/recorder.ts";
import { BlockIo, type PlanOwner } from "../../src/vmm/blockIo.ts";
import type { IoPlan, PlannedRequest } from "../../src/vmm/storage/ioPlan.ts";

const OWNER: PlanOwner = { vm: 0, vcpu: 0, transfer: -1, generation: 0 };
const read = (pv: number): PlannedRequest => ({ pv, extent: 0, purpose: "guestRead", page: 0, blocks: 1 });

/** Three disks that take 1, 3 and 5 ticks for a block, run by hand. */
function threeDisks() {
  const clock = { now: 0 };
  const told: string[] = [];
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
  return { blockIo, told, run, clock };
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

  it("that waits in a queue ends when its machine is off", () => {
    const { blockIo, told } = threeDisks();
    blockIo.carryOut([[read(1)]], { ...OWNER, vm: 1 });
    blockIo.carryOut([[read(1)], [read(0)]], OWNER);
    blockIo.cancel(0);
    expect(told.slice(-2)).toEqual(["0 ioCancelled 1@1", "0 ended for 0"]);
  });
});
