/** The link between the hosts (domain E.4): one after the other, at any speed, also when that changes or something is dropped. */
import { describe, expect, it } from "vitest";
import {
  arrive,
  createLink,
  crossed,
  drop,
  send,
  setSpeed,
  ticksFor,
  type Push,
  type Sending,
} from "../../src/vmm/networkLink.ts";

const NOTHING: Push = () => null;
const sending = (migration: number, bytes: number, changes: Partial<Sending> = {}): Sending => ({
  migration,
  bytes,
  bytesPerTick: 10,
  pages: null,
  ...changes,
});

describe("what is given to the link", () => {
  it("takes as many whole ticks as its bytes need, and none for nothing", () => {
    expect([0, 1, 10, 11].map((bytes) => ticksFor(bytes, 10))).toEqual([0, 1, 1, 2]);
  });

  it("is over one after the other", () => {
    const link = createLink();
    expect(link.until).toBe(Infinity);
    send(link, sending(0, 25), 100, NOTHING);
    send(link, sending(1, 10), 101, NOTHING);
    expect(link.until).toBe(103);
    expect(arrive(link, 103, NOTHING)).toMatchObject({ migration: 0, bytes: 25 });
    expect(link.until).toBe(104);
    expect(arrive(link, 104, NOTHING).migration).toBe(1);
    expect(link.until).toBe(Infinity);
  });

  it("has crossed as far as the time goes, and not further than its end; what waits has not", () => {
    const link = createLink();
    send(link, sending(0, 25), 100, NOTHING);
    send(link, sending(1, 10), 100, NOTHING);
    expect([100, 101, 102, 103].map((now) => crossed(link, 0, now))).toEqual([0, 10, 20, 25]);
    expect(crossed(link, 1, 102)).toBe(0);
    expect(crossed(createLink(), 0, 5)).toBe(0);
  });

  it("goes on with the rest at another speed", () => {
    const link = createLink();
    send(link, sending(0, 100), 0, NOTHING);
    setSpeed(link, 0, 5, 4);
    expect(link.until).toBe(4 + 12);
    expect(crossed(link, 0, 6)).toBe(50);
    setSpeed(link, 0, 50, 6);
    expect(link.until).toBe(7);
  });

  it("that waits is sent at its new speed when its turn comes, and what is on the link is left alone", () => {
    const link = createLink();
    send(link, sending(0, 20), 0, NOTHING);
    send(link, sending(1, 20), 0, NOTHING);
    setSpeed(link, 1, 4, 1);
    expect(link.until).toBe(2);
    arrive(link, 2, NOTHING);
    expect(link.until).toBe(7);
  });

  it("is of one migration: others that wait keep their speed", () => {
    const link = createLink();
    for (const migration of [0, 1]) send(link, sending(migration, 20), 0, NOTHING);
    setSpeed(link, 0, 5, 1);
    expect(link.until).toBe(3);
    arrive(link, 3, NOTHING);
    expect(link.until).toBe(5);
  });

  it("is nothing on an idle link, whatever is dropped or made faster", () => {
    const link = createLink();
    setSpeed(link, 0, 5, 1);
    drop(link, 0, 2, NOTHING);
    expect(link).toEqual(createLink());
  });

  it("is dropped with all that is of the same migration; the next one begins anew", () => {
    const link = createLink();
    for (const migration of [0, 1, 0]) send(link, sending(migration, 20), 0, NOTHING);
    drop(link, 0, 1, NOTHING);
    expect(link.queue.map(({ migration }) => migration)).toEqual([1]);
    expect(link.until).toBe(3);
  });

  it("is not begun anew when something that waits behind it is dropped", () => {
    const link = createLink();
    for (const migration of [0, 1]) send(link, sending(migration, 20), 0, NOTHING);
    drop(link, 1, 1, NOTHING);
    expect([link.until, link.queue.length]).toEqual([2, 1]);
  });
});

/** Pages of 10 bytes, one at a time, as long as there are any. */
const pages =
  (left: number[]): Push =>
  () => {
    const page = left.shift();
    return page === undefined ? null : { pages: [page], bytes: 10 };
  };

describe("what is pushed", () => {
  it("is chosen when its turn comes, and leaves the line when there is nothing to push", () => {
    const link = createLink();
    const push = pages([7]);
    send(link, sending(0, 0, { pages: [] }), 0, push);
    send(link, sending(0, 0, { pages: [] }), 0, push);
    expect(link.queue[0]).toMatchObject({ pages: [7], bytes: 10 });
    expect(arrive(link, 1, push).pages).toEqual([7]);
    expect([link.queue, link.until]).toEqual([[], Infinity]);
  });

  it("makes room for what is wanted of the same migration, and waits again behind everything", () => {
    const link = createLink();
    const push = pages([7, 8]);
    send(link, sending(1, 20), 0, push);
    send(link, sending(0, 0, { pages: [] }), 0, push);
    send(link, sending(2, 20), 0, push);
    send(link, sending(0, 10, { pages: [3] }), 0, push);
    expect(link.queue.map(({ migration, pages: of }) => [migration, of])).toEqual([
      [1, null],
      [0, [3]],
      [2, null],
      [0, []],
    ]);
  });

  describe("after a page that left 15 of the 25 bytes of its tick", () => {
    const fast = { bytesPerTick: 25, pages: [] };
    /** At 1. */
    function afterOnePage() {
      const link = createLink();
      const push = pages([1, 2, 3]);
      send(link, sending(0, 0, fast), 0, push);
      arrive(link, 1, push);
      return { link, push };
    }

    it("has crossed with it where it is of the same migration, as long as there is room in the tick", () => {
      const { link, push } = afterOnePage();
      send(link, sending(0, 0, fast), 1, push);
      expect(link.until).toBe(1);
      arrive(link, 1, push);
      send(link, sending(0, 0, fast), 1, push);
      expect(link.until).toBe(2);
    });

    it.each([
      ["of another migration", 1, fast, 1],
      ["later", 0, fast, 2],
      ["and is no page", 0, { bytesPerTick: 25, pages: null }, 1],
    ])("takes a tick of its own where it comes %s", (_what, migration, how, now) => {
      const { link, push } = afterOnePage();
      send(link, sending(migration, 10, how), now, push);
      expect(link.until).toBe(now + 1);
    });
  });
});
