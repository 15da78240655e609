/**
 * A scenario in which a machine is another one for the whole run, and has copies with numbered names. A machine is defined
 * in the scenario or by a command; of several with one name it is told which one is meant. Knows no texts and no React.
 */
import type { MachineSpec, Scenario, TimedCommand } from "../../../model/scenario.ts";
import type { HostInfo } from "../../../trace/hostState.ts";
import type { Tick, VmUid } from "../../../model/units.ts";

/** Where a machine is defined: in the list of the scenario, or by a command. */
export type Definition =
  | { readonly of: "machines"; readonly index: number; readonly spec: MachineSpec }
  | { readonly of: "commands"; readonly index: number; readonly spec: MachineSpec; readonly at: Tick };

/** Where the machine `uid` is defined; null where it is not. */
export function definitionOf({ machines, commands }: Scenario, info: HostInfo, uid: VmUid): Definition | null {
  const name = info.vms[uid]?.name;
  const definitions: Definition[] = [
    ...machines.map((spec, index): Definition => ({ of: "machines", index, spec })),
    ...commands.flatMap((command, index): Definition[] =>
      command.command === "create" ? [{ of: "commands", index, spec: command.machine, at: command.at }] : [],
    ),
  ].filter(({ spec }) => spec.name === name);
  // Machines of one name follow each other: the n-th of them has the n-th definition.
  const nth = info.vms.slice(0, uid).filter((vm) => vm.name === name).length;
  return definitions[nth] ?? null;
}

/** `scenario` with `spec` in the place of a machine, and `copies` more of it behind it. */
export function withEdited(scenario: Scenario, definition: Definition, spec: MachineSpec, copies: number): Scenario {
  const taken = new Set(allNames(scenario));
  taken.delete(definition.spec.name);
  taken.add(spec.name);
  const others = copyNames(spec.name, copies, taken).map((name) => ({ ...spec, name }));
  const machines = [...scenario.machines];
  const commands: TimedCommand[] = renamed(scenario.commands, definition, spec.name);
  if (definition.of === "machines") machines.splice(definition.index, 1, spec, ...others);
  else {
    const { index, at } = definition;
    const create = (machine: MachineSpec): TimedCommand => ({ command: "create", machine, at });
    // A machine made by hand was started by hand, in the same moment or later: its copies with it.
    const start = commands.findIndex(
      (command, later) => later > index && command.command === "start" && command.vm === spec.name,
    );
    const { at: startAt = at } = commands[start] ?? {};
    const starts =
      start < 0 ? [] : others.map(({ name }): TimedCommand => ({ command: "start", vm: name, at: startAt }));
    if (start >= 0) commands.splice(start + 1, 0, ...starts);
    commands.splice(index, 1, create(spec), ...others.map(create));
  }
  return { ...scenario, machines, commands };
}

function allNames({ machines, commands }: Scenario): string[] {
  const created = commands.flatMap((command) => {
    if (command.command === "create") return [command.machine.name];
    return command.command === "clone" ? [command.name] : [];
  });
  return [...machines.map(({ name }) => name), ...created];
}

/** Commands for the machine under its new name, up to where another one with the old name is created. */
function renamed(commands: readonly TimedCommand[], definition: Definition, name: string): TimedCommand[] {
  const old = definition.spec.name;
  const from = definition.of === "commands" ? definition.index + 1 : 0;
  const next = commands.findIndex(
    (command, index) => index >= from && command.command === "create" && command.machine.name === old,
  );
  return commands.map((command, index): TimedCommand => {
    const isOf = index >= from && (next < 0 || index < next);
    return isOf && "vm" in command && command.vm === old ? { ...command, vm: name } : command;
  });
}

/** `count` names that are not taken: the name with the next numbers, `web-2`, `web-3`; `vm-1` goes on with `vm-2`. */
function copyNames(name: string, count: number, taken: ReadonlySet<string>): string[] {
  const [, base = name, gap = "-", digits = "1"] = /^(.*?)([-_ ]?)(\d+)$/.exec(name) ?? [];
  const names: string[] = [];
  for (let number = Number(digits) + 1; names.length < count; number += 1) {
    const next = `${base}${gap}${number}`;
    if (!taken.has(next)) names.push(next);
  }
  return names;
}
