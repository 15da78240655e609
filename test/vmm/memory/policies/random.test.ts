/** Random replacement (domain C.3; OSTEP), with the generator of domain 0.3. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../../../src/engine/invariants.ts";
import { hostOf, withHost } from "../../../../src/model/scenario.ts";
import { arbitraryScenario } from "../../../support/arbitraryScenario.ts";
import { examples } from "../../../support/laws.ts";
import { Observed } from "../../../support/observed.ts";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "random", params: {} };

/** The numbers drawn for four victims, where some are given. */
const drawn = (draws: readonly number[]) =>
  paged([0, 1, 2, 3, 4, 5, 6], 3, { policy: "random", params: { draws } }).evictions.map(({ value }) => value);

/** The victims of three draws of 0. */
const victimsBy = (counts: string) =>
  paged([0, 1, 2, 3, 4, 5], 3, { policy: "random", params: { counts, draws: [0, 0, 0] } }).victims;

describe("random replacement", () => {
  it("faults 11 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(11);
    expect(victims).toEqual([1, 2, 7, 4, 0, 3, 0, 7]);
  });

  it("faults 7 and 7 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([7, 7]);
  });

  it("uses given numbers instead of chance, one for each victim, and goes on by chance after them", () => {
    expect(drawn([2, 0, 1, 1])).toEqual([2, 0, 1, 1]);
    // The stream of seed 42 begins as it would without them: 1 is the frame of the first victim on the string above.
    expect(drawn([2])[1]).toBe(paged([0, 1, 2, 3], 3, POLICY).evictions[0]!.value);
  });

  it("counts frames, or pages in the order of loading", () => {
    // Frame 0 always has the newest page; the first in the order of loading is always the oldest one.
    expect(victimsBy("frame")).toEqual([0, 3, 4]);
    expect(victimsBy("loadOrder")).toEqual([0, 1, 2]);
  });

  it("draws for nobody where the page in every frame is still on its way in", () => {
    const params = { counts: "loadOrder", draws: [0] };
    const inOrder = arbitraryScenario({ vcpus: 4, pcpus: 4, machines: 5 }).map((given) =>
      withHost(given, { ...hostOf(given), frames: 1, replacement: { policy: "random", params } }),
    );
    fc.assert(
      fc.property(inOrder, (given) => {
        const run = new Observed(given).run();
        expect(checkInvariants(run.simulation)).toEqual([]);
      }),
      examples(150),
    );
  });
});
