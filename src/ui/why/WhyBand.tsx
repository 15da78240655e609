/**
 * Why the last step happened, in a band of two lines: for a projector, and for windows without room for a panel. A longer
 * sentence is set smaller, since its end is often what it is about.
 */
import { spokenStep } from "../../i18n/explain/step.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useFitting } from "../shared/layout/useFitting.ts";
import { useMoment } from "../shared/moment/useMoment.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { HeadlineLines, linesOf, textOf } from "./HeadlineLines.tsx";
import { stepOf } from "./stepTold.ts";
import { useSpoken } from "./useSpoken.ts";

const LINES = [2, 3, 4];

export function WhyBand() {
  const { why } = usePanelText();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const step = moment && stepOf(moment, language);
  const spoken = useSpoken(step ? spokenStep(step.told) : "", moment?.isPlaying ?? false);
  const lines = linesOf(step);
  const text = useFitting<HTMLParagraphElement>(LINES);
  return (
    <section
      aria-label={why.whyTitle}
      className="flex h-20 shrink-0 items-center border-y border-line bg-accent-soft px-5"
    >
      <p
        ref={text}
        title={textOf(lines, language)}
        className="line-clamp-2 text-[1.3rem] leading-[1.9rem] text-ink data-[lines=3]:line-clamp-3 data-[lines=3]:text-[1.1rem] data-[lines=3]:leading-[1.55rem] data-[lines=4]:line-clamp-4 data-[lines=4]:text-[0.9rem] data-[lines=4]:leading-[1.2rem]"
      >
        {lines.length === 0 ? why.begin : <HeadlineLines lines={lines} />}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </section>
  );
}
