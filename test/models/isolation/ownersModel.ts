/**
 * Who has which frame, and what must become of an attempt, from the rows and domain C.1, F.6 alone: a set of pages for each
 * frame, changed by the rows that give and take frames. No frames that pages share.
 */
import type { AttemptRule } from "../../../src/model/attempts.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import { hostOf, type Scenario } from "../../../src/model/scenario.ts";
import type { HostInfo } from "../../../src/trace/hostState.ts";

export class FrameOwners {
  /** Machine of each frame; null: nobody. */
  readonly of: (number | null)[];

  constructor(frames: number) {
    this.of = Array.from({ length: frames }, () => null);
  }

  apply(event: TraceEvent, info: HostInfo): void {
    if (event.kind === "map" || event.kind === "reserve") this.of[event.frame] = event.vm;
    else if (event.kind === "evict") this.of[event.frame] = info.vcpus[event.forVcpu]!.vm;
    else if (event.kind === "free" || event.kind === "givenUp") this.of[event.frame] = null;
    // Transfers that are under way when their machine stops are nobody's until they end.
    else if (event.kind === "vmState" && (event.state === "shutOff" || event.state === "none"))
      this.of.forEach((vm, frame) => vm === event.vm && (this.of[frame] = null));
  }
}

type Attempted = Extract<TraceEvent, { kind: "attempted" }>;

const said = (rule: AttemptRule, owner = -1) => ({ rule, owner });

/** Null: it depends on what pages hold. */
export function expectedRule(
  { vcpu, attempt, target, volume }: Attempted,
  info: HostInfo,
  scenario: Scenario,
  { of }: FrameOwners,
): { readonly rule: AttemptRule; readonly owner: number } | null {
  const host = hostOf(scenario);
  const vm = info.vcpus[vcpu]!.vm;
  const { spec, lvs } = info.vms[vm]!;
  const pages = Math.ceil(spec.memoryBytes / host.pageBytes);
  if (attempt === "extent") {
    const bytes = spec.volumes[volume]?.bytes;
    const extents = bytes === undefined ? 0 : Math.ceil(bytes / host.extentBytes);
    return lvs.length === spec.volumes.length ? said(target < extents ? "own" : "bounds") : null;
  }
  if (attempt === "read") return null;
  if (attempt === "write") return said("own");
  const isNamed = attempt === "dma" || (attempt === "frame" && host.exits?.technique === "paravirtual");
  if (spec.isContainer === true) {
    const isPage = attempt === "page" && target < pages;
    return said(isPage ? "own" : "kernel");
  }
  if (!isNamed) return said(target < pages ? "own" : "guestTable");
  if (target >= host.frames) return said("noFrame");
  const owner = of[target]!;
  if (owner === vm) return said("own", vm);
  if (attempt === "frame") return said("validation", owner ?? -1);
  return said(host.isolation?.iommu === false ? "none" : "iommu", owner ?? -1);
}
