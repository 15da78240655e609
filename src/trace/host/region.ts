/** The memory region as it begins; what rows change of it: `further/region.ts`. */
import type { HostInfo, HostState } from "../hostState.ts";

export function createRegion({ region }: HostInfo): Pick<HostState, "region"> {
  return { region: region ? { blocks: region.blocks, holes: region.holes } : null };
}
