/** The rules of a machine on its way (domain E.1): when its rounds end, how fast they are, and when it is held back. */
import { describe, expect, it } from "vitest";
import type { MigrationStop } from "../../src/model/migration.ts";
import type { NetworkSpec } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { NETWORK } from "../../src/model/settings.ts";
import {
  bytesOfPages,
  followingPages,
  movingMachine,
  mostRateOf,
  notCrossed,
  raiseThrottle,
  rateOfRound,
  stopReason,
  type MovingMachine,
} from "../../src/vmm/movingMachine.ts";

const network = (changes: Partial<NetworkSpec>): NetworkSpec => ({ ...defaultsOf(NETWORK), ...changes });

/** A machine of `pages` pages in round 1, after which fewer are left than were sent. */
function moving(changes: Partial<MovingMachine>, pages = 100): MovingMachine {
  const plain = movingMachine(
    { id: 0, mode: "preCopy", from: 0, to: 1, vm: 0, shell: 0, job: 0, shellJob: 0, pages, since: 0 },
    8,
  );
  return { ...plain, round: 1, roundPages: 40, dirtyCount: 20, sentPages: 140, ...changes };
}

describe("the rounds of a machine that runs", () => {
  const XEN = network({ stopRule: "xen", leastPages: 10, mostRounds: 5, mostSent: 3 });
  const QEMU = network({ stopRule: "qemu", downtimeLimit: 4 });

  it.each<readonly [what: string, MigrationStop | null, Partial<MovingMachine>]>([
    ["go on while each leaves fewer pages than it sent", null, {}],
    ["go on with one page more than few", null, { dirtyCount: 11 }],
    ["end with few pages left", "fewPages", { dirtyCount: 10 }],
    ["go on before the last of the rounds that may be made", null, { round: 4 }],
    ["end when that many have been made", "rounds", { round: 5 }],
    ["go on when three times the memory has been sent", null, { sentPages: 300 }],
    ["end when more than that has been sent", "sent", { sentPages: 301 }],
    ["go on when a round leaves one page less than it sent", null, { dirtyCount: 39 }],
    ["end when a round leaves as many as it sent", "noProgress", { dirtyCount: 40 }],
    ["end for few pages, whatever else would end them", "fewPages", { dirtyCount: 10, round: 5, sentPages: 301 }],
    ["end for their number before what was sent", "rounds", { round: 5, sentPages: 301, dirtyCount: 40 }],
    ["end for what was sent before a round in vain", "sent", { sentPages: 301, dirtyCount: 40 }],
  ])("under Xen's rules %s", (_what, reason, changes) => {
    expect(stopReason(moving(changes), XEN, 1)).toBe(reason);
  });

  it("under QEMU's rule end when what is left takes no longer than the limit, and for nothing else", () => {
    const slow = { rate: 8, round: 99, sentPages: 999, dirtyCount: 40 };
    expect(stopReason(moving(slow), QEMU, 33)).toBe(null);
    expect(stopReason(moving(slow), QEMU, 32)).toBe("downtime");
    expect(stopReason(moving({ rate: 9 }), QEMU, 33)).toBe("downtime");
  });
});

describe("the rate of a round", () => {
  it("is what the link carries, unless somebody has said less", () => {
    expect(rateOfRound(moving({ writeRate: 20 }), network({ rate: "link", bytesPerTick: 50, rateStep: 1 }))).toBe(50);
    expect(rateOfRound(moving({ mostRate: 20 }), network({ rate: "link", bytesPerTick: 50 }))).toBe(20);
  });

  it("is, in Xen's way, little at first, then a step more than was written, and at most what is allowed", () => {
    const adapted = network({ rate: "adapted", firstRate: 5, rateStep: 3, mostRate: 30, bytesPerTick: 50 });
    expect(rateOfRound(moving({ round: 0, writeRate: 20 }), adapted)).toBe(5);
    expect(rateOfRound(moving({ round: 1, writeRate: 20 }), adapted)).toBe(23);
    expect(rateOfRound(moving({ round: 1, writeRate: 28 }), adapted)).toBe(30);
    expect(rateOfRound(moving({ round: 1, writeRate: 28 }), { ...adapted, bytesPerTick: 25 })).toBe(25);
  });

  it("is never nothing", () => {
    expect(rateOfRound(moving({ round: 0 }), network({ rate: "adapted", firstRate: 0 }))).toBe(1);
  });

  it("is at most, while the machine stands still, that of the link or what rounds may take of it", () => {
    expect(mostRateOf(network({ rate: "link", bytesPerTick: 50, mostRate: 30 }))).toBe(50);
    expect(mostRateOf(network({ rate: "adapted", bytesPerTick: 50, mostRate: 30 }))).toBe(30);
    expect(mostRateOf(network({ rate: "adapted", bytesPerTick: 20, mostRate: 30 }))).toBe(20);
  });
});

