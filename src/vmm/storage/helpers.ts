/** Walks over the free extents of a PV, shared by the placement policies. */

/** Takes up to `wanted` free extents of one PV, lowest first, as runs. */
export function lowestFree(
  owner: Int32Array,
  pv: number,
  wanted: number,
): { pv: number; start: number; count: number }[] {
  const runs: { pv: number; start: number; count: number }[] = [];
  let left = wanted;
  for (let at = 0; at < owner.length && left > 0; at += 1) {
    if (owner[at] !== -1) continue;
    const last = runs.at(-1);
    if (last && last.start + last.count === at) last.count += 1;
    else runs.push({ pv, start: at, count: 1 });
    left -= 1;
  }
  return runs;
}

/** Number of free extents of one PV. */
export function countFree(owner: Int32Array): number {
  let free = 0;
  for (const lv of owner) if (lv === -1) free += 1;
  return free;
}
