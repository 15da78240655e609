/**
 * Reference results of programs that nobody here wrote: `test/oracles/*.jsonl`. The first line of each says which program made
 * them, how many vectors of its set are there, and what of them was left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const HERE = join(import.meta.dirname, "../oracles");

/** The vectors of `test/oracles/<name>.jsonl`; the caller knows their shape. */
export function oracleVectors(name: string): readonly unknown[] {
  return linesOf(name).slice(1);
}

/** What their first line says. */
export function oracleHead(name: string): unknown {
  return linesOf(name)[0];
}

function linesOf(name: string): readonly unknown[] {
  return readFileSync(join(HERE, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}
