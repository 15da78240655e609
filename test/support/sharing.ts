/** Scenarios in which pages with equal contents are merged. */
import fc from "fast-check";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { SHARING } from "../../src/model/settings.ts";
import {
  hostOf,
  withHost,
  type MachineSpec,
  type Op,
  type Scenario,
  type SharingSpec,
} from "../../src/model/scenario.ts";
import { arbitraryScenario } from "./arbitraryScenario.ts";

export const SHARING_RULES: SharingSpec = defaultsOf(SHARING);

/** Rules of a scanner that comes often. */
export const arbitrarySharing: fc.Arbitrary<SharingSpec> = fc.record({
  sleep: fc.integer({ min: 1, max: 6 }),
  pages: fc.integer({ min: 1, max: 9 }),
  requireStable: fc.boolean(),
  zeroPages: fc.boolean(),
  costPerPage: fc.constantFrom(0, 0, 0, 1),
  scans: fc.constant(true),
});
const arbitraryRules = fc
  .record({ rules: arbitrarySharing, scans: fc.boolean() })
  .map(({ rules, scans }) => ({ ...rules, scans }));

/** What a machine says of its pages: few kinds of contents, so that many are equal. */
export const arbitraryContents: fc.Arbitrary<Pick<MachineSpec, "image" | "contents">> = fc.record(
  { image: fc.integer({ min: 1, max: 2 }), contents: fc.array(fc.nat(2), { minLength: 3, maxLength: 6 }) },
  { requiredKeys: [] },
);

/** The same, and some are containers that read files of their image. */
const arbitraryGuest = fc.oneof(
  arbitraryContents,
  fc.record({
    image: fc.integer({ min: 1, max: 2 }),
    filePages: fc.integer({ min: 1, max: 7 }),
    isContainer: fc.constant(true),
  }),
);
type Guest = Pick<MachineSpec, "image" | "contents" | "filePages" | "isContainer">;

/** Pages that every machine has and fills before it does anything else. */
const FILLED = 5;

/** `machine` with something to share: it fills some pages, waits for the scanner, does what it did and waits again. */
function withSomethingToShare(machine: MachineSpec, contents: Guest): MachineSpec {
  const fill: Op = {
    op: "pattern",
    pattern: "sequential",
    pages: FILLED,
    count: FILLED,
    writeEvery: contents.filePages ? 3 : 1,
  };
  const wait: Op = { op: "wait", ticks: 15 };
  const programs = machine.programs.length === 0 ? [[]] : machine.programs;
  return {
    ...machine,
    ...contents,
    memoryBytes: Math.max(machine.memoryBytes, 8 * 4096),
    programs: programs.map((ops) => [fill, wait, ...ops, wait]),
  };
}

/** Makes of a scenario one in which pages are shared. */
export const arbitrarySharingOf: fc.Arbitrary<(scenario: Scenario) => Scenario> = fc
  .tuple(arbitraryRules, fc.array(arbitraryGuest, { minLength: 5, maxLength: 5 }))
  .map(([sharing, contents]) => (scenario: Scenario): Scenario => {
    const host = hostOf(scenario);
    return {
      ...withHost(scenario, { ...host, sharing, frames: host.frames + 2 * FILLED }),
      machines: scenario.machines.map((machine, at) => withSomethingToShare(machine, contents[at % contents.length]!)),
    };
  });

/** Scenarios with commands in which equal pages are merged, and often memory is taken back as well. */
export const arbitrarySharedScenario: fc.Arbitrary<Scenario> = fc
  .tuple(
    fc.oneof(
      arbitraryScenario({ machines: 5, commands: 8, overcommit: true, ops: 10 }),
      arbitraryScenario({ machines: 5, commands: 8, overcommit: false, ops: 10 }),
    ),
    arbitrarySharingOf,
  )
  .map(([scenario, share]) => share(scenario));
