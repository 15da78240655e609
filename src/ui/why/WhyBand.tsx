/** Why the last step happened, in a band of two lines: for a projector, and for windows without room for a panel. */
import { spokenStep } from "../../i18n/explain/step.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useMoment } from "../shared/moment/useMoment.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { HeadlineLines, linesOf, textOf } from "./HeadlineLines.tsx";
import { stepOf } from "./stepTold.ts";
import { useSpoken } from "./useSpoken.ts";

export function WhyBand() {
  const { why } = usePanelText();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const step = moment && stepOf(moment, language);
  const spoken = useSpoken(step ? spokenStep(step.told) : "", moment?.isPlaying ?? false);
  const lines = linesOf(step);
  return (
    <section
      aria-label={why.whyTitle}
      className="flex h-20 shrink-0 items-center border-y border-line bg-accent-soft px-5"
    >
      <p className="line-clamp-2 text-[1.3rem] leading-[1.9rem] text-ink" title={textOf(lines, language)}>
        {lines.length === 0 ? why.begin : <HeadlineLines lines={lines} />}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </section>
  );
}
