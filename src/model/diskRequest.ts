/** A request to a disk: what its row tells when it is queued, and what everybody keeps of it until it has ended. */
import type { Body } from "./rows/table.ts";
import type { RequestId } from "./units.ts";

export interface DiskRequest extends Omit<Body<"ioQueued">, "request"> {
  readonly id: RequestId;
}

/** Disk requests that a vCPU can have without waiting for them; before one more it waits for all of them. */
export const MOST_ASYNC_REQUESTS = 256;
