/**
 * The hosts of a scenario and the network between them while they are being changed, and the scenario that comes of it. What
 * is on a host that is removed begins on the first one; commands that need that host are dropped. Knows no texts and no React.
 */
import { MOST, RANGES } from "../../../codec/limits.ts";
import { validateScenario } from "../../../codec/scenario/validate.ts";
import { homeIn } from "../../../model/hosts.ts";
import type { Problem } from "../../../model/problems.ts";
import {
  isForHost,
  type HostSpec,
  type MachineSpec,
  type NetworkSpec,
  type Scenario,
  type TimedCommand,
} from "../../../model/scenario.ts";
import { isPlacedByRule } from "../../../model/migration.ts";
import { PLACEMENT } from "../../../model/settings.ts";
import { defaultsOf } from "../../../model/settingKinds.ts";
import { NETWORK } from "../../../model/settings.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { choosePolicy } from "../../shared/host/choosePolicy.ts";
import { networkOf } from "../../shared/migration/network.ts";
import { readWhole } from "../form/numberText.ts";
import { draftOf, readDraft, type DraftOf, type NumberComplaint } from "../form/settingDraft.ts";

export interface HostRow {
  /** Tells rows apart; never shown. */
  readonly key: number;
  /** Its number in the scenario before; null: it is new. */
  readonly was: number | null;
  /** All that the form does not ask for. */
  readonly spec: HostSpec;
  readonly name: string;
  readonly pcpus: string;
  readonly frames: string;
  readonly scheduler: string;
  readonly replacement: string;
  /** No other host reaches its pool. */
  readonly hasLocalPool: boolean;
}

export interface HostsDraft {
  readonly hosts: readonly HostRow[];
  readonly network: DraftOf<typeof NETWORK>;
  /** A host is chosen for machines that are not said to be on one. */
  readonly isPlaced: boolean;
  readonly placement: DraftOf<typeof PLACEMENT>;
}

export type HostsIssue = NumberComplaint | { readonly path: string; readonly kind: "nameTaken" | "nameLong" };

export interface ReadHosts {
  /** Null while something is wrong. */
  readonly scenario: Scenario | null;
  readonly issues: readonly HostsIssue[];
  /** What the new hosts would make wrong about the machines and commands of the scenario. */
  readonly elsewhere: readonly Problem[];
  /** Machines that begin on another host than before, and commands that are dropped. */
  readonly moved: readonly string[];
  readonly dropped: number;
}

function rowOf(key: number, was: number | null, spec: HostSpec, name: string): HostRow {
  return {
    key,
    was,
    spec,
    name,
    pcpus: String(spec.pcpus),
    frames: String(spec.frames),
    scheduler: spec.scheduler.policy,
    replacement: spec.replacement.policy,
    hasLocalPool: spec.hasLocalPool === true,
  };
}

export function hostsDraft(scenario: Scenario): HostsDraft {
  return {
    hosts: scenario.hosts.map((spec, at) => rowOf(at, at, spec, spec.name ?? "")),
    network: draftOf(NETWORK, networkOf(scenario)),
    isPlaced: scenario.placement !== undefined,
    placement: draftOf(PLACEMENT, scenario.placement ?? defaultsOf(PLACEMENT)),
  };
}

/** With a host more, behind `row` and like it, without its name. */
export function withCopy(draft: HostsDraft, row: HostRow): HostsDraft {
  const key = 1 + Math.max(...draft.hosts.map((other) => other.key));
  const at = draft.hosts.indexOf(row) + 1;
  return { ...draft, hosts: draft.hosts.toSpliced(at, 0, { ...row, key, was: null, name: "" }) };
}

export function without(draft: HostsDraft, row: HostRow): HostsDraft {
  return { ...draft, hosts: draft.hosts.filter((other) => other !== row) };
}

/** Names of the machines of `scenario` that begin on the host that `row` was. */
export function machinesOn(scenario: Scenario, { was }: HostRow): readonly string[] {
  return scenario.machines
    .filter((machine) => !isPlacedByRule(scenario, machine) && homeIn(scenario, machine) === was)
    .map(({ name }) => name);
}

const unreadable = () => Number.NaN;

