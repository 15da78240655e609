/** What volumes and snapshots hold, read block by block from the books of copy-on-write. */
import type { Op, TimedCommand } from "../../src/model/scenario.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { readSnapshot } from "../../src/vmm/storage/cow/exceptions.ts";
import { readThin } from "../../src/vmm/storage/cow/thinPool.ts";

export const write = (...blocks: number[]): Op[] =>
  blocks.map((block) => ({ op: "disk", volume: 0, block, blocks: 1, write: true }));
export const read = (block: number, blocks = 1): Op => ({ op: "disk", volume: 0, block, blocks, write: false });

export const snapshot = (at: number, name: string, vm = "A"): TimedCommand => ({ at, command: "snapshot", vm, name });
export const revert = (at: number, name: string, vm = "A"): TimedCommand => ({ at, command: "revert", vm, name });
export const deleteSnapshot = (at: number, name: string, children?: "delete" | "only"): TimedCommand => ({
  at,
  command: "deleteSnapshot",
  vm: "A",
  name,
  ...(children ? { children } : {}),
});
export const clone = (at: number, name: string, isLinked: boolean, of = "A", from?: string): TimedCommand => ({
  at,
  command: "clone",
  vm: of,
  name,
  isLinked,
  ...(from === undefined ? {} : { snapshot: from }),
});

/** The token of each block of a volume of a machine; null: it is thick and has no snapshots, so nobody keeps its content. */
export function contentOf({ state }: Monitor, lv: number): readonly number[] | null {
  const { thin, origins, sizes } = state.copyOnWrite;
  if (!thin?.volumes.has(lv)) return origins.get(lv)?.blocks.slice() ?? null;
  return Array.from({ length: sizes.get(lv)! }, (_, block) => readThin(thin, lv, block));
}

/** The same of what keeps a volume for a snapshot; null: it can no longer be read. */
export function keptContent({ state }: Monitor, lv: number, copy: number): readonly number[] | null {
  const { thin, origins, sizes } = state.copyOnWrite;
  if (thin) return Array.from({ length: sizes.get(copy)! }, (_, block) => readThin(thin, copy, block));
  const origin = origins.get(lv)!;
  const content = origin.blocks.map((_, block) => readSnapshot(origin, copy, block));
  return content.includes(null) ? null : content.map((token) => token!);
}
