/** Which of the three layouts fits the window. */
import { useMediaQuery } from "./useMediaQuery.ts";

/** `three`: machines, charts, explanations side by side. `two`: machines as a strip above. `phone`: one panel at a time. */
export type Layout = "three" | "two" | "phone";

/** Widths in CSS pixels from which the wider layouts fit. */
const TWO_FROM_PX = 768;
const THREE_FROM_PX = 1200;

export function useLayout(): Layout {
  const isThree = useMediaQuery(`(min-width: ${THREE_FROM_PX}px)`);
  const isTwo = useMediaQuery(`(min-width: ${TWO_FROM_PX}px)`);
  if (isThree) return "three";
  return isTwo ? "two" : "phone";
}
