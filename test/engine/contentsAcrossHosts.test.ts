/** What pages hold where machines move between hosts: what one guest alone has written is equal to nothing on any host. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { simulateHosts } from "../../src/engine/simulate.ts";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { HostSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { movingScenarios } from "../support/movingScenarios.ts";
import { arbitrarySharing, SHARING_RULES } from "../support/sharing.ts";
import { eventsOf, twoHosts } from "../support/twoHosts.ts";
import { machine, PAGE, references } from "../support/workloads.ts";

/** Scans all pages at every moment. */
const EAGER = { ...SHARING_RULES, sleep: 1, pages: 100, requireStable: false };

const WRITTEN: readonly Op[] = [...references([0, 1, 2, 3], () => true), { op: "wait", ticks: 90 }];

/** Each guest writes four pages twice and waits. */
const guest = (name: string, host: number) =>
  machine(name, [...WRITTEN.slice(0, -1), ...WRITTEN, ...references([0, 1, 2, 3])], {
    memoryBytes: 4 * PAGE,
    ...(host > 0 && { host }),
  });

/** All that is told on the second host, where A comes to B. */
function toldThere(first: Partial<HostSpec>, second: Partial<HostSpec>): readonly TraceEvent[] {
  const given = twoHosts({
    machines: [guest("A", 0), guest("B", 1)],
    commands: [{ command: "migrate", vm: "A", to: 1, mode: "stopAndCopy", at: 30 }],
  });
  const [one, other] = given.hosts;
  const hosts = [
    { ...one, ...first },
    { ...other!, ...second },
  ] as const;
  return eventsOf(simulateHosts({ ...given, hosts }, { until: 150 })[1]!);
}

describe("a machine that moves to a host whose scanner looks for equal pages", () => {
  it("shares nothing that it alone has written with one that has written as often there", () => {
    const told = toldThere({ sharing: EAGER }, { sharing: EAGER });
    expect(told.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ outcome: "done" });
    const entries = told.flatMap((event) => (event.kind === "scanned" ? event.entries : []));
    expect(new Set(entries.map(({ vm }) => vm))).toEqual(new Set([0, 1]));
    expect(new Set(entries.map(({ what }) => what))).toEqual(new Set(["unstable"]));
  });

  it("is refused there where it comes from a host on which nobody knows what its pages hold", () => {
    expect(toldThere({}, { sharing: EAGER }).filter(({ kind }) => kind.startsWith("migration"))).toEqual([]);
  });
});

/** Each machine writes something first, A waits, and moves if nothing else happens to it. */
const withScanners: fc.Arbitrary<Scenario> = fc
  .tuple(movingScenarios, fc.array(arbitrarySharing, { minLength: 3, maxLength: 3 }))
  .map(([given, rules]): Scenario => {
    const [first, ...others] = given.hosts.map((host, at) => ({ ...host, sharing: rules[at]! }));
    const machines = given.machines.map((each) => ({
      ...each,
      programs: each.programs.map((program) => [...WRITTEN, ...program]),
    }));
    const commands = [...given.commands, { command: "migrate", vm: "A", to: 1, at: 70 } as const];
    return { ...given, hosts: [first!, ...others], machines, commands };
  });

describe("whatever moves between hosts that have a scanner", () => {
  it("keeps every law, and what one guest alone has written stands in no other page", () => {
    let moves = 0;
    fc.assert(
      fc.property(withScanners, (given) => {
        const simulation = new Simulation(given, NOBODY.recorder, NOBODY.definitions);
        const homes = new Map<string, Set<number>>();
        for (let moment = 0; moment < 250 && simulation.step(); moment += 1) {
          expect(checkInvariants(simulation)).toEqual([]);
          const pages = new Map<number, string>();
          for (const [host, { monitor }] of simulation.hosts.entries())
            for (const [vm, { tokens }] of monitor.memory.state.sharing!.contents.guests) {
              const { name } = monitor.state.vms[vm]!;
              for (const [page, token] of [...tokens].entries()) {
                if (token >= 0) continue;
                homes.set(name, (homes.get(name) ?? new Set()).add(host));
                const place = `page ${page} of ${name}`;
                expect(pages.get(token) ?? place).toBe(place);
                pages.set(token, place);
              }
            }
        }
        moves += [...homes.values()].filter(({ size }) => size > 1).length;
      }),
      examples(60),
    );

    expect(moves).toBeGreaterThan(5);
  });
});
