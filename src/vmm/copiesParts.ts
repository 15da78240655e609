/** What those see of a monitor that copy the volumes of machines: its parts, the machines, and the I/O of their guests. */
import type { GuestIo } from "./guestIo.ts";
import type { Machines } from "./machines.ts";
import type { Parts } from "./parts.ts";

export interface CopiesParts extends Parts {
  readonly machines: Machines;
  readonly guestIo: GuestIo;
}
