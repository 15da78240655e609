/** The parts of a monitor, as those see one another that couple several of them. Which are null, the host does not have. */
import type { Recorder } from "../model/recorder.ts";
import type { Scenario } from "../model/scenario.ts";
import type { BlockIo } from "./blockIo.ts";
import type { ChunkCopies } from "./chunkCopies.ts";
import type { Contiguous } from "./contiguous.ts";
import type { CopyOnWrite } from "./copyOnWrite.ts";
import type { Processor } from "./cpu/processor.ts";
import type { IoLimits } from "./ioLimits.ts";
import type { Jobs } from "./jobs.ts";
import type { LoadControl } from "./loadControl.ts";
import type { Memory } from "./memory/memory.ts";
import type { Paging } from "./paging.ts";
import type { Pending } from "./pending.ts";
import type { PlacesByHand } from "./placesByHand.ts";
import type { Reclaim } from "./reclaim.ts";
import type { Residency } from "./residency.ts";
import type { SavedImages } from "./savedImages.ts";
import type { Sharing } from "./sharing.ts";
import type { Snapshots } from "./snapshots.ts";
import type { Translation } from "./translation.ts";
import type { Volumes } from "./volumes.ts";

export interface Parts {
  readonly scenario: Scenario;
  readonly recorder: Recorder;
  readonly pending: Pending;
  readonly processor: Processor;
  readonly memory: Memory;
  readonly paging: Paging;
  readonly volumes: Volumes;
  readonly copyOnWrite: CopyOnWrite;
  readonly chunkCopies: ChunkCopies;
  readonly snapshots: Snapshots;
  readonly contiguous: Contiguous;
  readonly blockIo: BlockIo;
  readonly ioLimits: IoLimits;
  readonly images: SavedImages;
  readonly jobs: Jobs;
  readonly translation: Translation | null;
  /** Who takes memory back from machines. */
  readonly reclaim: Reclaim | null;
  /** Who merges pages with equal contents. */
  readonly sharing: Sharing | null;
  readonly load: LoadControl | null;
  /** Who says which volumes can be accessed at present; all can. */
  readonly residency: Residency | null;
  /** Who says where blocks and volumes go in the place of the policies; null: nobody does. */
  readonly placesByHand: PlacesByHand | null;
}
