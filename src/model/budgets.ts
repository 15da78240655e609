/** How much a run may take. All figures stand here; Help tells them. */

const MEBIBYTE = 1024 * 1024;

/** Rows kept of a run. One without an end stops here; its rows and intervals take about 100 MB. */
export const MOST_ROWS = 2_000_000;

/** Copies of the host at the beginning of chunks, for showing any moment; on the page, for each trace. */
export const KEYFRAME_BYTES = 64 * MEBIBYTE;

/** Copies of the simulation at the beginning of chunks, for going on from there after a change; in the worker, for each run. */
export const CHECKPOINT_BYTES = 64 * MEBIBYTE;

/** Copies of the host made on the way from a keyframe to the moment shown, for going back; for each cursor. */
export const WAYPOINT_BYTES = 16 * MEBIBYTE;
