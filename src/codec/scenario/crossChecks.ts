/**
 * The rules of a scenario that concern several fields at once: names that must differ, references that must lead
 * somewhere, sums that must fit. Runs after the schema, on the parts the schema found nothing wrong with, so that one
 * visit tells everything. What the manager decides at run time (does the machine fit?) is not asked here.
 */
import type { Problem } from "../../model/problems.ts";
import { allowancesOf, contradiction } from "../../model/ioLimits.ts";
import { hasParity, type MaybeLayout } from "../../model/layouts.ts";
import { homeIn, specOfHost } from "../../model/hosts.ts";
import type { HostSpec } from "../../model/scenario.ts";
import { MOST, RANGES } from "../limits.ts";
import type { PolicyLists } from "../policyLists.ts";
import { problem } from "../problemList.ts";
import { hostSizes, sizes } from "./sizes.ts";
import type { IsSound } from "./soundness.ts";
import { type ProgramFacts, programFacts } from "./programFacts.ts";
import type { MachineDraft, ScenarioDraft } from "./schema.ts";

/** The path of the first host. */
const HOST = "hosts[0]";

/** A machine of the scenario or of a `create` command, and where it stands. */
interface Site {
  readonly path: string;
  readonly machine: MachineDraft;
}

/** What is wrong between the parts of `draft`. Only parts that are `isSound` are looked at: the others may be anything. */
export function crossChecks(draft: ScenarioDraft, isSound: IsSound, policies: PolicyLists): Problem[] {
  const machines = soundEntries(draft.machines, "machines", isSound);
  const commands = soundEntries(draft.commands, "commands", isSound);
  const created = commands.flatMap(({ path, entry }): Site[] =>
    entry.command === "create" ? [{ path: `${path}.machine`, machine: entry.machine }] : [],
  );
  const sites = [...machines.map(({ path, entry }): Site => ({ path, machine: entry })), ...created];
  const facts = sites.map(({ machine }) => machine.programs.map(programFacts));
  const sized = sites.map(({ machine }, index) => ({ vcpus: machine.vcpus, facts: facts[index] ?? [] }));
  const ofHosts = (rules: (host: HostSpec, isSound: IsSound, at: number) => Problem[]) =>
    draft.hosts.flatMap((host, at) => ofHost(at, isSound, (isSoundThere) => rules(host, isSoundThere, at)));
  const sizesOf = (host: HostSpec, isSoundThere: IsSound, at: number) => {
    const itsOwn = sized.filter((_, index) => homeIn(draft, sites[index]!.machine) === at);
    return hostSizes(itsOwn, host, policies, isSoundThere);
  };
  return [
    ...ofHosts(hostChecks),
    ...namesDiffer(machines.map(({ path, entry }) => ({ path: `${path}.name`, name: entry.name }))),
    ...sites.flatMap((site, index) => {
      const home = homeIn(draft, site.machine);
      return ofHost(home, isSound, (isSoundThere) =>
        machineChecks(site, facts[index] ?? [], specOfHost(draft, home), isSoundThere),
      );
    }),
    ...hostsExist(sites, commands, draft.hosts.length),
    ...totals(sites, facts, draft, created.length, isSound),
    ...sizes(sized),
    ...ofHosts(sizesOf),
    ...inOrder(commands.map(({ path, entry }) => ({ path: `${path}.at`, at: entry.at }))),
  ];
}

function hostChecks(host: HostSpec, isSound: IsSound): Problem[] {
  return [
    ...swapFits(host, isSound),
    ...someDiskIsForMachines(host, isSound),
    ...headsOnCylinders(host, isSound),
    ...thinPoolFits(host, isSound),
    ...restartIsLess(host, isSound),
    ...thresholdsDescend(host, isSound),
    ...lowIsBelowHigh(host, isSound),
    ...rebalancing(host, isSound),
    ...holesFit(host, isSound),
  ];
}

/** The `rules` of a host, which are stated for the first one, for host number `at`. */
function ofHost(at: number, isSound: IsSound, rules: (isSound: IsSound) => Problem[]): Problem[] {
  if (at === 0) return rules(isSound);
  const there = (path: string) => (path.startsWith(HOST) ? `hosts[${at}]${path.slice(HOST.length)}` : path);
  return rules((path) => isSound(there(path))).map((found) => ({ ...found, path: there(found.path) }));
}

