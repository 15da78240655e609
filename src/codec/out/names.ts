/** What machines and vCPUs are called in a report. */
import type { TraceReader } from "../../trace/reader.ts";

export function vmName(trace: TraceReader, vm: number): string {
  return trace.info.vms[vm]?.name ?? "";
}

/** Always with the number of the vCPU, unlike what people read: a program takes the names of a column apart in one way. */
export function vcpuName(trace: TraceReader, vcpu: number): string {
  const info = trace.info.vcpus[vcpu]!;
  return `${vmName(trace, info.vm)}.${info.index}`;
}
