/** The tournament of response ratios, against sorting everybody at each moment. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTournament, enter, foremost, withdraw, type Entrant } from "../../../../src/vmm/cpu/helpersRatios.ts";
import { examples } from "../../../support/laws.ts";

/** Everybody in the order of (waited + service) / service, the highest first; equals as they entered. */
function sorted(members: readonly Entrant[], now: number): readonly number[] {
  const ratio = ({ since, service }: Entrant): [bigint, bigint] =>
    service === Infinity ? [0n, 1n] : [BigInt(now - since), BigInt(service)];
  return members
    .toSorted((a, b) => {
      const [[x, y], [u, v]] = [ratio(a), ratio(b)];
      return u * y > x * v ? 1 : u * y < x * v ? -1 : a.entry - b.entry;
    })
    .map(({ vcpu }) => vcpu);
}

const step = fc.record({
  passed: fc.oneof({ weight: 4, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(2 ** 45) }),
  entering: fc.array(
    fc.record({
      waited: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) }),
      service: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
        { weight: 1, arbitrary: fc.constant(Infinity) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 ** 40 }) },
      ),
    }),
    { maxLength: 4 },
  ),
  /** Places in the order of those that leave. */
  leaving: fc.array(fc.nat(12), { maxLength: 3 }),
});

describe("the tournament of response ratios", () => {
  it("has the first ones at any moment, whoever has come and gone meanwhile", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (steps, count) => {
        const tournament = createTournament();
        let members: Entrant[] = [];
        let now = 0;
        let entry = 0;
        for (const { passed, entering, leaving } of steps) {
          now += passed;
          for (const { waited, service } of entering) {
            const entrant = { vcpu: entry, since: Math.max(0, now - waited), service, entry };
            entry += 1;
            members.push(entrant);
            enter(tournament, now, entrant);
          }
          for (const place of leaving) {
            const vcpu = sorted(members, now)[place];
            if (vcpu === undefined) continue;
            members = members.filter((each) => each.vcpu !== vcpu);
            withdraw(tournament, now, vcpu);
          }
          expect(foremost(tournament, now, count)).toEqual(sorted(members, now).slice(0, count));
        }
      }),
      examples(100),
    );
  });
});