/** Machines are on hosts that there are, and so is what commands are for. */
function hostsExist(
  sites: readonly Site[],
  commands: readonly { readonly path: string; readonly entry: object }[],
  count: number,
): Problem[] {
  const said = [
    ...sites.map(({ path, machine }) => ({ path: `${path}.host`, host: machine.host })),
    ...commands.map(({ path, entry }) => ({
      path: `${path}.host`,
      host: "host" in entry && typeof entry.host === "number" ? entry.host : 0,
    })),
  ];
  return said.flatMap(({ path, host = 0 }) =>
    // Where none can be looked at, that is what is wrong.
    host < count || count === 0 ? [] : [problem("noSuchHost", path, { found: host, max: count - 1 })],
  );
}

function soundEntries<T>(list: readonly T[], name: string, isSound: IsSound): { path: string; entry: T }[] {
  return list.map((entry, index) => ({ path: `${name}[${index}]`, entry })).filter(({ path }) => isSound(path));
}

/** Guest pages `P = ceil(M / s)`. */
function pagesOf(machine: MachineDraft, host: HostSpec): number {
  return Math.ceil((machine.memoryBytes ?? 0) / host.pageBytes);
}

function machineChecks(
  { path, machine }: Site,
  facts: readonly ProgramFacts[],
  host: HostSpec,
  isSound: IsSound,
): Problem[] {
  const problems: Problem[] = [
    ...namesDiffer(machine.volumes.map(({ name }, index) => ({ path: `${path}.volumes[${index}].name`, name }))),
    ...affinity(path, machine, host, isSound),
    ...machine.volumes.flatMap(({ layout }, at) =>
      layoutChecks(`${path}.volumes[${at}].layout`, layout, host, isSound),
    ),
    ...ioLimitChecks(`${path}.ioLimit`, machine.ioLimit),
  ];
  const { vcpus, programs } = machine;
  if (programs.length > vcpus)
    problems.push(problem("tooManyPrograms", `${path}.programs`, { found: programs.length, max: vcpus }));
  for (const [index, { ops, depth, volumes, isTimeless }] of facts.entries()) {
    const at = `${path}.programs[${index}]`;
    if (ops > MOST.programOps) problems.push(problem("tooManyOps", at, { found: ops, max: MOST.programOps }));
    if (depth > MOST.loopDepth) problems.push(problem("loopTooDeep", at, { found: depth, max: MOST.loopDepth }));
    if (isTimeless) problems.push(problem("timelessLoop", at, {}));
    if (volumes > machine.volumes.length)
      problems.push(problem("noSuchVolume", at, { found: volumes - 1, count: machine.volumes.length }));
  }
  return isSound(`${HOST}.pageBytes`) ? [...problems, ...memory(path, machine, facts, host)] : problems;
}

/** It limits something, and nothing twice. */
function ioLimitChecks(path: string, limit: MachineDraft["ioLimit"]): Problem[] {
  if (!limit) return [];
  if (allowancesOf(limit).length === 0) return [problem("limitWithoutNumber", `${path}.requests`, {})];
  const [, second] = contradiction(limit) ?? [];
  return second ? [problem("limitTwice", `${path}.${second}`, {})] : [];
}

/** Pairs need an even number of disks, parity one more than two; stripe units and extents divide one another. */
function layoutChecks(path: string, layout: MaybeLayout, host: HostSpec, isSound: IsSound): Problem[] {
  if (!layout) return [];
  const problems: Problem[] = [];
  const { kind, disks, unitBytes } = layout;
  if (isSound(`${HOST}.thinPool`) && host.thinPool) problems.push(problem("thinWithLayout", path, {}));
  if (kind === "raid10" && disks % 2 === 1) problems.push(problem("oddDisks", `${path}.disks`, { found: disks }));
  if (hasParity(layout) && disks < 3) problems.push(problem("tooFewDisks", `${path}.disks`, { found: disks, min: 3 }));
  if (unitBytes === undefined || !isSound(`${HOST}.extentBytes`)) return problems;
  const { extentBytes } = host;
  const isWhole = unitBytes % extentBytes === 0 || (kind === "striped" && extentBytes % unitBytes === 0);
  if (!isWhole) problems.push(problem("unitUneven", `${path}.unitBytes`, { found: unitBytes, extent: extentBytes }));
  return problems;
}

