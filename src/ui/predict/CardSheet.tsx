/**
 * The card of a question on a phone: a sheet over the time controls, of two fifths of the page at most. Pulled down, or at a
 * press on its grip, it leaves the picture to be seen, with the rings of both choices, and comes back the same way.
 */
import { useRef, useState, type PointerEvent, type ReactNode } from "react";
import { useLearnText } from "../shared/text/useLearnText.ts";

/** A move of the finger that is more than a press. */
const PULL_PX = 24;

export interface CardSheetProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function CardSheet({ label, children }: CardSheetProps) {
  const { predict: t } = useLearnText();
  const [isLow, setLow] = useState(false);
  const from = useRef<number | null>(null);
  const onPointerUp = ({ clientY }: PointerEvent) => {
    if (from.current === null) return;
    const pulled = clientY - from.current;
    from.current = null;
    if (Math.abs(pulled) < PULL_PX) setLow(!isLow);
    else setLow(pulled > 0);
  };
  return (
    <aside
      aria-label={label}
      className="flex max-h-[40dvh] shrink-0 flex-col overflow-hidden border-t border-line bg-panel shadow-panel"
    >
      <button
        type="button"
        aria-expanded={!isLow}
        aria-label={isLow ? t.raiseCard : t.lowerCard}
        onPointerDown={({ clientY, pointerId, currentTarget }) => {
          from.current = clientY;
          currentTarget.setPointerCapture(pointerId);
        }}
        onPointerUp={onPointerUp}
        onClick={({ detail }) => detail === 0 && setLow(!isLow)}
        className={`relative w-full shrink-0 cursor-pointer touch-none -outline-offset-2 ${isLow ? "h-11" : "h-4"}`}
      >
        <span aria-hidden className="absolute top-1.5 left-1/2 h-1 w-9 -translate-x-1/2 rounded-full bg-line-strong" />
        {/* What can be pressed is as high as a thumb, over the edge of the picture. */}
        <span aria-hidden className="absolute inset-x-0 -top-3 -bottom-3.5" />
        {isLow && <span className="block truncate px-3 pt-3 text-sm font-semibold">{t.raiseCard}</span>}
      </button>
      <div className={isLow ? "hidden" : "flex min-h-0 flex-col"}>{children}</div>
    </aside>
  );
}
