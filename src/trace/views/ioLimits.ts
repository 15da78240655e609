/** What limits of I/O hold back, as it can be seen: a part of the host in `hostState.ts`. */
import type { IoLimitSpec } from "../../model/scenario.ts";
import type { LvId, Tick, VcpuId } from "../../model/units.ts";

/** A guest's read or write that is held back in front of the disk queues. */
export interface HeldRequestView {
  readonly id: number;
  readonly vcpu: VcpuId;
  readonly lv: LvId;
  readonly block: number;
  readonly blocks: number;
  readonly write: boolean;
  readonly since: Tick;
}

/** The limit of a machine's I/O, and what it holds back. Never changed. */
export interface IoLimitView {
  /** `none`: a command has taken it away; null: it is what the machine was defined with. */
  readonly limit: IoLimitSpec | "none" | null;
  /** In the order in which they came. */
  readonly held: readonly HeldRequestView[];
  /** Requests held back so far, and how long those waited that go on or were dropped. */
  readonly heldCount: number;
  readonly heldTicks: Tick;
}
