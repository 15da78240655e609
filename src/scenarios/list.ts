/** The gallery, in the order shown. The first one opens when the address holds no link. */
import { beladyAnomaly } from "./beladyAnomaly.ts";
import { buddySystem } from "./buddySystem.ts";
import { blockingWorkload } from "./blockingWorkload.ts";
import { clearedBits } from "./clearedBits.ts";
import { diskArm } from "./diskArm.ts";
import { exitsByCause } from "./exitsByCause.ts";
import { clonesInLayers } from "./clonesInLayers.ts";
import { filesReadOnce } from "./filesReadOnce.ts";
import { fortyTenants } from "./fortyTenants.ts";
import type { GalleryEntry } from "./gallery.ts";
import { fullThinPool } from "./fullThinPool.ts";
import { holesAndRequests } from "./holesAndRequests.ts";
import { lifeOfMachine } from "./lifeOfMachine.ts";
import { loadControl } from "./loadControl.ts";
import { movesWhileRunning } from "./movesWhileRunning.ts";
import { guestsReach } from "./guestsReach.ts";
import { machineOrContainer } from "./machineOrContainer.ts";
import { nestedOrShadow } from "./nestedOrShadow.ts";
import { neverDone } from "./neverDone.ts";
import { noisyNeighbour } from "./noisyNeighbour.ts";
import { oneImage } from "./oneImage.ts";
import { promisedTwice } from "./promisedTwice.ts";
import { residentVolumes } from "./residentVolumes.ts";
import { silberschatzString } from "./silberschatzString.ts";
import { snapshotOverflow } from "./snapshotOverflow.ts";
import { snapshotNoBackup } from "./snapshotNoBackup.ts";
import { spinningSiblings } from "./spinningSiblings.ts";
import { privateServers } from "./privateServers.ts";
import { smallCloud } from "./smallCloud.ts";
import { testEnvironment } from "./testEnvironment.ts";
import { stopOrPreCopy } from "./stopOrPreCopy.ts";
import { stallingsJobs } from "./stallingsJobs.ts";
import { thrashingCliff } from "./thrashingCliff.ts";
import { threeTenants } from "./threeTenants.ts";
import type { EntryId } from "./titles.ts";
import { warmCaches } from "./warmCaches.ts";
import { whyStriping } from "./whyStriping.ts";
import { withoutIommu } from "./withoutIommu.ts";

export const scenarios: readonly GalleryEntry[] = [
  threeTenants,
  stallingsJobs,
  blockingWorkload,
  silberschatzString,
  beladyAnomaly,
  clearedBits,
  thrashingCliff,
  loadControl,
  promisedTwice,
  oneImage,
  holesAndRequests,
  buddySystem,
  snapshotOverflow,
  snapshotNoBackup,
  fullThinPool,
  clonesInLayers,
  lifeOfMachine,
  diskArm,
  residentVolumes,
  noisyNeighbour,
  spinningSiblings,
  warmCaches,
  nestedOrShadow,
  exitsByCause,
  machineOrContainer,
  filesReadOnce,
  guestsReach,
  withoutIommu,
  whyStriping,
  movesWhileRunning,
  neverDone,
  stopOrPreCopy,
  smallCloud,
  privateServers,
  testEnvironment,
  fortyTenants,
];

/** The entry with this id. */
export function entryCalled(id: EntryId): GalleryEntry | null {
  return scenarios.find((entry) => entry.id === id) ?? null;
}
