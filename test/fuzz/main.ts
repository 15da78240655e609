/** The fuzzer's command line. Returns the exit code: 0 when nothing was found, 1 when something was, 2 when it was misused. */
import { parseArgs } from "node:util";
import { commands } from "./kinds/commands.ts";
import { exporters } from "./kinds/exporters.ts";
import { files } from "./kinds/files.ts";
import { kills } from "./kinds/kills.ts";
import { links } from "./kinds/links.ts";
import { pasted } from "./kinds/pasted.ts";
import { store } from "./kinds/store.ts";
import { visits } from "./kinds/visits.ts";
import { fuzz, type Findings, type FuzzKind } from "./fuzz.ts";
import { runMonkey } from "./monkeyRun.ts";

const KINDS: readonly FuzzKind[] = [links, files, commands, store, kills, visits, exporters, pasted];

const USAGE = `Usage: npm run --silent fuzz -- ${KINDS.map(({ name }) => name).join("|")}|monkey [--count N] [--seed S] [--runs N] [--only I]

  --count N   cases to try (1000)
  --seed S    where the random cases come from (1): the same seed gives the same cases
  --runs N    scenarios that opened and are run with every invariant checked at every moment (100)
  --only I    tries only the case with this number and prints it

monkey acts on the built page in a browser (npm run build first): it takes --count and --seed.
`;

export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === "monkey") return monkeyMain(args.slice(1));
  const options = optionsOf(args);
  if (!options) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { kind, ...rest } = options;
  const findings = await fuzz(kind, {
    ...rest,
    clock: () => performance.now(),
    tell: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(summaryOf(kind, rest.seed, findings));
  return findings.faults > 0 ? 1 : 0;
}

async function monkeyMain(args: readonly string[]): Promise<number> {
  // The kind is of no account here: the numbers are read alike.
  const options = optionsOf(["links", ...args]);
  if (!options) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { count, seed } = options;
  const faults = await runMonkey({ count, seed, tell: (line) => process.stdout.write(`${line}\n`) });
  process.stdout.write(`monkey, seed ${seed}: ${count} acts, something was wrong after ${faults}\n`);
  return faults > 0 ? 1 : 0;
}

function optionsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        count: { type: "string", default: "1000" },
        seed: { type: "string", default: "1" },
        runs: { type: "string", default: "100" },
        only: { type: "string" },
      },
    });
    const kind = KINDS.find(({ name }) => name === positionals[0]);
    const [count, seed, runs] = [values.count, values.seed, values.runs].map(Number);
    const only = values.only === undefined ? null : Number(values.only);
    const numbers = [count, seed, runs, only ?? 0];
    if (!kind || positionals.length !== 1 || !numbers.every((n) => Number.isSafeInteger(n) && Number(n) >= 0))
      return null;
    return { kind, count: count!, seed: seed!, runs: runs!, only };
  } catch {
    return null;
  }
}

function summaryOf(
  { name }: FuzzKind,
  seed: number,
  { tried, outcomes, faults, runs, slow, slowest }: Findings,
): string {
  const came = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  return `${name}, seed ${seed}: ${tried} tried (${came}), ${runs} run with their invariants, ${faults} faults, ${slow} over 100 ms, slowest ${slowest.ms.toFixed(1)} ms (case ${slowest.index})\n`;
}
