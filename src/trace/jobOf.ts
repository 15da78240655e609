/** The job that concerns a machine: its own, or one of another that makes it, too, heed little else. Null: none. */
import type { VmUid } from "../model/units.ts";
import type { HostState, JobView } from "./hostState.ts";

export function jobOf({ jobs }: Pick<HostState, "jobs">, vm: VmUid): JobView | null {
  return jobs.find((job) => job.vm === vm || job.other === vm) ?? null;
}
