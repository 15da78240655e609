/** The small signs of the frame map, in the cells and in the legend: reference bit, cleared bit, count, dirty corner, clock hand, attempts. */
import type { CSSProperties } from "react";

const UP_TRIANGLE = "polygon(50% 0, 100% 100%, 0 100%)";
const CORNER = "polygon(100% 0, 100% 100%, 0 100%)";

interface SignProps {
  /** CSS colour. */
  readonly color?: string;
  /** Classes for size and place. */
  readonly className?: string;
}

const QUIET = "var(--soft)";

/** Full when the bit is 1, a ring when it is 0. */
export function BitSign({ isSet, color = QUIET, className = "size-2" }: SignProps & { readonly isSet: boolean }) {
  const style: CSSProperties = { borderColor: color, backgroundColor: isSet ? color : "transparent" };
  return <span className={`rounded-full border-[1.5px] ${className}`} style={style} />;
}

/** The hand passed here and cleared the bit. */
export function ClearedSign({ color = QUIET, className = "h-1.5 w-2" }: SignProps) {
  return <span className={className} style={{ backgroundColor: color, clipPath: UP_TRIANGLE }} />;
}

export function DirtySign({ color = QUIET, className = "size-2.5" }: SignProps) {
  return <span className={className} style={{ backgroundColor: color, clipPath: CORNER }} />;
}

export function HandSign({ color = "var(--accent)", className = "h-2 w-3" }: SignProps) {
  return <span className={className} style={{ backgroundColor: color, clipPath: UP_TRIANGLE }} />;
}

/** What the replacement policy counts of a page. */
export function CountSign({ count, className = "" }: { readonly count: number | string; readonly className?: string }) {
  return (
    <span className={`rounded-sm text-[0.65625rem] leading-none font-semibold text-accent tabular-nums ${className}`}>
      {count}
    </span>
  );
}

const BAR = "linear-gradient(45deg, transparent 40%, currentColor 40% 60%, transparent 60%)";
const CROSS = `${BAR}, linear-gradient(-45deg, transparent 40%, currentColor 40% 60%, transparent 60%)`;

/** Somebody has tried to reach the frame: a ring with a bar, he was stopped; a cross, nothing has stopped him. */
export function AttemptSign({ isBreach, className = "size-2.5" }: SignProps & { readonly isBreach: boolean }) {
  return (
    <span
      className={isBreach ? `text-fault ${className}` : `rounded-full border border-current text-soft ${className}`}
      style={{ backgroundImage: isBreach ? CROSS : BAR }}
    />
  );
}
