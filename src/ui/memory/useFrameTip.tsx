/**
 * The tooltip of the frames: one for the whole map, shown where a mouse rests, at once for a frame that a key has
 * reached or a finger has touched. Esc, scrolling and a touch elsewhere put it away. Screen readers have the same words
 * as the name of each frame, so it is hidden from them.
 */
import { useEffect, useState, type FocusEvent, type PointerEvent, type ReactElement } from "react";
import { Floating } from "../shared/floating/Floating.tsx";
import { indexOfTarget } from "../shared/layout/useRovingFocus.ts";

/** How long a mouse rests before the first tooltip; from one frame to the next there is no wait. */
const DELAY_MS = 300;

interface Pointed {
  readonly frame: number;
  readonly anchor: Element;
}

function pointedBy(target: EventTarget): Pointed | null {
  const frame = indexOfTarget(target);
  const anchor = target instanceof Element ? target.closest("[data-index]") : null;
  return frame === null || anchor === null ? null : { frame, anchor };
}

interface FrameTip {
  /** For the element around the frames, which carry `data-index`. */
  readonly handlers: {
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: (event: PointerEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onBlur: () => void;
  };
  readonly onFocus: (event: FocusEvent) => void;
  readonly tip: ReactElement | null;
}

/** `words` says what the tooltip tells of a frame. */
export function useFrameTip(words: (frame: number) => string): FrameTip {
  const [resting, setResting] = useState<Pointed | null>(null);
  const [shown, setShown] = useState<Pointed | null>(null);
  const hide = () => {
    setResting(null);
    setShown(null);
  };

  useEffect(() => {
    if (!resting) return;
    const timer = setTimeout(() => setShown(resting), DELAY_MS);
    return () => clearTimeout(timer);
  }, [resting]);

  useEffect(() => {
    if (!shown) return;
    const leave = () => setShown(null);
    const onKeyDown = ({ key }: KeyboardEvent) => key === "Escape" && leave();
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", leave, true);
    document.addEventListener("scroll", leave, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", leave, true);
      document.removeEventListener("scroll", leave, true);
    };
  }, [shown]);

  return {
    handlers: {
      onPointerOver: ({ target, pointerType }) => {
        if (pointerType !== "mouse") return;
        const pointed = pointedBy(target);
        setResting(pointed);
        // Between two frames there is a gap: the last one stays told until the next is reached.
        if (shown && pointed) setShown(pointed);
      },
      onPointerLeave: ({ pointerType }) => pointerType === "mouse" && hide(),
      onPointerDown: hide,
      // A finger that scrolls ends in another event than this.
      onPointerUp: ({ target, pointerType }) => pointerType !== "mouse" && setShown(pointedBy(target)),
      onBlur: hide,
    },
    onFocus: ({ target }) => target.matches(":focus-visible") && setShown(pointedBy(target)),
    tip: shown && (
      <Floating
        anchor={shown.anchor}
        align="middle"
        side="top"
        role="tooltip"
        aria-hidden
        className="pointer-events-none max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-page shadow-float"
      >
        {words(shown.frame)}
      </Floating>
    ),
  };
}
