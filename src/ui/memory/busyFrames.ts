/**
 * Tells frames that are being read from frames that are being written: the frame only says that it is busy for its next
 * page, the disks say what they do. A dirty victim is written first; only then is the new page asked for.
 */
import type { FrameId, VmUid } from "../../model/units.ts";
import { servedBy } from "../../trace/served.ts";
import { FRAME_BUSY, type HostInfo, type HostState } from "../../trace/hostState.ts";

export type Transfer = "reading" | "writing";

/** The swap requests that wait or are being served. */
export interface SwapTraffic {
  /** Pages being read, as `machine:page`. */
  readonly reading: ReadonlySet<string>;
  /** Machines that wait for a victim to be written. */
  readonly writingFor: ReadonlySet<VmUid>;
}

function pageKey(vm: VmUid, page: number): string {
  return `${vm}:${page}`;
}

export function swapTraffic(host: HostState, info: HostInfo): SwapTraffic {
  const reading = new Set<string>();
  const writingFor = new Set<VmUid>();
  for (const disk of host.disks) {
    for (const request of [...servedBy(disk), ...disk.queue]) {
      if (request.purpose === "swapIn") reading.add(pageKey(request.vm, request.page));
      if (request.purpose === "swapOut") writingFor.add(info.vcpus[request.vcpu]?.vm ?? request.vm);
    }
  }
  return { reading, writingFor };
}

/** What the disk does with a frame; null when nothing, or when its page needs no disk. */
export function transferOf(frames: HostState["frames"], frame: FrameId, traffic: SwapTraffic): Transfer | null {
  if (!(frames.flags.get(frame) & FRAME_BUSY)) return null;
  const vm = frames.vm.get(frame);
  if (traffic.reading.has(pageKey(vm, frames.page.get(frame)))) return "reading";
  return traffic.writingFor.has(vm) ? "writing" : null;
}
