/** Where an extent of a volume stands in the volume, and that as one number. */

/** A place in a volume. */
export interface VolumePlace {
  readonly area: number;
  readonly row: number;
}

/** More rows than any volume has. */
const MOST_ROWS = 2 ** 24;

/** A place as one number; of a linear volume it is its logical extent. Neighbours in an area are neighbours. */
export function placeNumber({ area, row }: VolumePlace): number {
  return area * MOST_ROWS + row;
}

export function placeOfNumber(number: number): VolumePlace {
  return { area: Math.floor(number / MOST_ROWS), row: number % MOST_ROWS };
}
