/** What the scenarios of the gallery about clouds, private servers and test environments say in numbers is what comes out. */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { PlacementSpec } from "../../src/model/scenario.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { GalleryEntry } from "../../src/scenarios/gallery.ts";
import { privateServers } from "../../src/scenarios/privateServers.ts";
import { smallCloud } from "../../src/scenarios/smallCloud.ts";
import { testEnvironment } from "../../src/scenarios/testEnvironment.ts";
import { eventsOf } from "../support/twoHosts.ts";

function hostsOf({ scenario }: GalleryEntry, placement: Partial<PlacementSpec> = {}, until = 600) {
  const given: Scenario = { ...scenario, placement: { ...scenario.placement!, ...placement } };
  return simulateHosts(given, { until }).map((trace) => ({ trace, events: eventsOf(trace) }));
}

type Hosts = ReturnType<typeof hostsOf>;

/** Each machine with the number of the host that it was put on, and the pages left there. */
const putOn = (hosts: Hosts) =>
  new Map(
    hosts.flatMap(({ trace, events }) =>
      events.flatMap((event) => {
        if (event.kind !== "placed" || event.cause !== "create" || event.host < 0) return [];
        const left = event.hosts.find(({ host }) => host === event.host)!.left;
        return [[trace.info.vms[event.vm]!.name, [event.host + 1, left]] as const];
      }),
    ),
  );

describe("a small cloud", () => {
  it("keeps 18 pages in one piece for the large machine where the fewest pages are left", () => {
    expect(Object.fromEntries(putOn(hostsOf(smallCloud)))).toEqual({
      web: [1, 14],
      db: [2, 8],
      mail: [2, 0],
      batch: [1, 2],
      cache: [3, 18],
      large: [3, 0],
    });
  });

  it("refuses it where the most are left: 8, 8 and 4 are", () => {
    const hosts = hostsOf(smallCloud, { rule: "worstFit" });
    expect(putOn(hosts).has("large")).toBe(false);
    const told = hosts[0]!.events.find((event) => event.kind === "placed" && event.host < 0);
    expect(told).toMatchObject({
      time: 30,
      hosts: [8, 8, 4].map((available) => ({ refusal: "memory", needed: 18, available })),
    });
    const failed = hosts[0]!.events.filter((event) => event.kind === "commandFailed");
    expect(failed).toMatchObject([
      { command: "create", code: "NO_HOST" },
      { command: "start", code: "NO_SUCH_VM" },
    ]);
  });
});

describe("private servers", () => {
  it("start again on other hosts 20 ticks after theirs has failed, those of the shop apart", () => {
    const hosts = hostsOf(privateServers);
    expect(Object.fromEntries([...putOn(hosts)].map(([name, [host]]) => [name, host]))).toEqual({
      blog: 3,
      forum: 1,
      "shop-1": 1,
      "shop-2": 2,
    });
    const restarts = hosts[0]!.events.filter((event) => event.kind === "placed" && event.cause === "restart");
    expect(restarts).toMatchObject([
      { time: 80, vm: 0, host: 2 },
      { time: 80, vm: 1, host: 1 },
    ]);
    const starts = hosts
      .slice(1)
      .map(({ events }) =>
        events.flatMap((event) => (event.kind === "vmState" && event.state === "running" ? [event.time] : [])),
      );
    expect(starts).toEqual([
      [0, 80],
      [0, 80],
    ]);
  });
});

describe("a test environment", () => {
  it("moves a build at the second look, and empties the host at 200", () => {
    const [first] = hostsOf(testEnvironment);
    const looks = first!.events.filter((event) => event.kind === "loadCompared");
    expect(looks.slice(0, 2)).toMatchObject([
      { time: 50, load: 300, otherLoad: 0, vm: -1 },
      { time: 100, load: 300, otherLoad: 0, vm: 0, to: 1, loadAfter: 200, toAfter: 100 },
    ]);
    const ends = first!.events.filter((event) => event.kind === "migrationEnded");
    expect(ends.every((event) => event.kind === "migrationEnded" && event.outcome === "done")).toBe(true);
    expect(ends).toHaveLength(3);
    expect(ends.slice(1).every(({ time }) => time > 200)).toBe(true);
  });
});
