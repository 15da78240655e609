/** Two or three equal hosts with little memory whose machines move, and what happens to them at random moments. */
import fc from "fast-check";
import { MIGRATION_MODES } from "../../src/model/migration.ts";
import { PART_STATES, type NetworkSpec, type Op, type Scenario, type TimedCommand } from "../../src/model/scenario.ts";
import { network } from "./twoHosts.ts";
import { EXTENT, host, machine, PAGE, scenario } from "./workloads.ts";

const PAGES = 8;

const operation: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ op: fc.constant("reference"), page: fc.nat(PAGES - 1), write: fc.boolean() }),
  },
  fc.record({ op: fc.constant("compute"), ticks: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ op: fc.constant("wait"), ticks: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    op: fc.constant("disk"),
    volume: fc.constant(0),
    block: fc.nat(5),
    blocks: fc.constant(1),
    write: fc.boolean(),
  }),
);

const program = fc
  .tuple(fc.array(operation, { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([body, isEndless]): readonly Op[] =>
    isEndless ? [{ op: "loop", times: null, body: [...body, { op: "compute", ticks: 1 }] }] : body,
  );

const MACHINES = ["A", "B", "机器"] as const;

const act = fc
  .record({
    what: fc.constantFrom(
      ...MIGRATION_MODES,
      ...(["abortJob", "stop", "pause", "resume", "start", "crash", "switchToPostCopy"] as const),
      ...(["speed", "link", "host", "link", "host"] as const),
    ),
    vm: fc.constantFrom(...MACHINES),
    at: fc.nat(70),
    to: fc.nat(2),
    copyStorage: fc.boolean(),
  })
  .map(({ what, vm, at, to, copyStorage }): TimedCommand => {
    const state = PART_STATES[at % 2]!;
    if (what === "link") return { command: "setLink", state, at };
    if (what === "host") return { command: "setHost", state, host: to, at };
    if (what === "speed") return { command: "setMigrationSpeed", vm, bytesPerTick: 1000 * (1 + to), at };
    const mode = MIGRATION_MODES.find((each) => each === what);
    if (mode) return { command: "migrate", vm, to, mode, ...(copyStorage && { copyStorage }), at };
    return { command: what as Exclude<typeof what, (typeof MIGRATION_MODES)[number]>, vm, at };
  });

/** The host that a command names; the first one where it names none. */
function hostAbout(given: TimedCommand): number {
  if (given.command === "migrate") return given.to;
  return given.command === "setHost" ? (given.host ?? 0) : 0;
}

const links: fc.Arbitrary<NetworkSpec> = fc
  .record({
    bytesPerTick: fc.constantFrom(PAGE / 3, PAGE, 3 * PAGE, EXTENT / 2),
    roundTrip: fc.nat(4),
    stateBytes: fc.nat(PAGE),
    activation: fc.nat(5),
    stopRule: fc.constantFrom("xen", "qemu"),
    leastPages: fc.nat(2),
    throttle: fc.constantFrom("none", "autoConverge"),
    throttlePeriod: fc.integer({ min: 1, max: 9 }),
    rate: fc.constantFrom("link", "adapted"),
    skipZero: fc.boolean(),
    dirtyExit: fc.nat(1),
  })
  .map((changes): NetworkSpec => ({ ...network, ...changes, bytesPerTick: Math.floor(changes.bytesPerTick) }));

export const movingScenarios: fc.Arbitrary<Scenario> = fc
  .record({
    hosts: fc.integer({ min: 2, max: 3 }),
    programs: fc.tuple(program, program, program),
    acts: fc.array(act, { minLength: 1, maxLength: 12 }),
    network: links,
    frames: fc.integer({ min: 6, max: 30 }),
    isLastLocal: fc.boolean(),
  })
  .map(({ hosts, programs, acts, network: link, frames, isLastLocal }) => {
    const spec = host({
      frames,
      pcpus: 2,
      costs: { ...host().costs, reference: 1, fault: 1 },
      swapBytes: 2 * EXTENT,
      disks: [{ extents: 24, readTicks: 2, writeTicks: 2 }],
    });
    const machines = MACHINES.map((name, at) =>
      machine(name, programs[at]!, {
        memoryBytes: (PAGES + 2 * at) * PAGE,
        reservedPages: at,
        vcpus: 1 + (at % 2),
        volumes: [{ name: "root", bytes: (1 + at) * EXTENT }],
        ...(at > 0 && { host: 1 }),
      }),
    );
    const commands = acts.filter((each) => hostAbout(each) < hosts).toSorted((one, other) => one.at - other.at);
    const isLocal = (at: number) => isLastLocal && at === hosts - 2;
    const others = Array.from({ length: hosts - 1 }, (_, at) => (isLocal(at) ? { ...spec, hasLocalPool: true } : spec));
    return { ...scenario(machines), hosts: [spec, ...others] as const, network: link, commands };
  });
