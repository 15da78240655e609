/** What is known of a sample, written down line by line as it comes: a mutation test that was stopped goes on from there. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A test file as it is now: `test/base/prng.test.ts@` and what its text comes to. */
export type Version = string;

export type Entry =
  /** All tests of a file have run, and those that a mutant reaches with it. */
  | { readonly tested: Version; readonly ms: number; readonly reached: readonly string[]; readonly failing: number }
  /** These mutants are reached while modules load: their tests need modules of their own. */
  | { readonly atImport: readonly string[] }
  /** What tests have shown of this mutant says nothing yet, for modules keep what came of the code without it. */
  | { readonly unsure: string }
  /** Tests passed that took so long without it; `left` others were not run, for the time was up. */
  | {
      readonly passed: string;
      readonly versions: readonly Version[];
      readonly apart: boolean;
      readonly ms: number;
      readonly left: number;
    }
  | { readonly killed: string; readonly how: "failed" | "late" | "ended"; readonly by: string; readonly error: string };

/** What runs at this moment, for whoever looks after it: what it says when it takes more than `limit` milliseconds of CPU. */
export interface Now {
  readonly mutant: string;
  readonly by: string;
  readonly limit: number;
}

/** What the tests of a sample are told. */
export interface Task {
  readonly folder: string;
  /** Milliseconds of tests for one mutant. */
  readonly limit: number;
  /** The versions of the test files. */
  readonly versions: Readonly<Record<string, Version>>;
  /** The mutant that holds from the beginning; "none" while files are run one by one. */
  readonly mutant: string;
}

declare module "vitest" {
  interface ProvidedContext {
    mutation: Task;
  }
}

export function tell(folder: string, entry: Entry): void {
  appendFileSync(join(folder, "log.jsonl"), `${JSON.stringify(entry)}\n`);
}

export function told(folder: string): Entry[] {
  const file = join(folder, "log.jsonl");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Entry);
}

/** Milliseconds of CPU that this process has used: on a busy machine they say more than the clock. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
