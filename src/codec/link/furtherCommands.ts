/**
 * The commands that have no form of their own in links: each is its place among all commands and its time, both since the
 * last one, then the names and values of what it says, in turn.
 */
import { assert } from "../../base/assert.ts";
import type { TimedCommand } from "../../model/scenario.ts";
import { MOST } from "../limits.ts";
import { inGroups, listOf, type Json } from "./packedRecord.ts";

/** Far more than any command says. */
const MOST_SAID = 64;

/** Those of `commands` that are not `isPlain`. */
export function packFurther(
  commands: readonly TimedCommand[],
  isPlain: (command: TimedCommand) => boolean,
): readonly Json[] {
  const packed: Json[] = [];
  const last = { place: 0, at: 0 };
  for (const [place, command] of commands.entries()) {
    if (isPlain(command)) continue;
    const { at, ...said } = command;
    const values: Readonly<Record<string, Json | object>> = said;
    const named = Object.entries(values).filter((entry): entry is [string, Json] => isJson(entry[1]));
    packed.push([place - last.place, at - last.at, ...named.flat()]);
    last.place = place;
    last.at = at;
  }
  return packed;
}

/** A command says words and numbers; what a machine is stands in a form of its own. */
function isJson(value: Json | object): value is Json {
  return typeof value !== "object" || value === null || Array.isArray(value);
}

/** `commands`, with the others put where they were. */
export function withFurther(commands: unknown[], further: unknown): unknown[] {
  let place = 0;
  let at = 0;
  for (const packed of listOf(further, MOST.commands)) {
    const [places, ticks, ...said] = listOf(packed, MOST_SAID);
    assert(typeof places === "number" && typeof ticks === "number", "a command has a place and a time");
    place += places;
    at += ticks;
    assert(place <= commands.length, "a place among the commands is expected");
    const named = inGroups(said, 2).map(([name, value]) => [String(name), value] as const);
    commands.splice(place, 0, { ...Object.fromEntries(named), at });
  }
  return commands;
}
