/**
 * The fast tier against models of it that are written from the domain document alone: every policy on one string of accesses
 * (C.3 with volumes in the place of pages), and machines that access the same volumes at once, which hold one another up (D.6).
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entriesOf } from "../../src/base/pieces.ts";
import { TIER_POLICIES } from "../../src/model/choices.ts";
import type { Op, ResidencySpec } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { RESIDENCY } from "../../src/model/settings.ts";
import { runUntil } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import type { Observed } from "../support/observed.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";
import { MODELS } from "./replacement/list.ts";
import { replay, type Reference } from "./replacement/memory.ts";
import { PAGES, references } from "./replacement/strings.ts";
import { runTier, type GuestStep, type LeavingRule, type TierOutcome } from "./residency/tierModel.ts";

const LONG = 100_000;

const residency = (changes: Partial<ResidencySpec>): ResidencySpec => ({ ...defaultsOf(RESIDENCY), ...changes });
const volumes = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `v${at}`, bytes: EXTENT }));

/** Number of a volume of the first machine, whose volumes are the first ones. */
const numberOf = ({ info }: Observed, lv: number) => Number(info.lvs[lv]!.name.slice(1));

describe("one machine that accesses one volume after the other", () => {
  const COPY = 3;
  const DISK = 2;

  const simulated = (given: readonly Reference[], slots: number, policy: ResidencySpec["policy"]) => {
    const program = given.map(({ page, write }): Op => ({ op: "disk", volume: page, block: 0, blocks: 1, write }));
    const seen = runUntil(
      scenario([machine("A", program, { volumes: volumes(PAGES), memoryBytes: 0 })], {
        disks: [{ extents: PAGES, readTicks: DISK, writeTicks: DISK }],
        residency: residency({ slots, policy, copyTicks: COPY }),
      }),
      LONG,
    );
    const victims = seen.events.flatMap((event) => {
      if (event.kind === "tierTaken") return event.victim ? [numberOf(seen, event.victim.lv)] : [];
      return event.kind === "tierLeft" ? [numberOf(seen, event.lv)] : [];
    });
    const { misses, copiesBack } = seen.seen().tier!;
    const end = seen.events.find((event) => event.kind === "vmState" && event.cause === "finish")!.time;
    return { faults: misses, victims, writeBacks: copiesBack, end };
  };

  it.each(TIER_POLICIES)("%s: misses, victims in their order and copies back are those of the rule", (policy) => {
    const [make] = MODELS[policy]!;
    fc.assert(
      fc.property(references, fc.integer({ min: 1, max: 9 }), (given, slots) => {
        const { end, ...outcome } = simulated(given, slots, policy);
        expect(outcome).toEqual(replay(given, slots, make));
        // What is given up although nobody needs its slot is copied back while the machine goes on.
        const ticks = given.length * DISK + outcome.faults * COPY;
        expect(end).toBeGreaterThanOrEqual(ticks);
        expect(end).toBeLessThanOrEqual(ticks + outcome.writeBacks * COPY);
      }),
      examples(3),
    );
  });
});

describe("machines that access the same volumes", () => {
  const VOLUMES = 5;
  const RULES: readonly LeavingRule[] = ["fifo", "lru", "mru", "lfu"];
  const step = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constant("wait" as const), ticks: fc.integer({ min: 1, max: 9 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant("access" as const),
        volume: fc.nat(VOLUMES - 1),
        write: fc.boolean(),
      }),
    },
  );

  /** One machine with a vCPU for each program: they have their volumes in common, and a pCPU each. */
  const simulated = (
    programs: readonly (readonly GuestStep[])[],
    slots: number,
    policy: LeavingRule,
    copyTicks: number,
    diskTicks: number,
  ): TierOutcome => {
    const compiled = programs.map((steps) =>
      steps.map((each): Op =>
        each.does === "wait"
          ? { op: "wait", ticks: each.ticks }
          : { op: "disk", volume: each.volume, block: 0, blocks: 1, write: each.write },
      ),
    );
    const seen = runUntil(
      scenario(
        [
          machine("A", [], {
            programs: compiled,
            vcpus: programs.length,
            volumes: volumes(VOLUMES),
            memoryBytes: 0,
          }),
        ],
        {
          pcpus: programs.length,
          disks: [{ extents: VOLUMES, readTicks: diskTicks, writeTicks: diskTicks }],
          residency: residency({ slots, policy, copyTicks }),
        },
      ),
      LONG,
    );
    const copies = seen.events.flatMap((event) =>
      event.kind === "tierCopy" ? [`${event.time} ${numberOf(seen, event.lv)} ${event.isBack ? "back" : "in"}`] : [],
    );
    const ends = programs.map((_, vcpu) => {
      const ended = seen.events.find(
        (event) =>
          ((event.kind === "leave" && event.cause === "finish") ||
            (event.kind === "vcpuState" && event.state === "finished")) &&
          event.vcpu === vcpu,
      );
      return ended?.time ?? -1;
    });
    const host = seen.seen();
    const residents = [...entriesOf(host.tier?.slots ?? [])].flatMap(([, slot]) =>
      slot.unit && slot.isResident ? [{ volume: numberOf(seen, slot.unit.lv), isDirty: slot.isDirty }] : [],
    );
    return {
      copies,
      ends,
      resident: residents.map(({ volume }) => volume).toSorted((a, b) => a - b),
      dirty: residents.flatMap(({ volume, isDirty }) => (isDirty ? [volume] : [])).toSorted((a, b) => a - b),
      hits: host.tier?.hits ?? 0,
    };
  };

  it.each(RULES)("%s: copies begin, and machines end, when the model says", (rule) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (programs, slots, copyTicks, diskTicks) => {
          expect(simulated(programs, slots, rule, copyTicks, diskTicks)).toEqual(
            runTier(programs, slots, rule, copyTicks, diskTicks),
          );
        },
      ),
      examples(12),
    );
  });
});
