/**
 * Laws of pages that share frames, and of what pages hold (domain F.6, M3, M4, M7; C.6): a shared frame is nobody's to write
 * to, as many pages as its books say are there, and every guest finds in its pages what it has written into them.
 */
import type { Monitor } from "../../vmm/monitor.ts";
import type { Report } from "./report.ts";

/** Checks M3, M4 and M7 where what pages hold is modelled. */
export function checkSharing(monitor: Monitor, report: Report): void {
  const { memory, sharing } = monitor;
  const books = memory.state.sharing;
  if (!books) return;
  const found = new Map<number, number>();
  const note = (frame: number) => found.set(frame, (found.get(frame) ?? 0) + 1);
  for (const [vm, { where }] of memory.state.guests) {
    const { tokens, isOther } = books.contents.guests.get(vm)!;
    for (const [page, frame] of [...where].entries()) {
      if (frame < 0) continue;
      const what = `page ${page} of machine ${vm} in frame ${frame}`;
      const held = memory.contentIn(frame);
      // What devices have written over, and frames have kept, has been told.
      if (held !== tokens.get(page) && isOther.get(page) === 0)
        report("M7", `${what} holds ${held}, its guest wrote ${tokens.get(page)}`);
      if (memory.isShared(frame)) note(frame);
    }
  }
  for (const transfer of monitor.state.paging.transfers.values())
    if (transfer.copyOf >= 0 && !transfer.isAbandoned) note(transfer.copyOf);
  for (const [frame, pages] of [...books.pages].entries()) {
    if (pages !== (found.get(frame) ?? 0))
      report("M4", `${found.get(frame) ?? 0} pages share frame ${frame}, its books say ${pages}`);
    if (pages > 0 !== memory.isShared(frame))
      report("M3", `frame ${frame} has ${pages} pages, and is shared: ${memory.isShared(frame)}`);
    if (sharing && pages > 0 && sharing.state.stable.get(memory.contentIn(frame)) !== frame)
      report("M4", `frame ${frame} holds ${memory.contentIn(frame)} and is not in the stable tree`);
  }
  for (const [token, frame] of sharing?.state.stable ?? [])
    if (memory.contentIn(frame) !== token || !memory.isShared(frame))
      report("M3", `the stable tree has ${token} in frame ${frame}, which holds ${memory.contentIn(frame)}`);
  for (const vm of books.contents.guests.keys())
    if (!memory.state.guests.has(vm)) report("L3", `contents of machine ${vm}, which is off, are kept`);
}