export function readHosts(draft: HostsDraft, before: Scenario): ReadHosts {
  const issues: HostsIssue[] = [];
  const complain = (complaint: NumberComplaint) => void issues.push(complaint);
  const specs = draft.hosts.map((row) => readRow(row, draft.hosts, before, issues));
  const network = readDraft(NETWORK, draft.network, complain, unreadable, "network.");
  const placement = readDraft(PLACEMENT, draft.placement, complain, unreadable, "placement.");
  const [first, ...others] = specs;
  if (!first) throw new Error("a scenario has a host");
  const placed = moveTo(before, draft.hosts);
  const { placement: _old, ...kept } = before;
  const parts = { ...placed.parts, hosts: [first, ...others] as const, ...(draft.isPlaced && { placement }) };
  const next = withNetwork({ ...kept, ...parts }, before, network);
  const { moved, dropped } = placed;
  if (issues.length > 0) return { scenario: null, issues, elsewhere: [], moved, dropped };
  const checked = validateScenario(next);
  const elsewhere = checked.ok ? [] : checked.problems;
  return { scenario: checked.ok ? checked.value : null, issues, elsewhere, moved, dropped };
}

function readRow(row: HostRow, all: readonly HostRow[], before: Scenario, issues: HostsIssue[]): HostSpec {
  const path = `hosts.${row.key}`;
  const read = (id: "pcpus" | "frames") => {
    const { min, max } = RANGES[id];
    const number = readWhole(row[id], min, max);
    if (number.ok) return number.value;
    issues.push({ path: `${path}.${id}`, kind: "number", issue: number.issue, unit: "count" });
    return row.spec[id];
  };
  const name = row.name.trim();
  const isTaken = name !== "" && all.some((other) => other !== row && other.name.trim() === name);
  if (isTaken) issues.push({ path: `${path}.name`, kind: "nameTaken" });
  if (name.length > MOST.nameCharacters) issues.push({ path: `${path}.name`, kind: "nameLong" });
  const { name: _old, hasLocalPool: _reach, ...spec } = row.spec;
  const { ticksPerUnit = 1 } = before;
  return {
    ...spec,
    ...(name !== "" && { name }),
    ...(row.hasLocalPool && { hasLocalPool: true }),
    pcpus: read("pcpus"),
    frames: read("frames"),
    scheduler:
      row.scheduler === spec.scheduler.policy
        ? spec.scheduler
        : (choosePolicy(cpuPolicies, row.scheduler, spec.scheduler, ticksPerUnit) ?? spec.scheduler),
    replacement:
      row.replacement === spec.replacement.policy
        ? spec.replacement
        : (choosePolicy(memoryPolicies, row.replacement, spec.replacement, ticksPerUnit) ?? spec.replacement),
  };
}

/** What a scenario does not say about its network it goes on not saying. */
function withNetwork(next: Scenario, before: Scenario, network: NetworkSpec): Scenario {
  const same = NETWORK.every(({ id }) => network[id] === networkOf(before)[id]);
  return same ? next : { ...next, network };
}

interface Placed {
  readonly parts: Pick<Scenario, "machines" | "commands">;
  readonly moved: readonly string[];
  readonly dropped: number;
}

/** Machines and commands of `before`, with the numbers that the hosts of `rows` have. */
function moveTo(before: Scenario, rows: readonly HostRow[]): Placed {
  const numbers = new Map(rows.flatMap(({ was }, at) => (was === null ? [] : [[was, at] as const])));
  const moved: string[] = [];
  const placed = (machine: MachineSpec): MachineSpec => {
    if (isPlacedByRule(before, machine)) return machine;
    const was = homeIn(before, machine);
    const now = numbers.get(was) ?? 0;
    if (!numbers.has(was)) moved.push(machine.name);
    if (now === was) return machine;
    const { host: _old, ...rest } = machine;
    return now === 0 ? rest : { ...rest, host: now };
  };
  const machines = before.machines.map(placed);
  const commands = before.commands.flatMap((command): readonly TimedCommand[] => {
    if (command.command === "create") return [{ ...command, machine: placed(command.machine) }];
    if (command.command === "migrate") {
      const to = numbers.get(command.to);
      return to === undefined ? [] : to === command.to ? [command] : [{ ...command, to }];
    }
    if (!isForHost(command)) return [command];
    const was = command.host ?? 0;
    const now = numbers.get(was);
    return now === undefined ? [] : now === was ? [command] : [{ ...command, host: now }];
  });
  return { parts: { machines, commands }, moved, dropped: before.commands.length - commands.length };
}
