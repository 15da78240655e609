/** Entering and leaving lists at a place, without moving the others where that can be avoided. */

/** Puts `value` before place `at` of `list`, or at its end. */
export function insertAt(list: number[], at: number, value: number): void {
  if (at === list.length) list.push(value);
  else list.splice(at, 0, value);
}

/** Takes out what stands at place `at` of `list`, where there is something. */
export function takeAt(list: number[], at: number): number {
  return at === 0 ? list.shift()! : list.splice(at, 1)[0]!;
}
