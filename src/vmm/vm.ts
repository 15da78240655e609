/** A defined machine, as the monitor keeps it: plain data. */
import type { VmLife } from "../model/states.ts";
import type { LvId, PageNumber, VcpuId, VmUid } from "../model/units.ts";
import type { VcpuContext } from "./cpu/state.ts";
import type { SavedPage } from "./memory/state.ts";
import type { GuestContents } from "./memory/sharing/contents.ts";

/** Its volumes are consecutive ids. */
export interface Vm {
  readonly uid: VmUid;
  name: string;
  life: VmLife;
  readonly firstVcpu: VcpuId;
  /** All vCPUs that it has ever had, in the order of their numbers inside it. */
  vcpus: readonly VcpuId[];
  /** Those of them that it has now: the first ones. */
  vcpuCount: number;
  readonly firstLv: LvId;
  readonly lvCount: number;
  /** Its memory on disk: of a saved machine, and while that is written or read. */
  image: SavedImage | null;
}

/** What a saved machine goes on from. */
export interface SavedImage {
  /** The volume that holds it; -1: it has no page. */
  readonly lv: LvId | -1;
  /** The pages in it, in the order in which they are read back. */
  readonly pages: readonly SavedPage[];
  /** What the guest has in all its pages; null: that is not modelled. */
  readonly contents: GuestContents | null;
  /** Pages that the guest has on its own disk. */
  readonly onDisk: readonly PageNumber[];
  /** Empty while the image is written. */
  readonly vcpus: readonly VcpuContext[];
  /** The machine was paused, and will be. */
  readonly isPaused: boolean;
}
