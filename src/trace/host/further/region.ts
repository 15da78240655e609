/** What rows about the memory region change. Its lists are replaced, so copies of a host share them. */
import type { HostState, RegionBlock, RegionView } from "../../hostState.ts";
import { read, unseen, type Handlers } from "../view.ts";

export const REGION_ROWS: Handlers<"allocated" | "freed" | "compacted" | "noRoom" | "freeList"> = {
  allocated: read("allocated", ({ state }, { vm, start, size, asked }) => {
    setBlocks(state, ({ blocks }) => [...blocks, { vm, start, size, asked }].toSorted(byAddress));
  }),
  freed: read("freed", ({ state }, { vm }) => {
    setBlocks(state, ({ blocks }) => blocks.filter((block) => block.vm !== vm));
  }),
  compacted: read("compacted", ({ state }, { moves }) => {
    const places = new Map(moves.map(({ from, to }) => [from, to]));
    setBlocks(state, ({ blocks }) =>
      blocks.map((block) => ({ ...block, start: places.get(block.start) ?? block.start })),
    );
  }),
  noRoom: unseen,
  freeList: read("freeList", ({ state }, { holes }) => {
    if (state.region) state.region = { ...state.region, holes };
  }),
};

function setBlocks(state: HostState, blocksOf: (region: RegionView) => readonly RegionBlock[]): void {
  if (state.region) state.region = { ...state.region, blocks: blocksOf(state.region) };
}

function byAddress(a: RegionBlock, b: RegionBlock): number {
  return a.start - b.start;
}
