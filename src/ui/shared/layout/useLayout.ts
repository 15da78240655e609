/** Which of the four layouts fits the window. */
import { useMediaQuery } from "./useMediaQuery.ts";

/**
 * `three`: machines, charts, explanations side by side. `two`: machines as a strip above. `one`: one column, explanations in
 * a drawer below. `phone`: one panel at a time.
 */
export type Layout = "three" | "two" | "one" | "phone";

/** Widths in CSS pixels from which the wider layouts fit. */
const ONE_FROM_PX = 768;
const TWO_FROM_PX = 1024;
const THREE_FROM_PX = 1280;

export function useLayout(): Layout {
  const isThree = useMediaQuery(`(min-width: ${THREE_FROM_PX}px)`);
  const isTwo = useMediaQuery(`(min-width: ${TWO_FROM_PX}px)`);
  const isOne = useMediaQuery(`(min-width: ${ONE_FROM_PX}px)`);
  if (isThree) return "three";
  if (isTwo) return "two";
  return isOne ? "one" : "phone";
}