describe("a machine that writes too much", () => {
  const HELD = network({ throttle: "autoConverge", throttleFirst: 20, throttleStep: 30, throttleMost: 60 });

  /** What is left of rounds of 100 bytes: after which of them it is held back more, and how much then. */
  function held(left: readonly number[], rules = HELD): readonly (number | null)[] {
    const machine = moving({ roundBytes: 100 });
    return left.map((bytes) => (raiseThrottle(machine, rules, bytes) ? machine.throttle.percent : null));
  }

  it("is held back after two rounds in a row that left more than half of what they sent", () => {
    expect(held([51, 51])).toEqual([null, 20]);
    expect(held([51, 50, 51, 51])).toEqual([null, null, null, 20]);
  });

  it("is held back a step more after each further two, up to the most, and is not told that again", () => {
    expect(held([60, 60, 60, 60, 60, 60, 60, 60])).toEqual([null, 20, null, 50, null, 60, null, null]);
  });

  it("is not held back where the network does not do so", () => {
    expect(held([60, 60, 60], { ...HELD, throttle: "none" })).toEqual([null, null, null]);
  });
});

describe("pages on the link", () => {
  const some = Uint8Array.from([1, 0, 1, 1, 0]);
  const zeros = Uint8Array.from([0, 0, 1, 0, 1]);

  it("take their size, and a byte where they hold zeros alone", () => {
    expect(bytesOfPages(some, null, 10)).toBe(30);
    expect(bytesOfPages(some, zeros, 10)).toBe(21);
  });

  it.each([
    [0, [1, 0, 1, 1, 0]],
    [9, [1, 0, 1, 1, 0]],
    [10, [0, 0, 1, 1, 0]],
    [11, [0, 0, 0, 1, 0]],
    [20, [0, 0, 0, 1, 0]],
    [21, [0, 0, 0, 0, 0]],
  ])("have crossed one after the other, as far as %i bytes go", (bytes, left) => {
    expect([...notCrossed(moving({ sending: some, zeros }), bytes, 10)]).toEqual(left);
  });

  it("that follow are all to come at first, and none of the others is", () => {
    const following = followingPages(some);
    expect(following).toMatchObject({ total: 3, toCome: 3, pivot: 0, asked: [] });
    expect([...following.isAwaited]).toEqual([1, 0, 1, 1, 0]);
    following.isAwaited[0] = 0;
    expect(some[0]).toBe(1);
  });
});

const follows = (mode: MovingMachine["mode"]) =>
  movingMachine({ id: 0, mode, from: 0, to: 1, vm: 0, shell: 0, job: 0, shellJob: 0, pages: 4, since: 7 }, 8);

it("a machine follows what it has sent under post-copy and hybrid alone", () => {
  expect((["offline", "preCopy", "postCopy", "hybrid"] as const).map((mode) => follows(mode).follows)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  // All of it is to be sent, and counts as written.
  expect(follows("preCopy")).toMatchObject({ roundSince: 7, roundPages: 4, dirtyCount: 4, phase: "running", rate: 8 });
  expect(follows("preCopy")).toMatchObject({
    round: 0,
    stoppedAt: -1,
    wentOnAt: -1,
    throttle: { percent: 0, highRounds: 0, isHeld: false },
  });
  expect([...follows("preCopy").sending, ...follows("preCopy").dirty]).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});
