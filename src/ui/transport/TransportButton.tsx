/** A button of the transport: a symbol, with its name and key as tooltip. */
import { useEffect, useRef } from "react";
import { Tooltip } from "../shared/floating/Tooltip.tsx";

/** Filled shapes in a 24 x 24 box. */
const SYMBOLS = {
  first: "M5 5h2v14H5zM19 5.5v13L8.5 12z",
  back: "M17 5.5v13L6.5 12z",
  play: "M8 5v14l11-7z",
  pause: "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
  forward: "M7 5.5v13L17.5 12z",
  last: "M17 5h2v14h-2zM5 5.5v13L15.5 12z",
} as const;

export interface TransportButtonProps {
  readonly symbol: keyof typeof SYMBOLS;
  readonly label: string;
  /** The label and the key. */
  readonly hint: string;
  /** As `aria-keyshortcuts` has it. */
  readonly shortcut: string;
  readonly isMain?: boolean;
  readonly onPress: () => void;
  /** Held for half a second. */
  readonly onHold?: () => void;
}

const HOLD_MS = 500;

export function TransportButton(props: TransportButtonProps) {
  const { symbol, label, hint, shortcut, isMain = false, onPress, onHold } = props;
  const hold = useRef<{ timer?: ReturnType<typeof setTimeout>; isHeld: boolean }>({ isHeld: false });
  const begin = () => {
    if (!onHold) return;
    hold.current.isHeld = false;
    hold.current.timer = setTimeout(() => {
      hold.current.isHeld = true;
      onHold();
    }, HOLD_MS);
  };
  const end = () => clearTimeout(hold.current.timer);
  useEffect(() => end, []);
  return (
    <Tooltip text={hint}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        // Pressed with the mouse, it does not keep the focus: the space bar goes on playing and pausing.
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={begin}
        onPointerUp={end}
        onPointerCancel={end}
        onPointerLeave={end}
        // A finger that rests calls up the menu of the browser.
        onContextMenu={(event) => onHold && event.preventDefault()}
        onClick={() => {
          // What was held has been done already.
          if (!hold.current.isHeld) onPress();
          hold.current.isHeld = false;
        }}
        className={
          isMain
            ? "grid size-11 shrink-0 cursor-pointer place-items-center rounded-full bg-ink text-page hover:opacity-90 md:mx-1 md:size-10"
            : "grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink md:size-9"
        }
      >
        <svg viewBox="0 0 24 24" aria-hidden focusable="false" fill="currentColor" className="size-6 md:size-5">
          <path d={SYMBOLS[symbol]} />
        </svg>
      </button>
    </Tooltip>
  );
}
