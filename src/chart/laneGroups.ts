/**
 * Many machines in a few groups, for lanes that can be folded: by the beginning of their names, by the pCPUs that they may
 * use, or not at all. Knows no scheduling policy.
 *
 *   web-00, web-04, db-01, web-08   by name   web (web-00, web-04, web-08), db (db-01)
 */

export type Grouping = "name" | "pcpu" | "none";

/** What grouping goes by. `affinity` null: any pCPU. */
export interface GroupedMachine {
  readonly name: string;
  readonly affinity: readonly number[] | null;
}

/** `key`: the beginning of the names, or the numbers of the pCPUs; empty: any pCPU. `members`: places of its machines. */
export interface MachineGroup {
  readonly key: string;
  readonly members: readonly number[];
}

/** A name without the number at its end and what joins the two: `web-07` and `web 8` are `web`. A number alone stays. */
export function nameStem(name: string): string {
  const stem = name.replace(/[-_. #]*\d+$/, "");
  return stem === "" ? name : stem;
}

const KEYS: Readonly<Record<Exclude<Grouping, "none">, (machine: GroupedMachine) => string>> = {
  name: ({ name }) => nameStem(name),
  pcpu: ({ affinity }) => (affinity ?? []).toSorted((one, other) => one - other).join(", "),
};

/** The groups in the order in which the first of each stands; none without a grouping. */
export function groupMachines(machines: readonly GroupedMachine[], by: Grouping): readonly MachineGroup[] {
  if (by === "none") return [];
  const groups = new Map<string, number[]>();
  for (const [place, machine] of machines.entries()) {
    const key = KEYS[by](machine);
    const members = groups.get(key);
    if (members) members.push(place);
    else groups.set(key, [place]);
  }
  return [...groups].map(([key, members]) => ({ key, members }));
}
