/** Lines and columns of indices in a text, both from 1; columns count UTF-16 code units. */
import { bisectRight } from "d3";

export type PlaceOf = (index: number) => { readonly line: number; readonly column: number };

export function placesOf(text: string): PlaceOf {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    const line = bisectRight(starts, index);
    return { line, column: index - (starts[line - 1] ?? 0) + 1 };
  };
}
