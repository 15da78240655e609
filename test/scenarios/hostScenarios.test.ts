/** What the scenarios of the gallery about several hosts say in numbers is what comes out (domain E.1). */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { NetworkSpec, Scenario } from "../../src/model/scenario.ts";
import { movesWhileRunning } from "../../src/scenarios/movesWhileRunning.ts";
import { neverDone } from "../../src/scenarios/neverDone.ts";
import { stopOrPreCopy } from "../../src/scenarios/stopOrPreCopy.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";

/** The machines that leave the first host, as they are at 300. */
function movesOf(scenario: Scenario, network: Partial<NetworkSpec> = {}) {
  const [source] = simulateHosts({ ...scenario, network: { ...scenario.network!, ...network } }, { until: 300 });
  return hostAt(source!, source!.rowsUpTo(300), 300).migrations ?? [];
}

const roundsOf = ([move]: ReturnType<typeof movesOf>) => move!.rounds.map(({ pages }) => pages);

describe("a machine that moves while it runs", () => {
  it("sends 64, 16, 4 pages and one more, and stands still for 1 tick of 22", () => {
    const moves = movesOf(movesWhileRunning.scenario);
    expect(roundsOf(moves)).toEqual([64, 16, 4]);
    expect(moves[0]).toMatchObject({ stop: { pages: 1 }, end: { outcome: "done", downtime: 1, ticks: 22 } });
  });

  it("gets no further over a link of a page a tick", () => {
    const [tried] = movesWhileRunning.tries;
    if (tried?.do !== "network") throw new Error("another link is tried first");
    const moves = movesOf(movesWhileRunning.scenario, tried.part);
    expect(roundsOf(moves)).toEqual([64, 16]);
    expect(moves[0]).toMatchObject({ stop: { reason: "noProgress", pages: 16 } });
  });
});

describe("a migration without an end", () => {
  it("leaves all 16 pages after each round by QEMU's rule, and goes on", () => {
    const moves = movesOf(neverDone.scenario);
    expect(new Set(roundsOf(moves))).toEqual(new Set([16]));
    expect(roundsOf(moves).length).toBeGreaterThan(15);
    expect(moves[0]!.end).toBeNull();
  });

  it("is stopped after the first by Xen's rules, for 16 ticks", () => {
    const moves = movesOf(neverDone.scenario, { stopRule: "xen" });
    expect(roundsOf(moves)).toEqual([16]);
    expect(moves[0]).toMatchObject({ stop: { reason: "noProgress" }, end: { outcome: "done", downtime: 16 } });
  });
});

describe("two machines, one copied first and one stopped first", () => {
  it("stand still for 1 tick of 19 with 38 pages sent, and for all of 16 with 32", () => {
    const [a, b] = movesOf(stopOrPreCopy.scenario);
    expect(a!.end).toMatchObject({ downtime: 1, ticks: 19, pages: 38 });
    expect(b!.end).toMatchObject({ downtime: 16, ticks: 16, pages: 32 });
  });
});
