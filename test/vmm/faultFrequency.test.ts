/** Quotas that follow how often machines fault (page-fault frequency; domain C.4). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { FaultFrequency } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { machine, PAGE, references, scenario } from "../support/workloads.ts";

function run(strings: readonly (readonly number[])[], frames: number, faultFrequency?: FaultFrequency) {
  const machines = strings.map((pages, at) => machine("ABC"[at]!, references(pages), { memoryBytes: 16 * PAGE }));
  return simulate(
    scenario(machines, {
      frames,
      replacementScope: "local",
      scheduler: { policy: "rr", params: { timeslice: 3 } },
      ...(faultFrequency ? { faultFrequency } : {}),
    }),
  );
}

const times = (count: number, pages: readonly number[]) => Array.from({ length: count }, () => pages).flat();

interface Quota {
  frames: number;
  references: number;
  lastFault: number | null;
}

/** The quotas as the rule has them, written from the rows of references alone. */
function naiveQuotas(trace: ReturnType<typeof run>, frames: number, { low, high }: FaultFrequency): string[] {
  const quotas = new Map<number, Quota>();
  const moved: string[] = [];
  const divide = () => {
    const uids = [...quotas.keys()].toSorted((a, b) => a - b);
    for (const [rank, uid] of uids.entries())
      quotas.get(uid)!.frames = Math.max(1, Math.floor(frames / uids.length) + (rank < frames % uids.length ? 1 : 0));
  };
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "vmState" && event.state === "running")
      quotas.set(event.vm, { frames: 0, references: 0, lastFault: null });
    if (event.kind === "vmState" && event.state === "shutOff") quotas.delete(event.vm);
    if (event.kind === "vmState") divide();
    if (event.kind !== "hit" && event.kind !== "fault") continue;
    const { vm } = trace.info.vcpus[event.vcpu]!;
    const quota = quotas.get(vm)!;
    quota.references += 1;
    if (event.kind === "hit") continue;
    const interval = quota.lastFault === null ? null : quota.references - quota.lastFault;
    quota.lastFault = quota.references;
    if (interval === null) continue;
    const before = quota.frames;
    const promised = [...quotas.values()].reduce((sum, each) => sum + each.frames, 0);
    if (interval < low && promised < frames) quota.frames += 1;
    else if (interval > high && before > 1) quota.frames -= 1;
    if (quota.frames !== before) moved.push(`${event.time}: ${vm} ${before} -> ${quota.frames} after ${interval}`);
  }
  return moved;
}

const movesOf = (trace: ReturnType<typeof run>) =>
  eventsOfKind(trace, "quota").map(
    ({ time, vm, before, frames, interval }) => `${time}: ${vm} ${before} -> ${frames} after ${interval}`,
  );

describe("page-fault frequency", () => {
  it("gives a frame of a machine that seldom faults to one that faults often", () => {
    // A goes on to another page after eight references; B goes round three pages. Each has two of four frames.
    const strings = [Array.from({ length: 80 }, (_, at) => Math.floor(at / 8)), times(48, [0, 1, 2])];
    const still = run(strings, 4);
    const moving = run(strings, 4, { low: 3, high: 6 });
    const faultsOf = (trace: typeof still, vm: number) =>
      eventsOfKind(trace, "fault").filter(({ vcpu }) => trace.info.vcpus[vcpu]!.vm === vm).length;
    expect(eventsOfKind(still, "quota")).toEqual([]);
    expect(eventsOfKind(moving, "quota")).toMatchObject([
      { vm: 0, before: 2, frames: 1, limit: 6 },
      { vm: 1, before: 2, frames: 3, limit: 3 },
    ]);
    expect(faultsOf(moving, 1)).toBeLessThan(faultsOf(still, 1) / 2);
  });

  it("leaves a guarantee, and a last frame, to whom they are due", () => {
    const [seldom] = [times(6, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])];
    expect(eventsOfKind(run([seldom, seldom], 2, { low: 1, high: 2 }), "quota")).toEqual([]);
  });

  it("moves quotas by the intervals between faults, in any strings", () => {
    const pages = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 });
    const limits = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.nat(6))
      .map(([low, more]) => ({ low, high: low + more }));
    fc.assert(
      fc.property(
        fc.array(pages, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 3, max: 9 }),
        limits,
        (strings, frames, limit) => {
          const trace = run(strings, frames, limit);
          expect(movesOf(trace)).toEqual(naiveQuotas(trace, frames, limit));
        },
      ),
      examples(60),
    );
  });

  it("means nothing under global replacement", () => {
    const given = scenario([machine("A", references(times(9, [0, 1, 2, 3])), { memoryBytes: 16 * PAGE })], {
      frames: 3,
      faultFrequency: { low: 3, high: 3 },
    });
    expect(eventsOfKind(simulate(given), "quota")).toEqual([]);
  });
});
