/** The size of a volume, which changes when it is extended or reduced. */
import type { PlacedVolume } from "../../chart/volumePlaces.ts";

/** Its bytes: those that it was created with as long as it has those extents, else whole extents. */
export function bytesNow({ volume, extents }: PlacedVolume, extentBytes: number): number {
  return extents === volume.extents ? volume.bytes : extents * extentBytes;
}
