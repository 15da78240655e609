/** What the scenarios of the gallery about a fast tier and about I/O limits say in numbers is what comes out. */
import { describe, expect, it } from "vitest";
import { hostOf, withHost, type Scenario } from "../../src/model/scenario.ts";
import { noisyNeighbour } from "../../src/scenarios/noisyNeighbour.ts";
import { residentVolumes } from "../../src/scenarios/residentVolumes.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";

const ends = (scenario: Scenario) => {
  const trace = simulate(scenario, { until: 2000 });
  return hostAt(trace, trace.rowCount, trace.knownUntil).vcpus.map(({ done }) => done);
};

describe("volumes from an archive", () => {
  it.each([
    ["LRU", {}, 20],
    ["FIFO", { policy: "fifo" }, 12],
    ["a third slot", { slots: 3 }, 12],
  ] as const)("%s: the reader ends when the text says", (_, part, end) => {
    const { scenario } = residentVolumes;
    const host = hostOf(scenario);
    expect(ends(withHost(scenario, { ...host, residency: { ...host.residency!, ...part } }))[0]).toBe(end);
  });
});

describe("a noisy neighbour", () => {
  const { scenario } = noisyNeighbour;
  const [, quiet] = scenario.machines;

  it("makes the quiet machine take 160 ticks for what takes 64 alone", () => {
    expect(ends(scenario)[1]).toBe(160);
    expect(ends({ ...scenario, machines: [quiet!] })[0]).toBe(64);
  });

  it("leaves it the disk when it is limited to a request every 8 ticks", () => {
    const [tried] = noisyNeighbour.tries;
    if (tried?.do !== "command") throw new Error("a limit is tried first");
    expect(ends({ ...scenario, commands: [{ ...tried.command, at: 0 }] })[1]).toBe(80);
  });
});
