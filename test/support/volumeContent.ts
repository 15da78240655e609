/** What the volumes of a machine hold at this moment, block by block: tokens; null where a thin volume has no chunk. */
import type { Monitor } from "../../src/vmm/monitor.ts";

export function contentOf(monitor: Monitor, name: string): readonly (readonly (number | null)[])[] {
  const { firstLv, lvCount } = monitor.state.vms.findLast((vm) => vm.name === name && vm.life !== "none")!;
  const { thin, origins, tokens, sizes } = monitor.state.copyOnWrite;
  return Array.from({ length: lvCount }, (_, at) => {
    const lv = firstLv + at;
    const volume = thin?.volumes.get(lv);
    if (volume) {
      const { chunkBlocks, contents } = thin!;
      return Array.from({ length: sizes.get(lv)! }, (_block, block) => {
        const place = volume.map.get(Math.floor(block / chunkBlocks));
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
