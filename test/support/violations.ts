/** What is wrong with a run at its moment: with the core, with what is shown of it, and between the two. */
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { Observed } from "./observed.ts";

export function violationsOf(run: Observed): string[] {
  const seen = run.seen();
  return [
    ...checkInvariants(run.simulation),
    ...checkHostState(seen, run.info),
    ...checkAgreement(seen, run.simulation),
  ];
}
