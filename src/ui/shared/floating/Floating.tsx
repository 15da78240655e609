/**
 * Something that floats over the page beside an element: rendered at the end of the body, so that no scroll area cuts it
 * off, and placed before the browser paints. It does not follow its anchor; whoever shows it closes it on a scroll.
 */
import { useLayoutEffect, useRef, type ComponentProps } from "react";
import { createPortal } from "react-dom";
import { place, type Align, type Side } from "./placement.ts";

export interface FloatingProps extends ComponentProps<"div"> {
  readonly anchor: Element;
  readonly align: Align;
  readonly side?: Side;
}

export function Floating({ anchor, align, side = "bottom", className = "", ...rest }: FloatingProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const floating = element.current;
    if (!floating) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top, maxHeight } = place(
      anchor.getBoundingClientRect(),
      floating.getBoundingClientRect(),
      view,
      align,
      side,
    );
    floating.style.left = `${left}px`;
    floating.style.top = `${top}px`;
    floating.style.maxHeight = `${maxHeight}px`;
  }, [anchor, align, side]);
  return createPortal(<div {...rest} ref={element} className={`fixed z-50 ${className}`} />, document.body);
}
