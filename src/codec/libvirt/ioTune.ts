/**
 * Limits of I/O as libvirt's `iotune` has them (its `formatdomain`), in and out. There each disk has a limit, and disks of a
 * group one together; here a machine has one. A second there stands for a period here, and bytes are whole blocks.
 */
import { IO_ALLOWANCES, type IoAllowance } from "../../model/ioAllowances.ts";
import { limitOf } from "../../model/ioLimitOf.ts";
import { allowancesOf, contradiction } from "../../model/ioLimits.ts";
import type { IoLimitSpec } from "../../model/scenario.ts";
import { fieldOf } from "../../model/settingKinds.ts";
import { IO_LIMIT } from "../../model/settings.ts";
import { xmlText } from "../out/xmlText.ts";

/** libvirt's elements; with `_max` behind it what may be asked for at once, when something was saved up. */
export const TUNE_ELEMENTS: Readonly<Record<IoAllowance, string>> = {
  requests: "total_iops_sec",
  reads: "read_iops_sec",
  writes: "write_iops_sec",
  blocks: "total_bytes_sec",
  readBlocks: "read_bytes_sec",
  writeBlocks: "write_bytes_sec",
};

const IN_BYTES: ReadonlySet<IoAllowance> = new Set(["blocks", "readBlocks", "writeBlocks"]);

type Numbers = Readonly<Partial<Record<IoAllowance, number>>>;

/** The limit of one disk as it was read: numbers a second, in requests or bytes. */
export interface DiskTune {
  readonly numbers: Numbers;
  /** What may be asked for at once. */
  readonly most: Numbers;
  /** Disks of the same group have one limit together; null: it has its own. */
  readonly group: string | null;
}

/** The limit of a machine, in requests or bytes for a second. */
export interface MachineTune {
  readonly numbers: Numbers;
  /** How many times a number can be saved up. */
  readonly burst: number;
}

/** The lines of the element, for every disk of a machine: they are one group, so that it has one limit. */
export function ioTuneElement(limit: IoLimitSpec, group: string, blockBytes: number): string[] {
  const { burst } = limit;
  const lines = allowancesOf(limit).flatMap((allowance) => {
    const name = TUNE_ELEMENTS[allowance];
    const number = limit[allowance]! * (IN_BYTES.has(allowance) ? blockBytes : 1);
    const most = burst > 1 ? [`<${name}_max>${number * burst}</${name}_max>`] : [];
    return [`<${name}>${number}</${name}>`, ...most];
  });
  const inside = [...lines, `<group_name>${xmlText(group)}</group_name>`];
  return ["<iotune>", ...inside.map((line) => `  ${line}`), "</iotune>"];
}

/** Two elements of which one is too many; null: none. */
export function tuneContradiction({ numbers }: DiskTune): readonly [string, string] | null {
  const [all, one] = contradiction(numbers) ?? [];
  return all && one ? [TUNE_ELEMENTS[all], TUNE_ELEMENTS[one]] : null;
}

/**
 * What the limits of all disks of a machine are together: those of disks with limits of their own are added up, and a number
 * that one of them does not have is no limit of the machine. Null: it has none.
 */
export function tuneOfMachine(disks: readonly (DiskTune | null)[]): { tune: MachineTune | null; isExact: boolean } {
  const groups = new Map<string, DiskTune>();
  const limits: (DiskTune | null)[] = [];
  for (const disk of disks) {
    if (disk?.group == null) limits.push(disk);
    // QEMU gives all disks of a group the numbers of the last one.
    else groups.set(disk.group, disk);
  }
  limits.push(...groups.values());
  const has = (allowance: IoAllowance) => limits.every((limit) => limit?.numbers[allowance] !== undefined);
  const shared = IO_ALLOWANCES.filter((allowance) => limits.length > 0 && has(allowance));
  const all = limits.flatMap((limit) => (limit ? [limit] : []));
  const sum = (allowance: IoAllowance) => all.reduce((total, { numbers }) => total + numbers[allowance]!, 0);
  const bursts = all.flatMap(({ numbers, most }) =>
    shared.flatMap((allowance) => (most[allowance] ? [most[allowance] / numbers[allowance]!] : [])),
  );
  const burst = Math.min(fieldOf(IO_LIMIT, "burst").max, Math.round(Math.max(1, ...bursts)));
  const isExact = limits.length === 1 || all.length === 0;
  if (shared.length === 0) return { tune: null, isExact };
  const numbers = Object.fromEntries(shared.map((allowance) => [allowance, sum(allowance)]));
  return { tune: { numbers, burst }, isExact };
}

/** The limit of a machine on a host with blocks of that size: a number of bytes is the nearest one of blocks, at least one. */
export function limitOfTune({ numbers, burst }: MachineTune, blockBytes: number): IoLimitSpec | null {
  const said = allowancesOf(numbers).map((allowance) => {
    const { min, max } = fieldOf(IO_LIMIT, allowance);
    const number = IN_BYTES.has(allowance) ? Math.round(numbers[allowance]! / blockBytes) : numbers[allowance]!;
    return [allowance, Math.min(max, Math.max(min, number))] as const;
  });
  return limitOf({ ...Object.fromEntries(said), ...(burst > 1 ? { burst } : {}) });
}
