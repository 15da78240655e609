/** Where the lists of the replacement policy stand: room that is kept for them until they are loaded. */

/** Height of the line of one list. */
export const LIST_LINE_PX = 30;
const HEAD_PX = 29;

/** Height of the strip with so many lists. */
export function listsHeightPx(lists: number): number {
  return HEAD_PX + lists * LIST_LINE_PX;
}
