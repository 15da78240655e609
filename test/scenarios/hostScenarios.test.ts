/** What the scenarios of the gallery about several hosts say in numbers is what comes out (domain E.1). */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { NetworkSpec, Scenario } from "../../src/model/scenario.ts";
import { movesWhileRunning } from "../../src/scenarios/movesWhileRunning.ts";
import { neverDone } from "../../src/scenarios/neverDone.ts";
import { scenarios } from "../../src/scenarios/list.ts";
import { smallCloud } from "../../src/scenarios/smallCloud.ts";
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

/** The machines of the host that is shown first, at the moment that is. */
function openedWith({ scenario, opensAt = 0, opensOn = 0 }: (typeof scenarios)[number]) {
  const trace = simulateHosts(scenario, { until: opensAt + 1 })[opensOn];
  const host = trace && hostAt(trace, trace.rowsUpTo(opensAt), opensAt);
  return host?.vms.flatMap(({ life }, vm) => (life === "none" ? [] : [trace!.info.vms[vm]!.name]));
}

describe("a scenario of several hosts", () => {
  it.each(scenarios.filter(({ scenario }) => scenario.hosts.length > 1))(
    "opens on a host where machines are ($id)",
    (entry) => expect(openedWith(entry)).not.toHaveLength(0),
  );

  it("about a cloud opens where the large machine is put, at the moment at which it is", () => {
    expect(openedWith(smallCloud)).toEqual(["cache", "large"]);
    expect(openedWith({ ...smallCloud, opensAt: smallCloud.opensAt! - 1 })).toEqual(["cache"]);
  });
});
