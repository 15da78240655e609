/**
 * The mutation test's command line: draws mutants of the core, has the tests of `npm run test:unit` that need no page look for
 * them, and prints how many they notice. What is known is kept in node_modules/.cache/mutation: the same command goes on where
 * it was stopped, and runs the test files that are new or have changed. Returns the exit code: 0, or 2 when it was misused.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tell, told, type Now } from "./log.ts";
import { drawMutants, type Mutant } from "./mutants.ts";
import { fatesOf, tableOf, talliesOf, type Fate } from "./score.ts";
import { runTests, STOPPED } from "./testing.ts";

const ROOT = join(import.meta.dirname, "../..");

const USAGE = `Usage: npm run --silent mutate -- [--count N] [--seed S] [--under FOLDER] [--tests FILES] [--limit SECONDS]

  --count N        mutants to draw (400)
  --seed S         which ones: the same seed draws the same of the same sources (1)
  --under FOLDER   only of files there, e.g. src/vmm/cpu
  --tests FILES    only test files whose path begins so: what a module's own tests notice (test)
  --limit SECONDS  of tests for one mutant, quickest first, and of any test file (60)
`;

export async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (!options) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { count, seed, under, tests, limit } = options;
  const folder = join(
    ROOT,
    "node_modules/.cache/mutation",
    `${count} ${seed} ${under} ${tests}`.replaceAll(/\W+/g, "-"),
  );
  if (options.part) {
    await runTests(ROOT, folder, { limit: limit * 1000, under: tests });
    return 0;
  }
  const sample = await drawMutants(ROOT, folder, { count, seed, under });
  process.stdout.write(`${sample.mutants.length} mutants are drawn, kept in ${folder}\n`);
  while (true) {
    writeFileSync(join(folder, "now.json"), "null");
    const code = await part(args);
    if (code === 0) break;
    if (code === STOPPED) continue;
    const now = JSON.parse(readFileSync(join(folder, "now.json"), "utf8")) as Now | null;
    if (!now) throw new Error("the tests ended before any mutant held");
    tell(folder, { killed: now.mutant, how: "ended", by: now.by, error: "the process ended" });
  }
  const entries = told(folder);
  const fates = fatesOf(sample, entries);
  const survivors = sample.mutants.filter(({ id }) => !["failed", "late"].includes(fates.get(id)!));
  writeFileSync(
    join(folder, "survivors.txt"),
    survivors.map((mutant) => lineOf(mutant, fates.get(mutant.id)!)).join(""),
  );
  const failing = entries.flatMap((entry) =>
    "tested" in entry && entry.failing > 0 ? [entry.tested.split("@")[0]] : [],
  );
  if (failing.length > 0) process.stdout.write(`Tests that fail by themselves were not used: ${failing.join(", ")}\n`);
  process.stdout.write(`${tableOf(talliesOf(sample, fates))}\n`);
  return 0;
}

/** Runs what is left in a process of its own, which ends when a test does not. */
async function part(args: readonly string[]): Promise<number | null> {
  const env = { ...process.env, CI: "true" };
  const child = spawn(process.execPath, ["--no-warnings", join(import.meta.dirname, "run.mjs"), ...args, "--part"], {
    stdio: "inherit",
    env,
  });
  return new Promise((resolve) => child.on("exit", resolve));
}

function lineOf({ id, file, line, mutator, original, replacement }: Mutant, fate: Fate): string {
  return `${id} ${fate} ${file}:${line} ${mutator}: ${short(original)} => ${short(replacement)}\n`;
}

function optionsOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        count: { type: "string", default: "400" },
        seed: { type: "string", default: "1" },
        under: { type: "string", default: "src" },
        tests: { type: "string", default: "test" },
        limit: { type: "string", default: "60" },
        part: { type: "boolean", default: false },
      },
    });
    const [count, seed, limit] = [values.count, values.seed, values.limit].map(Number);
    if (![count, seed, limit].every((number) => Number.isSafeInteger(number) && number! > 0)) return null;
    return { ...values, count: count!, seed: seed!, limit: limit! };
  } catch {
    return null;
  }
}

function short(text: string): string {
  return text.replaceAll(/\s+/g, " ").slice(0, 160);
}
