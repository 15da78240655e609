/** Programs and machines written in our own source in notation. A mistake there is a bug of ours and throws. */
import { assert } from "../../base/assert.ts";
import type { MachineSpec, Op } from "../../model/scenario.ts";
import { parseBursts } from "./bursts.ts";
import { parseProgram } from "./notation.ts";

/** The operations in `text`. */
export function writtenProgram(text: string): readonly Op[] {
  const program = parseProgram(text);
  assert(program.ok, `not a program: ${text}`);
  return program.value;
}

/** The machines in `text`. */
export function writtenBursts(text: string): readonly MachineSpec[] {
  const machines = parseBursts(text);
  assert(machines.ok, `not bursts: ${text}`);
  return machines.value;
}
