/** What rows about pages that share frames change. */
import type { PageNumber, VmUid } from "../../../model/units.ts";
import { VM_SHARED, type HostState } from "../../hostState.ts";
import { setFrame } from "../frames.ts";
import { read, vmOf, type Handlers } from "../view.ts";

/** `page` of `vm` shares `frame`, which holds `token`. */
function enterFrame(state: HostState, vm: VmUid, page: PageNumber, frame: number, token: number): void {
  const { frames } = state.sharing!;
  frames.set(frame, { token, pages: [...(frames.get(frame)?.pages ?? []), { vm, page }] });
  state.vms[vm]!.shared += 1;
}

/** `page` of `vm` does not share `frame` any more; true: no page does, and the frame is free for whoever takes it. */
export function leaveFrame(state: HostState, vm: VmUid, page: PageNumber, frame: number): boolean {
  const { frames } = state.sharing!;
  const { token, pages } = frames.get(frame)!;
  const left = pages.filter((each) => each.vm !== vm || each.page !== page);
  state.vms[vm]!.shared -= 1;
  if (left.length > 0) frames.set(frame, { token, pages: left });
  else {
    frames.delete(frame);
    setFrame(state, frame, -1, -1, 0);
  }
  return left.length === 0;
}

export const SHARING_ROWS: Handlers<"scanned" | "copyBroken" | "unshared" | "fileShared" | "fileDropped"> = {
  scanned: read("scanned", ({ state }, { looked, isEnd, entries }) => {
    const sharing = state.sharing!;
    sharing.looked += looked;
    for (const { vm, page, token, what, frame, freed, otherVm, otherPage } of entries) {
      if (what === "unstable") sharing.unstable.set(token, { vm, page });
      if (freed < 0) continue;
      setFrame(state, freed, -1, -1, 0);
      if (otherVm >= 0) {
        sharing.unstable.delete(token);
        setFrame(state, frame, VM_SHARED, -1, 0);
        enterFrame(state, otherVm, otherPage, frame, token);
      }
      enterFrame(state, vm, page, frame, token);
      state.frames.touchedRow.set(frame, state.row - 1);
    }
    if (!isEnd) return;
    sharing.passes += 1;
    sharing.unstable.clear();
  }),
  copyBroken: read("copyBroken", (view, { vcpu, page, frame }) => {
    view.state.sharing!.broken += 1;
    leaveFrame(view.state, vmOf(view, vcpu), page, frame);
  }),
  fileShared: read("fileShared", ({ state }, { vm, page, token, frame, freed, otherVm, otherPage }) => {
    if (freed >= 0) setFrame(state, freed, -1, -1, 0);
    if (otherVm >= 0) {
      setFrame(state, frame, VM_SHARED, -1, 0);
      enterFrame(state, otherVm, otherPage, frame, token);
    }
    enterFrame(state, vm, page, frame, token);
    state.frames.touchedRow.set(frame, state.row - 1);
  }),
  fileDropped: read("fileDropped", ({ state }, { frame, entries }) => {
    for (const { vm, page } of entries) leaveFrame(state, vm, page, frame);
  }),
  unshared: read("unshared", ({ state }, { vm, entries }) => {
    for (const { page, frame } of entries) leaveFrame(state, vm, page, frame);
  }),
};
