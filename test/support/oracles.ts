/**
 * Reference results of programs that nobody here wrote. `test/oracles/*.jsonl` holds small parts of them (its first line
 * says which file and how much of it); where the shared documents lie beside the checkout, all of them are used.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const HERE = join(import.meta.dirname, "../oracles");
const SHARED = join(import.meta.dirname, "../../../shared/oracles");

interface Head {
  /** Place of the whole under the shared oracles. */
  readonly file: string;
  readonly of: number;
}

/** The vectors of `test/oracles/<name>.jsonl`, or all of the file they come from; the caller knows their shape. */
export function oracleVectors(name: string): readonly unknown[] {
  const { head, vectors } = shipped(name);
  const whole = join(SHARED, head.file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, "utf8")) as { vectors: unknown[] }).vectors : vectors;
}

/** Only the vectors of `test/oracles/<name>.jsonl`: for statements about these very ones. */
export function shippedVectors(name: string): readonly unknown[] {
  return shipped(name).vectors;
}

function shipped(name: string): { readonly head: Head; readonly vectors: readonly unknown[] } {
  const [head, ...vectors] = readFileSync(join(HERE, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return { head: JSON.parse(head!) as Head, vectors: vectors.map((line) => JSON.parse(line) as unknown) };
}
