/** What stands against a host for a machine that could move there: what the manager says when the move is ordered. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FITS } from "../../../../src/model/choices.ts";
import { defaultsOf } from "../../../../src/model/settingKinds.ts";
import { ISOLATION, REGION } from "../../../../src/model/settings.ts";
import { simulateHosts } from "../../../../src/engine/simulate.ts";
import type { MachineSpec, Scenario } from "../../../../src/model/scenario.ts";
import type { Shortage } from "../../../../src/model/states.ts";
import { hostAt } from "../../../../src/trace/hostCursor.ts";
import type { Trace } from "../../../../src/trace/trace.ts";
import { targetOf, type SeenHost } from "../../../../src/ui/dialogs/migrate/targets.ts";
import { examples } from "../../../support/laws.ts";
import { movingScenario, writer } from "../../../support/movingMachines.ts";
import { EXTENT, machine, PAGE } from "../../../support/workloads.ts";

/** When the move is ordered. */
const AT = 5;

/** Host number `host` just before the order. */
function seen(given: Scenario, traces: readonly Trace[], host: number): SeenHost {
  const trace = traces[host]!;
  return { spec: given.hosts[host]!, info: trace.info, state: hostAt(trace, trace.rowsUpTo(AT - 1), AT - 1) };
}

/** What the manager answers; null: it carries out the order. */
function refusalIn(trace: Trace) {
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "commandFailed") return { code: event.code, shortages: event.shortages };
  }
  return null;
}

/** In which order they are told is another matter. */
function inOrder(shortages: readonly Shortage[]): readonly Shortage[] {
  return shortages.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

const size = fc.record({
  memory: fc.integer({ min: 1, max: 12 }),
  reserved: fc.nat(8),
  extents: fc.nat(3),
  isOn: fc.boolean(),
  pcpu: fc.option(fc.nat(2)),
  isContainer: fc.boolean(),
  regionUnits: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
});

const hostSize = fc.record({
  frames: fc.integer({ min: 8, max: 14 }),
  pcpus: fc.integer({ min: 1, max: 3 }),
  extents: fc.integer({ min: 4, max: 8 }),
  swap: fc.nat(2),
  isLarge: fc.boolean(),
  isIsolated: fc.boolean(),
  region: fc.option(
    fc.record({
      size: fc.integer({ min: 8, max: 24 }),
      fit: fc.constantFrom(...FITS),
      alignment: fc.constantFrom(1, 4),
    }),
    { nil: undefined },
  ),
  state: fc.constantFrom("working", "working", "working", "maintenance", "failed"),
});

const CODES = { failed: "UNREACHABLE", maintenance: "MAINTENANCE", container: "CONTAINER" } as const;
const isNamed = (obstacle: string): obstacle is keyof typeof CODES => Object.hasOwn(CODES, obstacle);

describe("what stands against a host", () => {
  it("is what the manager refuses the machine for, with the same numbers", () => {
    fc.assert(
      fc.property(size, fc.array(size, { maxLength: 2 }), hostSize, (own, others, target) => {
        const specOf = (name: string, each: typeof own, host: number): MachineSpec =>
          machine(name, writer(1), {
            host,
            memoryBytes: Math.max(each.memory, each.reserved) * 2 * PAGE,
            reservedPages: each.reserved,
            volumes: each.extents > 0 ? [{ name: "root", bytes: each.extents * EXTENT }] : [],
            affinity: each.pcpu === null ? null : [each.pcpu],
            arrival: each.isOn ? 0 : null,
            ...(each.isContainer && { isContainer: true }),
            ...(each.regionUnits !== undefined && { regionUnits: each.regionUnits }),
          });
        const given = movingScenario({
          hosts: [
            { frames: 64, pcpus: 3, disks: [{ extents: 8, readTicks: 1, writeTicks: 1 }] },
            {
              frames: target.frames,
              pcpus: target.pcpus,
              swapBytes: target.swap * EXTENT,
              pageBytes: target.isLarge ? 2 * PAGE : PAGE,
              disks: [{ extents: target.extents, readTicks: 1, writeTicks: 1 }],
              ...(target.isIsolated && { isolation: defaultsOf(ISOLATION) }),
              ...(target.region && { region: { ...defaultsOf(REGION), ...target.region } }),
            },
          ],
          machines: [specOf("A", own, 0), ...others.map((other, at) => specOf(`B${at}`, { ...other, pcpu: null }, 1))],
          commands: [
            { command: "setHost", state: target.state, host: 1, at: AT - 2 },
            { command: "migrate", vm: "A", to: 1, at: AT },
          ],
        });
        const traces = simulateHosts(given, { until: AT + 1 });
        const found = targetOf(seen(given, traces, 0), 0, seen(given, traces, 1), 1);
        const refusal = refusalIn(traces[0]!);
        // Where a machine cannot be there at all, nobody asks what is free.
        const isKept = found.obstacles.length > 0;
        const [first] = found.obstacles;
        const code = first === undefined ? null : isNamed(first) ? CODES[first] : "TARGET_INCOMPATIBLE";
        expect(isKept ? refusal?.code : null).toBe(code);
        expect(inOrder(refusal?.shortages ?? [])).toEqual(isKept ? [] : inOrder(found.shortages));
      }),
      examples(60),
    );
  });
});
