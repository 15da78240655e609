/**
 * Figures of exits (domain G.1): how many of each cause, and what became of the time of a machine. All of them follow from the
 * accounts of its vCPUs, so that they add up to the moment shown:
 *
 *     exit time              sum over the causes (and `other`: exits that began before any was told)
 *     guest work             guest time - walks of page tables
 *     walks                  entries of page tables read x ticks of one, of the last walk what it has taken so far
 *     time on a processor    guest work + walks + exits (+ switches, of a pCPU)
 */
import { EXIT_CAUSES, type ExitCause } from "../../model/exits.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";
import type { ExitCounts, ExitsView } from "../views/exits.ts";
import { vcpuIdsOf } from "../vmInfo.ts";

export const NO_EXITS: ExitsView = { counts: {}, wrong: 0, open: null, from: 0 };

/** `view` with the time of the last exit, up to where the vCPU has spent `exit` ticks in exits. */
export function withOpenExit(view: ExitsView, exit: Tick): ExitsView {
  const { open, from, counts } = view;
  const known = open && counts[open];
  if (!open || !known || exit === from) return view;
  return { ...view, counts: { ...counts, [open]: { ...known, ticks: known.ticks + exit - from } }, from: exit };
}

export interface CauseFigures extends ExitCounts {
  readonly cause: ExitCause;
}

/** What became of the processor time of one machine, or of all. */
export interface TimeParts {
  readonly work: Tick;
  readonly walks: Tick;
  readonly exits: Tick;
  /** Of containers: time in the kernel of the host. */
  readonly kernel: Tick;
}

export interface ExitFigures extends TimeParts {
  /** In the order of `EXIT_CAUSES`; those that occurred. */
  readonly causes: readonly CauseFigures[];
  /** Exits of all causes. */
  readonly count: number;
  /** System calls and faults of a container. */
  readonly calls: number;
  readonly wrong: number;
}

/** The figures of `vcpus` of a settled `state`; `accessTicks`: to read one entry of a page table. */
export function exitFigures(state: HostState, info: HostInfo, vms: readonly VmUid[]): ExitFigures {
  const accessTicks = info.translation?.accessTicks ?? 0;
  const sums = new Map<ExitCause, { asked: number; exits: number; calls: number; ticks: Tick }>();
  let [cpu, exits, kernel, wrong, accesses, ahead] = [0, 0, 0, 0, 0, 0];
  for (const vm of vms) {
    const isContainer = info.vms[vm]?.spec.isContainer === true;
    accesses += state.translations.get(vm)?.accesses ?? 0;
    for (const id of info.vms[vm] ? vcpuIdsOf(info.vms[vm]) : []) {
      const vcpu = state.vcpus[id];
      if (!vcpu) continue;
      cpu += vcpu.cpu;
      ahead += Math.max(0, (vcpu.walkedAt ?? 0) - vcpu.cpu);
      if (isContainer) kernel += vcpu.exit;
      else exits += vcpu.exit;
      const view = withOpenExit(state.exits?.get(id) ?? NO_EXITS, vcpu.exit);
      wrong += view.wrong;
      for (const cause of EXIT_CAUSES) {
        const counts = view.counts[cause];
        if (!counts) continue;
        const sum = sums.get(cause) ?? { asked: 0, exits: 0, calls: 0, ticks: 0 };
        sum.asked += counts.asked;
        sum.exits += counts.exits;
        sum.calls += counts.calls;
        sum.ticks += counts.ticks;
        sums.set(cause, sum);
      }
    }
  }
  const causes = EXIT_CAUSES.flatMap((cause) => {
    const sum = sums.get(cause);
    return sum ? [{ cause, ...sum }] : [];
  });
  const walks = accesses * accessTicks - ahead;
  return {
    causes,
    count: causes.reduce((sum, each) => sum + each.exits, 0),
    calls: causes.reduce((sum, each) => sum + each.calls, 0),
    wrong,
    work: cpu - walks,
    walks,
    exits,
    kernel,
  };
}
