/** What became of pages with equal contents, one by one, for reports of hosts that merge them. */
import { contentOf } from "../../model/contents.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import { partOfShared, sharingFigures } from "../../trace/figures/sharing.ts";
import { HostCursor } from "../../trace/hostCursor.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

/** A page that the scanner looked at, that was copied again, or that left its frame with its machine. */
export interface SharingRecord {
  readonly time: Tick;
  /**
   * `first`, `changed`: only remembered; `unstable`: put into the unstable tree; `merged`: shares a frame of the stable tree;
   * `paired`: shares the frame of `other`, of the unstable tree; `copied`: written to, with a copy of its own; `kept`: written
   * to when nobody else shared its frame; `left`: its machine stopped, or its balloon took it; `file`: a file that a container read where it was in
   * a frame already, which `other` had alone; `dropped`: a file whose frame was needed.
   */
  readonly event:
    | "first"
    | "changed"
    | "unstable"
    | "merged"
    | "paired"
    | "copied"
    | "kept"
    | "left"
    | "file"
    | "dropped";
  readonly vm: string;
  readonly page: number;
  /** `zeros`, the number that was given, `image 1 page 2`, or `own 3`; null where that is not told. */
  readonly content: string | null;
  /** The shared frame; null: none. */
  readonly frame: number | null;
  /** The frame that became free. */
  readonly freed: number | null;
  readonly otherVm: string | null;
  readonly otherPage: number | null;
  /** Frames shared and saved after everything that this row of the trace tells, as Linux counts them. */
  readonly pagesShared: number;
  readonly pagesSharing: number;
}

type Told = Omit<SharingRecord, "time" | "pagesShared" | "pagesSharing">;

const NOTHING = { content: null, frame: null, freed: null, otherVm: null, otherPage: null } as const;

export function sharingRecords(trace: TraceReader, until: Tick): SharingRecord[] {
  const records: SharingRecord[] = [];
  const cursor = new HostCursor();
  const rows = trace.rowsUpTo(until);
  for (let row = 0; row < rows; row += 1) {
    const event = trace.eventAt(row);
    const told = toldBy(trace, event);
    if (told.length === 0) continue;
    const { sharing } = cursor.at(trace, row + 1, event.time);
    const { shared: pagesShared, saved: pagesSharing } = sharingFigures(sharing!);
    records.push(...told.map((each) => ({ time: event.time, ...each, pagesShared, pagesSharing })));
  }
  return records;
}

const none = (id: number) => (id < 0 ? null : id);

function toldBy(trace: TraceReader, event: TraceEvent): Told[] {
  switch (event.kind) {
    case "scanned":
      return event.entries.map(({ vm, page, token, what, frame, freed, otherVm, otherPage }) => ({
        event: what,
        vm: vmName(trace, vm),
        page,
        content: contentWord(token),
        frame: none(frame),
        freed: none(freed),
        otherVm: otherVm < 0 ? null : vmName(trace, otherVm),
        otherPage: none(otherPage),
      }));
    case "copyBroken": {
      const vm = vmName(trace, trace.info.vcpus[event.vcpu]!.vm);
      const { page, frame, left } = event;
      return [{ ...NOTHING, event: left > 0 ? "copied" : "kept", vm, page, frame }];
    }
    case "unshared":
      return event.entries.map(({ page, frame, left }) => ({
        ...NOTHING,
        event: "left",
        vm: vmName(trace, event.vm),
        page,
        frame,
        freed: left === 0 ? frame : null,
      }));
    case "fileShared": {
      const { page, frame, otherVm } = event;
      return [
        {
          event: "file",
          vm: vmName(trace, event.vm),
          page,
          content: contentWord(event.token),
          frame,
          freed: none(event.freed),
          otherVm: otherVm < 0 ? null : vmName(trace, otherVm),
          otherPage: none(event.otherPage),
        },
      ];
    }
    case "fileDropped":
      return event.entries.map(({ vm, page }, at) => ({
        ...NOTHING,
        event: "dropped",
        vm: vmName(trace, vm),
        page,
        content: contentWord(event.token),
        frame: event.frame,
        freed: at === event.entries.length - 1 ? event.frame : null,
      }));
    case "inflate":
      return event.entries
        .filter(({ was }) => was === "shared")
        .map(({ page, frame }) => ({ ...NOTHING, event: "left", vm: vmName(trace, event.vm), page, frame }));
    default:
      return [];
  }
}

function contentWord(token: number): string {
  const content = contentOf(token);
  switch (content.kind) {
    case "zero":
      return "zeros";
    case "given":
      return String(content.number);
    case "image":
      return `image ${content.image} page ${content.page}`;
    case "own":
      return `own ${content.number}`;
  }
}

/** What the tables of figures have beside the others, where equal pages are merged or memory is taken back. */
export function memoryCells(state: HostState) {
  const { sharing } = state;
  const figures = sharing && sharingFigures(sharing);
  return {
    host:
      figures && sharing
        ? { pagesShared: figures.shared, pagesSharing: figures.saved, copiesBroken: sharing.broken }
        : {},
    machine: (vm: number) => {
      const { memory, shared, frames } = state.vms[vm]!;
      return {
        ...(memory ? { active: memory.active, ballooned: memory.ballooned, swapped: memory.swapped } : {}),
        ...(sharing ? { sharedPages: shared, framesCharged: frames + partOfShared(sharing, vm) } : {}),
      };
    },
  };
}
