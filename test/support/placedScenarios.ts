/** Two to four hosts whose machines are put where rules say, and what befalls those hosts at random moments. */
import fc from "fast-check";
import { HOST_STATES, PLACEMENT_RULES } from "../../src/model/migration.ts";
import { PLACEMENT } from "../../src/model/settings.ts";
import type { PlacementSpec } from "../../src/model/scenario.ts";
import { PART_STATES, type Op, type Scenario, type TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { network } from "./twoHosts.ts";
import { EXTENT, host, machine, PAGE, scenario } from "./workloads.ts";

const operation: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ op: fc.constant("reference"), page: fc.nat(3), write: fc.boolean() }),
  fc.record({ op: fc.constant("compute"), ticks: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ op: fc.constant("wait"), ticks: fc.integer({ min: 1, max: 9 }) }),
);

const program = fc
  .array(operation, { minLength: 1, maxLength: 6 })
  .map((body): readonly Op[] => [{ op: "loop", times: 60, body: [...body, { op: "compute", ticks: 1 }] }]);

const spec: fc.Arbitrary<PlacementSpec> = fc
  .record({
    rule: fc.constantFrom(...PLACEMENT_RULES),
    vcpusPerPcpu: fc.integer({ min: 2, max: 6 }),
    memoryPercent: fc.constantFrom(100, 200),
    rebalancer: fc.constantFrom("off", "on"),
    every: fc.integer({ min: 3, max: 30 }),
    threshold: fc.constantFrom(100, 150, 200),
    gap: fc.constantFrom(50, 100),
    patience: fc.integer({ min: 1, max: 3 }),
    proposesOnly: fc.boolean(),
    restart: fc.constantFrom("off", "elsewhere"),
    restartDelay: fc.nat(12),
  })
  .map((part) => ({ ...defaultsOf(PLACEMENT), ...part }));

const placedMachine = fc.record({
  program,
  vcpus: fc.integer({ min: 1, max: 3 }),
  pages: fc.integer({ min: 4, max: 8 }),
  guarantee: fc.nat(4),
  extents: fc.nat(2),
  arrival: fc.oneof({ weight: 4, arbitrary: fc.nat(20) }, fc.constant(null)),
  together: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 2 }),
  apart: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 2 }),
  host: fc.option(fc.nat(1), { nil: undefined, freq: 2 }),
});

const MOST_MACHINES = 6;

const act = fc
  .record({
    what: fc.constantFrom("host", "host", "host", "link", "migrate", "start", "stop", "pause", "abortJob"),
    at: fc.nat(150),
    vm: fc.nat(MOST_MACHINES - 1),
    to: fc.nat(3),
    state: fc.constantFrom(...HOST_STATES),
  })
  .map(({ what, at, vm: number, to, state }) => (hosts: number): TimedCommand => {
    const vm = `m${number}`;
    if (what === "host") return { command: "setHost", state, host: to % hosts, at };
    if (what === "link") return { command: "setLink", state: PART_STATES[at % 2]!, at };
    if (what === "migrate") return { command: "migrate", vm, to: to % hosts, at };
    return { command: what, vm, at };
  });

export const placedScenarios: fc.Arbitrary<Scenario> = fc
  .record({
    hosts: fc.array(
      fc.record({
        pcpus: fc.integer({ min: 1, max: 2 }),
        frames: fc.integer({ min: 10, max: 30 }),
        isLocal: fc.boolean(),
      }),
      {
        minLength: 2,
        maxLength: 4,
      },
    ),
    machines: fc.array(placedMachine, { minLength: 1, maxLength: MOST_MACHINES }),
    acts: fc.array(act, { maxLength: 8 }),
    placement: spec,
    pagesPerTick: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ hosts, machines, acts, placement, pagesPerTick }) => {
    const specs = machines.map(
      ({ program: ops, pages, guarantee, extents, together, apart, host: home, ...rest }, at) =>
        machine(`m${at}`, ops, {
          ...rest,
          memoryBytes: pages * PAGE,
          reservedPages: guarantee,
          volumes: extents > 0 ? [{ name: "root", bytes: extents * EXTENT }] : [],
          ...(together !== undefined && { together }),
          ...(apart !== undefined && { apart }),
          ...(home !== undefined && { host: home }),
        }),
    );
    const [first, ...others] = hosts.map(({ pcpus, frames, isLocal }) =>
      host({
        pcpus,
        frames,
        costs: { ...host().costs, reference: 1 },
        swapBytes: 4 * EXTENT,
        disks: [{ extents: 16, readTicks: 2, writeTicks: 2 }],
        ...(isLocal && { hasLocalPool: true }),
      }),
    );
    return {
      ...scenario(specs),
      hosts: [first!, ...others] as const,
      network: { ...network, bytesPerTick: pagesPerTick * PAGE },
      placement,
      commands: acts.map((give) => give(hosts.length)).toSorted((one, other) => one.at - other.at),
    };
  });