function memory(path: string, machine: MachineDraft, facts: readonly ProgramFacts[], host: HostSpec): Problem[] {
  const pages = pagesOf(machine, host);
  const { max } = RANGES.pages;
  if (pages > max) {
    const values = { found: pages, max, maxBytes: max * host.pageBytes };
    return [problem("tooManyPages", `${path}.memoryBytes`, values)];
  }
  const problems: Problem[] = [];
  if (machine.reservedPages > pages)
    problems.push(problem("reservedTooLarge", `${path}.reservedPages`, { found: machine.reservedPages, max: pages }));
  for (const [index, { pages: touched }] of facts.entries()) {
    if (touched <= pages) continue;
    const values = { found: touched - 1, pages, neededBytes: touched * host.pageBytes };
    problems.push(problem("pageOutsideMemory", `${path}.programs[${index}]`, values));
  }
  return problems;
}

function affinity(path: string, { affinity: allowed }: MachineDraft, host: HostSpec, isSound: IsSound): Problem[] {
  const problems: Problem[] = [];
  for (const [index, pcpu] of (allowed ?? []).entries()) {
    const at = `${path}.affinity[${index}]`;
    problems.push(...pcpuExists(at, pcpu, host, isSound));
    if ((allowed ?? []).indexOf(pcpu) < index) problems.push(problem("listedTwice", at, { found: pcpu }));
  }
  return problems;
}

function pcpuExists(path: string, pcpu: number, host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.pcpus`) || pcpu < host.pcpus) return [];
  return [problem("noSuchPcpu", path, { found: pcpu, max: host.pcpus - 1 })];
}

/** It goes from queue to queue, and draws are numbers of pCPUs. */
function rebalancing(host: HostSpec, isSound: IsSound): Problem[] {
  const draws = isSound(`${HOST}.rebalancing.draws`) ? (host.rebalancing?.draws ?? []) : [];
  const problems = draws.flatMap((pcpu, at) => pcpuExists(`${HOST}.rebalancing.draws[${at}]`, pcpu, host, isSound));
  const isShared = isSound(`${HOST}.runQueues`) && host.runQueues === "global";
  return isSound(`${HOST}.rebalancing`) && host.rebalancing && isShared
    ? [problem("rebalancingNeedsQueues", `${HOST}.rebalancing`, {}), ...problems]
    : problems;
}

/** Between two holes lies a block of a unit or more: they would be one. */
function holesFit(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.region`)) return [];
  const { region } = host;
  if (!region?.holes) return [];
  const found = region.holes.reduce((sum, size) => sum + size, 0) + region.holes.length - 1;
  return found <= region.size ? [] : [problem("regionTooSmall", `${HOST}.region.holes`, { found, max: region.size })];
}

/** A vCPU that may go on where it is stopped would be stopped again at the same moment, for ever. */
function restartIsLess(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.coscheduling`)) return [];
  const { coscheduling } = host;
  if (!coscheduling || coscheduling.restart < coscheduling.skew) return [];
  const values = { found: coscheduling.restart, max: coscheduling.skew - 1 };
  return [problem("restartTooLarge", `${HOST}.coscheduling.restart`, values)];
}

/** The states of free memory follow one another. */
function thresholdsDescend(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.overcommit`)) return [];
  const { overcommit } = host;
  if (!overcommit) return [];
  const names = ["high", "soft", "hard", "low"] as const;
  return names.slice(1).flatMap((name, at) => {
    const [found, max] = [overcommit[name], overcommit[names[at]!]];
    return found > max ? [problem("thresholdTooLarge", `${HOST}.overcommit.${name}`, { found, max })] : [];
  });
}

