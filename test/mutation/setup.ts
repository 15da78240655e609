/** Before each test file: the mutant that holds from the beginning, and no search for the smallest example once a test has failed. */
import fc from "fast-check";
import { inject } from "vitest";
import { switches } from "./switches.ts";

const MOST_HITS = 50_000_000;

fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

const { mutant } = inject("mutation");
if (mutant !== "none") {
  switches.activeMutant = mutant;
  switches.hitLimit = MOST_HITS;
}
