/** Where the labels of branches stand above the scrubber: each from where its branch leaves on, or as near to it as there is room. */

export interface Place {
  readonly leftPx: number;
  /** Up to the next one. */
  readonly widthPx: number;
}

/** Places for labels that would begin at `wishes`, in the order of these, from `fromPx` to `toPx`, each at least `leastPx` wide if all can be. */
export function branchPlaces(
  wishes: readonly number[],
  { fromPx, toPx, leastPx }: { readonly fromPx: number; readonly toPx: number; readonly leastPx: number },
): readonly Place[] {
  const order = wishes.map((_, at) => at).toSorted((a, b) => wishes[a]! - wishes[b]! || a - b);
  const least = Math.max(0, Math.min(leastPx, (toPx - fromPx) / Math.max(1, wishes.length)));
  const lefts: number[] = [];
  for (const [place, at] of order.entries()) {
    const before = place === 0 ? fromPx : lefts[place - 1]! + least;
    const most = toPx - (order.length - place) * least;
    lefts.push(Math.min(Math.max(wishes[at]!, before), most));
  }
  const places = wishes.map((): Place => ({ leftPx: 0, widthPx: 0 }));
  for (const [place, at] of order.entries())
    places[at] = { leftPx: lefts[place]!, widthPx: (lefts[place + 1] ?? toPx) - lefts[place]! };
  return places;
}
