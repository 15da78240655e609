/** Brings an element into view, inside what scrolls around it, when it becomes the one to look at. */
import { useEffect, useRef, type RefObject } from "react";

export function useRevealed<T extends HTMLElement>(isRevealed: boolean): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (isRevealed) element.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isRevealed]);
  return element;
}
