/** What rows about limits of the I/O of machines change. Views are replaced, so copies of a host share them. */
import type { HostState } from "../../hostState.ts";
import type { IoLimitView } from "../../views/ioLimits.ts";
import { read, type Handlers } from "../view.ts";

const NOTHING: IoLimitView = { limit: null, held: [], heldCount: 0, heldTicks: 0 };

export const IO_LIMIT_ROWS: Handlers<"ioLimit" | "ioHeld" | "ioReleased"> = {
  ioLimit: read("ioLimit", ({ state }, { vm, every, burst, ...numbers }) => {
    const { requests, reads, writes, blocks, readBlocks, writeBlocks } = numbers;
    const given = Object.entries({ requests, reads, writes, blocks, readBlocks, writeBlocks });
    const limit = { every, burst, ...Object.fromEntries(given.filter(([, number]) => number >= 0)) };
    change(state, vm, { limit: every > 0 ? limit : "none" });
  }),
  ioHeld: read("ioHeld", ({ state }, { held: id, vm, vcpu, lv, block, blocks, write, time }) => {
    const { held, heldCount } = viewOf(state, vm);
    change(state, vm, {
      held: [...held, { id, vcpu, lv, block, blocks, write, since: time }],
      heldCount: heldCount + 1,
    });
  }),
  ioReleased: read("ioReleased", ({ state }, { held: id, vm, waited }) => {
    const { held, heldTicks } = viewOf(state, vm);
    change(state, vm, { held: held.filter((each) => each.id !== id), heldTicks: heldTicks + waited });
  }),
};

function viewOf({ ioLimits }: HostState, vm: number): IoLimitView {
  return ioLimits.get(vm) ?? NOTHING;
}

function change(state: HostState, vm: number, changed: Partial<IoLimitView>): void {
  state.ioLimits = new Map([...state.ioLimits, [vm, { ...viewOf(state, vm), ...changed }]]);
}