/** A quota that is too small and too large at once would go up and down for ever. */
function lowIsBelowHigh(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.faultFrequency`)) return [];
  const { faultFrequency } = host;
  if (!faultFrequency || faultFrequency.low <= faultFrequency.high) return [];
  const values = { found: faultFrequency.high, min: faultFrequency.low };
  return [problem("highTooSmall", `${HOST}.faultFrequency.high`, values)];
}

/** The thin pool lies beside the swap volume. */
function thinPoolFits(host: HostSpec, isSound: IsSound): Problem[] {
  const of = ["thinPool", "swapBytes", "disks", "extentBytes"];
  if (!of.every((name) => isSound(`${HOST}.${name}`)) || !host.thinPool) return [];
  const { extents, chunkExtents } = host.thinPool;
  const swap = Math.ceil(host.swapBytes / host.extentBytes);
  const max = extentsOfPool(host) - swap;
  const path = `${HOST}.thinPool.extents`;
  if (extents > max) return [problem("thinPoolTooLarge", path, { found: extents, max: Math.max(0, max) })];
  return extents < chunkExtents ? [problem("thinPoolTooSmall", path, { found: extents, min: chunkExtents })] : [];
}

/** Extents that machines and the host itself can have: those of disks for backups they cannot. */
function extentsOfPool({ disks }: HostSpec): number {
  return disks.reduce((sum, { extents, isForBackups }) => (isForBackups === true ? sum : sum + extents), 0);
}

/** Something has to lie where machines are. */
function someDiskIsForMachines(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.disks`) || host.disks.some(({ isForBackups }) => isForBackups !== true)) return [];
  return [problem("onlyBackupDisks", `${HOST}.disks`, { found: host.disks.length })];
}

function swapFits(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.swapBytes`) || !isSound(`${HOST}.disks`) || !isSound(`${HOST}.extentBytes`)) return [];
  const extents = extentsOfPool(host);
  if (Math.ceil(host.swapBytes / host.extentBytes) <= extents) return [];
  return [problem("swapTooLarge", `${HOST}.swapBytes`, { found: host.swapBytes, max: extents * host.extentBytes })];
}

function headsOnCylinders(host: HostSpec, isSound: IsSound): Problem[] {
  if (!isSound(`${HOST}.disks`)) return [];
  return host.disks.flatMap(({ extents, arm }, at) => {
    const path = `${HOST}.disks[${at}]`;
    const max = (arm?.cylinders ?? extents) - 1;
    if (arm?.head === undefined || arm.head <= max) return [];
    return [problem("outOfRange", `${path}.arm.head`, { found: arm.head, min: 0, max })];
  });
}

function namesDiffer(named: readonly { readonly path: string; readonly name: string }[]): Problem[] {
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { path, name } of named) {
    const other = first.get(name);
    if (other === undefined) first.set(name, path);
    else problems.push(problem("sameName", path, { name, first: other }));
  }
  return problems;
}

function totals(
  sites: readonly Site[],
  facts: readonly (readonly ProgramFacts[])[],
  hosts: Pick<ScenarioDraft, "hosts">,
  creations: number,
  isSound: IsSound,
): Problem[] {
  const problems: Problem[] = [];
  if (creations > MOST.creations)
    problems.push(problem("tooManyCreations", "commands", { found: creations, max: MOST.creations }));
  const ops = facts.flat().reduce((sum, each) => sum + each.ops, 0);
  if (ops > MOST.totalOps) problems.push(problem("tooManyOpsTotal", "", { found: ops, max: MOST.totalOps }));
  const pages = sites.reduce((sum, { machine }) => {
    const home = homeIn(hosts, machine);
    return isSound(`hosts[${home}].pageBytes`) ? sum + pagesOf(machine, specOfHost(hosts, home)) : sum;
  }, 0);
  if (pages > MOST.totalPages) problems.push(problem("tooManyPagesTotal", "", { found: pages, max: MOST.totalPages }));
  return problems;
}

function inOrder(moments: readonly { readonly path: string; readonly at: number }[]): Problem[] {
  let latest = 0;
  const problems: Problem[] = [];
  for (const { path, at } of moments) {
    if (at < latest) problems.push(problem("commandsOutOfOrder", path, { found: at, min: latest }));
    latest = Math.max(latest, at);
  }
  return problems;
}
