/**
 * Why the last step happened, on a phone: two lines that are always in view. A swipe steps, a press or a pull upwards shows
 * all of it in a sheet.
 */
import { useRef, useState, type PointerEvent } from "react";
import { spokenStep } from "../../i18n/explain/step.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useMoment } from "../shared/moment/useMoment.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp, useAppView } from "../shared/useApp.ts";
import { useRunActions } from "../shared/useRun.ts";
import { HeadlineLines, linesOf, textOf } from "./HeadlineLines.tsx";
import { stepOf } from "./stepTold.ts";
import { useSpoken } from "./useSpoken.ts";
import { WaysOut } from "./WaysOut.tsx";
import { WhyPanel } from "./WhyPanel.tsx";

/** A move of the finger that is more than a press. */
const SWIPE_PX = 32;

export function PhoneWhy() {
  const { why } = usePanelText();
  const app = useAppView();
  const { step: stepBy } = useRunActions();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const [isOpen, setOpen] = useState(false);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const step = moment && stepOf(moment, language);
  const spoken = useSpoken(step && !isOpen ? spokenStep(step.told) : "", moment?.isPlaying ?? false);
  const lines = linesOf(step);

  const onPointerDown = ({ clientX, clientY }: PointerEvent) => {
    from.current = { x: clientX, y: clientY };
  };
  const onPointerUp = ({ clientX, clientY }: PointerEvent) => {
    if (!from.current) return;
    const dx = clientX - from.current.x;
    const dy = clientY - from.current.y;
    from.current = null;
    // The next one comes from the right, as pages do.
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy)) stepBy(dx < 0 ? 1 : -1, app.getState().stepUnit);
    else if (dy < SWIPE_PX / 2) setOpen(true);
  };

  if (isOpen) {
    return (
      <div className="relative shrink-0 border-t border-line bg-panel">
        <WhyPanel />
        <div className="absolute top-0 right-0">
          <IconButton
            icon="chevronDown"
            look="quiet"
            label={why.less}
            hasTooltip={false}
            className="size-11!"
            onClick={() => setOpen(false)}
          />
        </div>
      </div>
    );
  }
  return (
    <section aria-label={why.whyTitle} className="group relative shrink-0 border-t border-line bg-panel">
      <button
        type="button"
        aria-expanded={false}
        aria-label={`${why.more}: ${textOf(lines, language)}`}
        onPointerDown={onPointerDown}
        onPointerUp={onPointerUp}
        onClick={({ detail }) => detail === 0 && setOpen(true)}
        className="relative block h-18 w-full cursor-pointer touch-pan-x touch-pan-y overflow-hidden px-3.5 pt-3 text-left -outline-offset-2"
      >
        <span aria-hidden className="absolute top-1 left-1/2 h-1 w-8 -translate-x-1/2 rounded-full bg-line-strong" />
        {/* What would be right instead takes the second line. */}
        <span className="line-clamp-2 group-has-[[role=group]]:line-clamp-1 text-[0.9375rem] leading-6 wrap-anywhere text-ink">
          {lines.length === 0 ? why.begin : <HeadlineLines lines={lines} />}
        </span>
      </button>
      {step && moment && (
        <WaysOut step={step} moment={moment} className="scroll-strip absolute inset-x-0 bottom-0 h-9 px-3.5" />
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </section>
  );
}
