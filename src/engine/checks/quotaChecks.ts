/**
 * Laws of quotas of processor time and of exits (domain G): who has used up a quota stands still, who has not is not kept back by it,
 * and what exits are said to have taken is part of the time in exits; containers make none.
 */
import type { Processor } from "../../vmm/cpu/processor.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import type { Report } from "./report.ts";

/** Checks B8 once everything due at `now` is done. */
export function checkQuotas(processor: Processor, report: Report): void {
  const { quotas, vcpus, pcpus, clock } = processor.state;
  const { now } = clock;
  for (const v of vcpus) {
    const own = quotas.get(v.vm);
    const what = `vCPU ${v.id} (${v.phase}) of machine ${v.vm}`;
    if (v.phase === "parked" && !v.isCapped && own?.isThrottled !== true) report("B8", `${what} is parked for nothing`);
    if (own?.isThrottled !== true) continue;
    if (v.phase === "ready") report("B8", `${what} is ready, its quota is used up`);
    if (v.phase === "running" && pcpus[v.pcpu]!.phase !== "exit") report("B8", `${what} goes on beyond its quota`);
  }
  for (const [vm, { spec, used, settled, period, isThrottled }] of quotas) {
    if (used < 0) report("B8", `machine ${vm} has used ${used} ticks`);
    const isOff = vcpus.every((v) => v.vm !== vm || v.phase === "offline" || v.phase === "finished");
    if (isThrottled || isOff) continue;
    const running = pcpus.filter(({ vcpu, runsFrom }) => vcpu >= 0 && vcpus[vcpu]!.vm === vm && runsFrom < now);
    const open = running.reduce((sum, { runsFrom }) => sum + now - Math.max(runsFrom, settled), 0);
    const periods = Math.floor(now / spec.every) - period;
    if (used + open - periods * spec.quota >= spec.quota)
      report("B8", `machine ${vm} has used ${used + open} of ${spec.quota} ticks and may go on`);
  }
}

/** Checks that exits are within the time in exits, in a state that is settled to its time. */
export function checkExits({ exits, vcpus }: HostState, info: HostInfo, report: Report): void {
  for (const [id, { counts }] of exits ?? []) {
    const all = Object.values(counts);
    const ticks = all.reduce((sum, each) => sum + each.ticks, 0);
    const inExits = vcpus[id]?.exit ?? 0;
    if (ticks > inExits) report("X1", `vCPU ${id}: exits took ${ticks} ticks of ${inExits}`);
    const isContainer = info.vms[info.vcpus[id]?.vm ?? -1]?.spec.isContainer === true;
    for (const { exits: count, calls } of all)
      if (isContainer ? count > 0 : calls > 0)
        report(
          "X1",
          `vCPU ${id} made ${count} exits and ${calls} calls, ${isContainer ? "in" : "outside"} a container`,
        );
  }
}
