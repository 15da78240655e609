/**
 * A word or two shown on hover and on keyboard focus, for controls whose meaning is not written on them. What it says
 * must also be the accessible name or description of the control: a finger never sees a tooltip. Esc puts it away.
 */
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Floating } from "./Floating.tsx";
import type { Side } from "./placement.ts";

/** How long a pointer rests before the text appears. */
const DELAY_MS = 400;

export interface TooltipProps {
  readonly text: string;
  readonly side?: Side;
  /** The control: one element. */
  readonly children: ReactElement;
}

export function Tooltip({ text, side = "bottom", children }: TooltipProps) {
  const around = useRef<HTMLSpanElement>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  const show = () => setAnchor(around.current?.firstElementChild ?? null);
  const hide = () => {
    setWaiting(false);
    setAnchor(null);
  };

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setAnchor(around.current?.firstElementChild ?? null), DELAY_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);

  useEffect(() => {
    if (!anchor) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setAnchor(null);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [anchor]);

  return (
    <>
      <span
        ref={around}
        role="presentation"
        className="contents"
        onPointerEnter={(event) => event.pointerType === "mouse" && setWaiting(true)}
        onPointerLeave={hide}
        onPointerDown={hide}
        onFocus={(event) => event.target.matches(":focus-visible") && show()}
        onBlur={hide}
      >
        {children}
      </span>
      {anchor && (
        <Floating
          anchor={anchor}
          align="middle"
          side={side}
          role="tooltip"
          className="pointer-events-none max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-page shadow-float"
        >
          {text}
        </Floating>
      )}
    </>
  );
}
