/** What moves in the lists of a replacement policy is told in the moment in which it moves: none of it is left for the next one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { arbitrarySharingOf } from "../support/sharing.ts";

const OPTIONS = { machines: 4, ops: 10, attempts: true } as const;

const scenarios = fc.boolean().chain((overcommit) => {
  const drawn = arbitraryScenario({ ...OPTIONS, overcommit });
  return fc.oneof(
    drawn,
    fc.tuple(drawn, arbitrarySharingOf).map(([scenario, share]) => share(scenario)),
  );
});

/** The lists of all policies with moves that nobody has told. */
function untold({ simulation }: Observed): string[] {
  return simulation.hosts.flatMap(({ monitor: { memory } }) => {
    const { policy } = memory.config;
    return [...memory.state.policies].flatMap(([scope, state]) =>
      (policy.shows ?? []).flatMap((shown, list) =>
        shown.moves(state).length > 0
          ? [`${policy.id}, list ${list} of ${scope}: ${shown.moves(state).join(" ")}`]
          : [],
      ),
    );
  });
}

describe("the lists of a replacement policy", () => {
  it("have no move at the end of a moment that no row tells", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const observed = new Observed(scenario);
        observed.run(() => expect(untold(observed)).toEqual([]), 60);
      }),
      examples(100),
    );
  });
});
