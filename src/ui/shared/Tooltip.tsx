/**
 * A word or two shown on hover and on focus, for controls whose meaning is not written on them. What it says must also be
 * the accessible name or description of the control: a finger never sees a tooltip.
 */
import { Tooltip as Radix } from "radix-ui";
import type { ReactElement } from "react";

const GAP_PX = 6;
const DELAY_MS = 400;

export interface TooltipProps {
  readonly text: string;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** The control: an element that takes a ref and event handlers. */
  readonly children: ReactElement;
}

export function Tooltip({ text, side = "bottom", children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={DELAY_MS}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={GAP_PX}
            collisionPadding={GAP_PX}
            className="pointer-events-none z-50 max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-page shadow-float"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
