/** The sizes of the scrubber, for its elements and for its picture. */

/** Sizes in CSS pixels. The track begins and ends half a thumb from the edges, as the native slider does. */
export const SCRUBBER = {
  thumbPx: 18,
  /** Lower edge of the marks. */
  marksBottom: 14,
  trackTop: 16,
  trackHeight: 8,
  labelsTop: 33,
  heightPx: 48,
} as const;

/** Width of the track. */
export function trackWidth(widthPx: number): number {
  return Math.max(0, widthPx - SCRUBBER.thumbPx);
}
