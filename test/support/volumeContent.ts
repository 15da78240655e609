/** What the volumes of a machine hold at this moment, block by block: tokens; null where a thin volume has no chunk. */
import type { Monitor } from "../../src/vmm/monitor.ts";
import type { ThinPoolState } from "../../src/vmm/storage/cow/thinPool.ts";

export function contentOf(monitor: Monitor, name: string): readonly (readonly (number | null)[])[] {
  const { firstLv, lvCount } = monitor.state.vms.findLast((vm) => vm.name === name && vm.life !== "none")!;
  const { thin, origins, tokens, sizes } = monitor.state.copyOnWrite;
  return Array.from({ length: lvCount }, (_, at) => {
    const lv = firstLv + at;
    const volume = thin?.volumes.get(lv);
    if (volume) {
      const { chunkBlocks, contents } = thin!;
      return Array.from({ length: sizes.get(lv)! }, (_block, block) => {
        const place = placeOf(thin!, lv, Math.floor(block / chunkBlocks));
        return place === undefined ? null : contents[place]![block % chunkBlocks]!;
      });
    }
    const kept = origins.get(lv)?.blocks;
    return Array.from(
      { length: monitor.volumes.logicalExtents(lv) },
      (_block, block) => kept?.[block] ?? tokens?.blocks.get(lv)?.get(block) ?? -1 - block,
    );
  });
}

/** Where a chunk is found, in the volume or below it; undefined: it is zero, or nowhere. */
function placeOf({ volumes }: ThinPoolState, lv: number, chunk: number): number | undefined {
  const { map, zeros, backing } = volumes.get(lv)!;
  if (map.has(chunk) || zeros.has(chunk) || backing < 0) return map.get(chunk);
  return placeOf({ volumes } as ThinPoolState, backing, chunk);
}
