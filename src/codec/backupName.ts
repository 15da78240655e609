/** A name for a backup of a machine that nobody has chosen: that of the machine with a number behind it. */
import type { Command } from "../model/scenario.ts";
import { MOST } from "./limits.ts";

/** The lowest number that makes a name that none of `commands` gives to a backup. */
export function freeBackupName(machine: string, commands: readonly Command[]): string {
  const taken = new Set(commands.flatMap((given) => (given.command === "backup" ? [given.name] : [])));
  for (let number = 1; ; number += 1) {
    const behind = `-${number}`;
    const name = machine.slice(0, MOST.nameCharacters - behind.length) + behind;
    if (!taken.has(name)) return name;
  }
}
