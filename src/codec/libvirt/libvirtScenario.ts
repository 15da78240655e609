/** Machines made of libvirt's domains: on a host that is as large as they need, or beside those that are there. */
import { defaultMachine, defaultScenario } from "../defaults.ts";
import { MOST, RANGES } from "../limits.ts";
import { homeIn, specOfHost, withHostAt } from "../../model/hosts.ts";
import { hostOf, withHost, type HostSpec, type MachineSpec, type Scenario } from "../../model/scenario.ts";
import { limitOfTune } from "./ioTune.ts";
import type { ReadDomain } from "./readLibvirt.ts";

const [KIB, MIB, GIB] = [1024, 1024 ** 2, 1024 ** 3];
/** The size of a disk of which nobody says how large it is. */
export const USUAL_DISK_BYTES = 10 * GIB;
const USUAL_SHARES = 1024;
/** Pages and extents of a host that can still be looked at. */
const PAGE_BYTES = [4 * KIB, 64 * KIB, 2 * MIB, GIB] as const;
const MOST_FRAMES = 100_000;
const MOST_EXTENTS = 20_000;

/** How large the disk called `disk` of `domain` is, where the documents do not say. */
export type SizeOf = (domain: string, disk: string) => number;

export interface LibvirtChoice {
  readonly sizeOf: SizeOf;
  /** Their shares become weights, libvirt's usual ones where only others have some; else all weigh what is usual. */
  readonly keepsShares: boolean;
  /** Bytes of each disk of a host of their own; null: it has one with room for all of them. */
  readonly disks: readonly number[] | null;
}

/** A scenario of its own: a host with room for all of them, and the disks that are described, if there are any. */
export function scenarioOfDomains(domains: readonly ReadDomain[], choice: LibvirtChoice): Scenario {
  const memory = sum(domains.map(({ memoryBytes }) => memoryBytes));
  const pageBytes =
    PAGE_BYTES.find((bytes) => sum(domains.map((domain) => Math.ceil(domain.memoryBytes / bytes))) <= MOST_FRAMES) ??
    GIB;
  const volumes = sum(domains.flatMap((domain) => bytesOfDisks(domain, choice.sizeOf)));
  const storage = Math.max(volumes, sum(choice.disks ?? []));
  let extentBytes = 4 * MIB;
  while (storage / extentBytes > MOST_EXTENTS) extentBytes *= 2;
  const highest = Math.max(0, ...domains.flatMap(({ affinity, vcpus }) => [...(affinity ?? []), vcpus - 1]));
  const base = hostOf(defaultScenario);
  const host: HostSpec = {
    ...base,
    pcpus: Math.min(RANGES.pcpus.max, highest + 1),
    frames: Math.min(RANGES.frames.max, Math.max(16, Math.ceil(memory / pageBytes) + domains.length)),
    pageBytes,
    extentBytes,
    disks: choice.disks
      ? choice.disks.map((bytes) => ({ ...base.disks[0]!, extents: Math.max(1, Math.floor(bytes / extentBytes)) }))
      : base.disks.map((disk) => ({ ...disk, extents: 1 })),
  };
  const title = domains
    .map(({ name }) => name)
    .join(", ")
    .slice(0, MOST.titleCharacters);
  const machines = machinesOf(domains, host, choice);
  const needed = extentsFor(domains, choice.sizeOf, extentBytes);
  return withHost(
    { ...defaultScenario, title: title || defaultScenario.title, machines },
    { ...host, disks: withRoom(host, needed) },
  );
}

/** The disks of `host`, the last of them so much larger that there are `needed` extents besides swap. */
function withRoom({ disks, swapBytes, extentBytes }: HostSpec, needed: number): HostSpec["disks"] {
  const missing = needed + Math.ceil(swapBytes / extentBytes) - sum(disks.map(({ extents }) => extents));
  if (missing <= 0) return disks;
  return disks.map((disk, at) => (at === disks.length - 1 ? { ...disk, extents: disk.extents + missing } : disk));
}

/** `scenario` with them besides, on host number `home`, whose disks are made larger where they would not have room. */
export function withDomains(
  scenario: Scenario,
  domains: readonly ReadDomain[],
  choice: LibvirtChoice,
  home = 0,
): Scenario {
  const host = specOfHost(scenario, home);
  const needed = extentsFor(domains, choice.sizeOf, host.extentBytes);
  const taken = sum(
    scenario.machines.flatMap((machine) =>
      homeIn(scenario, machine) === home ? machine.volumes.map(({ bytes }) => Math.ceil(bytes / host.extentBytes)) : [],
    ),
  );
  const disks = needed > 0 ? withRoom(host, taken + needed) : host.disks;
  const added = machinesOf(domains, host, choice).map((machine) => (home > 0 ? { ...machine, host: home } : machine));
  return withHostAt({ ...scenario, machines: [...scenario.machines, ...added] }, home, { ...host, disks });
}

/** A domain without shares has as many as libvirt gives it, where others have some; else all weigh what is usual here. */
function machinesOf(domains: readonly ReadDomain[], host: HostSpec, choice: LibvirtChoice): MachineSpec[] {
  const isWeighed = choice.keepsShares && domains.some(({ weight }) => weight !== null);
  return domains.map((domain) => ({
    ...machineOf(domain, host, choice),
    weight: isWeighed ? (domain.weight ?? USUAL_SHARES) : null,
  }));
}

function machineOf(domain: ReadDomain, host: HostSpec, { sizeOf }: LibvirtChoice): Omit<MachineSpec, "weight"> {
  const { pageBytes, extentBytes } = host;
  const { name, vcpus, memoryBytes, cap, affinity, guaranteedBytes, disks, ioTune } = domain;
  const ioLimit = ioTune && limitOfTune(ioTune, extentBytes);
  return {
    ...defaultMachine(name),
    vcpus,
    memoryBytes,
    affinity,
    reservedPages: Math.ceil(guaranteedBytes / pageBytes),
    volumes: disks.map((disk) => ({ name: disk.name, bytes: disk.bytes ?? sizeOf(name, disk.name) })),
    ...(cap === null ? {} : { cap }),
    ...(ioLimit ? { ioLimit } : {}),
  };
}

function bytesOfDisks({ name, disks }: ReadDomain, sizeOf: SizeOf): number[] {
  return disks.map((disk) => disk.bytes ?? sizeOf(name, disk.name));
}

function extentsFor(domains: readonly ReadDomain[], sizeOf: SizeOf, extentBytes: number): number {
  return sum(domains.flatMap((domain) => bytesOfDisks(domain, sizeOf)).map((bytes) => Math.ceil(bytes / extentBytes)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
