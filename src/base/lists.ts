/** Entering and leaving lists at a place, without moving the others where that can be avoided. */

/** The place of `value` in `list`; -1: it is not there. Fast where it stands not far from place `near`, or from the beginning. */
export function placeNear(list: readonly number[], value: number, near: number): number {
  const { length } = list;
  let below = Math.min(near, length - 1);
  let above = below + 1;
  for (let front = 0; front <= below || above < length; front += 1) {
    if (list[front] === value) return front;
    if (below > front && list[below] === value) return below;
    if (above < length && list[above] === value) return above;
    below -= 1;
    above += 1;
  }
  return -1;
}

/** Puts `value` before place `at` of `list`, or at its end. */
export function insertAt(list: number[], at: number, value: number): void {
  if (at === list.length) list.push(value);
  else list.splice(at, 0, value);
}

/** Takes out what stands at place `at` of `list`, where there is something. */
export function takeAt(list: number[], at: number): number {
  return at === 0 ? list.shift()! : list.splice(at, 1)[0]!;
}
