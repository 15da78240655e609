/** For what takes its time and must not come behind what was asked for later. */
import { useEffect, useRef } from "react";

/**
 * Called when something is asked for, it gives a function that says whether that is still what was asked for last, by a part
 * of the page that is still there.
 */
export function useLatest(): () => () => boolean {
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );
  return () => {
    asked.current += 1;
    const mine = asked.current;
    return () => asked.current === mine;
  };
}
