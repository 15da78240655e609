/** Where machines are put, against a model of its own (`placement/placementModel.ts`). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { PLACEMENT } from "../../src/model/settings.ts";
import { PLACEMENT_RULES } from "../../src/model/migration.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { eventsOf } from "../support/twoHosts.ts";
import { EXTENT, host, machine, PAGE, scenario } from "../support/workloads.ts";
import { plainPlacement, type PlainHost, type PlainMachine } from "./placement/placementModel.ts";

const plainHost: fc.Arbitrary<PlainHost> = fc.record({
  pcpus: fc.integer({ min: 1, max: 3 }),
  frames: fc.integer({ min: 4, max: 24 }),
  extents: fc.integer({ min: 2, max: 10 }),
});

const group = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null, freq: 3 });

const plainMachine: fc.Arbitrary<PlainMachine> = fc
  .record({
    vcpus: fc.integer({ min: 1, max: 3 }),
    pages: fc.integer({ min: 1, max: 10 }),
    guarantee: fc.nat(10),
    extents: fc.nat(3),
    together: group,
    apart: group,
    host: fc.option(fc.nat(1), { nil: null, freq: 5 }),
  })
  .map((each) => ({ ...each, guarantee: Math.min(each.guarantee, each.pages) }));

const rule = fc.record({
  rule: fc.constantFrom(...PLACEMENT_RULES),
  vcpusPerPcpu: fc.integer({ min: 1, max: 4 }),
  memoryPercent: fc.constantFrom(50, 100, 130, 200),
});

function scenarioOf(
  hosts: readonly PlainHost[],
  machines: readonly PlainMachine[],
  spec: object,
  isCreatedLater: boolean,
): Scenario {
  const specs = machines.map(({ vcpus, pages, guarantee, extents, together, apart, host: home }, at) =>
    machine(`m${at}`, [{ op: "compute", ticks: 3 }], {
      vcpus,
      memoryBytes: pages * PAGE,
      reservedPages: guarantee,
      volumes: extents > 0 ? [{ name: "root", bytes: extents * EXTENT }] : [],
      arrival: null,
      ...(together !== null && { together }),
      ...(apart !== null && { apart }),
      ...(home !== null && { host: home }),
    }),
  );
  const [first, ...others] = hosts.map(({ pcpus, frames, extents }) =>
    host({ pcpus, frames, disks: [{ extents, readTicks: 1, writeTicks: 1 }] }),
  );
  return {
    ...scenario(isCreatedLater ? [] : specs),
    hosts: [first!, ...others],
    placement: { ...defaultsOf(PLACEMENT), ...spec },
    commands: isCreatedLater ? specs.map((each, at) => ({ command: "create", machine: each, at: 2 * at })) : [],
  };
}

/** Where each machine was made, as the traces of the hosts tell. */
function madeOn(given: Scenario, count: number) {
  const hosts = Array.from({ length: count }, () => -1);
  const told = new Map<string, readonly (string | null)[]>();
  for (const [at, trace] of simulateHosts(given, { until: 1000 }).entries()) {
    for (const vm of trace.info.vms) hosts[Number(vm.name.slice(1))] = at;
    for (const event of eventsOf(trace)) {
      if (event.kind !== "placed" || event.host < 0) continue;
      const reasons = event.hosts.map(({ refusal }) => (refusal === "none" ? null : refusal));
      told.set(trace.info.vms[event.vm]!.name, reasons);
    }
  }
  return { hosts, told };
}

describe("a new machine", () => {
  it("goes to the host that the rule chooses among those against which nothing stands, and each says what does", () => {
    fc.assert(
      fc.property(
        fc.array(plainHost, { minLength: 2, maxLength: 5 }),
        fc.array(plainMachine, { minLength: 1, maxLength: 9 }),
        rule,
        fc.boolean(),
        (hosts, machines, spec, isCreatedLater) => {
          const expected = plainPlacement(hosts, machines, spec);
          const { hosts: made, told } = madeOn(scenarioOf(hosts, machines, spec, isCreatedLater), machines.length);
          expect(made).toEqual(expected.map(({ host: at }) => at));
          const placed = expected.flatMap(({ against, host: chosen }, at) =>
            machines[at]!.host === null && chosen >= 0 ? [[`m${at}`, against] as const] : [],
          );
          expect(told).toEqual(new Map(placed));
        },
      ),
      examples(120),
    );
  });
});
