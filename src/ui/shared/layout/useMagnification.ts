/** How much larger everything is than it is drawn for a desk: for a lecture, as far as the window has room for it. */
import { selectIsLecture } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";
import { useMediaQuery } from "./useMediaQuery.ts";

export function useMagnification(): number {
  const isLecture = useApp(selectIsLecture);
  const isHuge = useMediaQuery("(min-width: 1600px) and (min-height: 900px)");
  const isWide = useMediaQuery("(min-width: 1200px)");
  if (!isLecture) return 1;
  return isHuge ? 1.6 : isWide ? 1.3 : 1.1;
}
