/** What kept the volumes of a machine for a job alone is no longer needed. */
import type { CopiesParts } from "./copiesParts.ts";
import type { Job } from "./jobs.ts";

export function thaw({ snapshots, guestIo }: CopiesParts, { vm, work }: Job): void {
  if (work!.frozen.length === 0) return;
  snapshots.thaw(vm, work!.frozen);
  guestIo.serveWaitingWrites();
}
