/** What a machine asks of a memory region, and what its block takes there (domain C.5). */
import type { HostSpec, MachineSpec, RegionSpec } from "./scenario.ts";

const BYTES: Readonly<Record<Exclude<RegionSpec["unit"], "unit">, number>> = { KB: 1024, MB: 1024 ** 2 };

/** Units that `spec` asks of the region of `host`; 0: none. */
export function unitsOf(
  spec: Pick<MachineSpec, "regionUnits" | "memoryBytes">,
  { region, pageBytes }: Pick<HostSpec, "region" | "pageBytes">,
): number {
  if (!region) return 0;
  return spec.regionUnits ?? Math.ceil(spec.memoryBytes / (region.unit === "unit" ? pageBytes : BYTES[region.unit]));
}

/** Units that a block takes for which `asked` are asked: a multiple of the alignment and the header, of buddies a power of two. */
export function blockUnits(asked: number, { fit, header, alignment }: RegionSpec): number {
  const rounded = Math.ceil(asked / alignment) * alignment + header;
  return fit === "buddy" ? powerOfTwo(rounded) : rounded;
}

/** The smallest power of two that is no less than `units`. */
function powerOfTwo(units: number): number {
  let power = 1;
  while (power < units) power *= 2;
  return power;
}
