/** Why the last step happened, in a band of two lines: for a projector, and for windows without room for a panel. */
import { plainParts } from "../../i18n/explain/parts.ts";
import { spokenStep } from "../../i18n/explain/step.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useMoment } from "../shared/moment/useMoment.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { Sentence } from "./Sentence.tsx";
import { stepOf } from "./stepTold.ts";
import { useSpoken } from "./useSpoken.ts";

export function WhyBand() {
  const { why } = usePanelText();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const step = moment && stepOf(moment, language);
  const spoken = useSpoken(step ? spokenStep(step.told) : "", moment?.isPlaying ?? false);
  const headline = step?.told.headline;
  const lines = headline ? [headline.sentence, ...headline.more] : [];
  return (
    <section
      aria-label={why.whyTitle}
      className="flex h-20 shrink-0 items-center border-y border-line bg-accent-soft px-5"
    >
      <p
        className="line-clamp-2 text-[1.3rem] leading-[1.9rem] text-ink"
        title={lines.map((line) => plainParts(line)).join(" ")}
      >
        {lines.length === 0
          ? why.begin
          : lines.map((line) => (
              <span key={plainParts(line)}>
                <Sentence parts={line} />{" "}
              </span>
            ))}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </section>
  );
}
