/** Why the last step happened, in one line; all of it is a press away. */
import { useState } from "react";
import { spokenStep } from "../../i18n/explain/step.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { useMoment } from "../shared/moment/useMoment.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useTableText } from "../shared/text/useTableText.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { HeadlineLines, linesOf, textOf } from "./HeadlineLines.tsx";
import { stepOf } from "./stepTold.ts";
import { useTaken } from "./useTaken.ts";
import { useSpoken } from "./useSpoken.ts";
import { WaysOut } from "./WaysOut.tsx";
import { WhyPanel } from "./WhyPanel.tsx";

export function WhyLine() {
  const { why, terms } = usePanelText();
  const { machineTable: t } = useTableText();
  const { light } = useActions();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const [isOpen, setOpen] = useState(false);
  const step = moment && stepOf(moment, language);
  const spoken = useSpoken(step && !isOpen ? spokenStep(step.told) : "", moment?.isPlaying ?? false);
  const taken = useTaken(moment);
  const lines = linesOf(step);
  return (
    <section aria-label={why.whyTitle} className="relative shrink-0">
      <div className="flex h-10.5 items-center gap-3 rounded-xl border border-line bg-panel px-3.5 text-sm shadow-panel">
        <h2 className="shrink-0 text-mini font-semibold tracking-wider text-soft uppercase">{why.whyTitle}</h2>
        {step && moment && (
          <span className="shrink-0 text-xs text-soft tabular-nums">
            t = {terms.ticks(step.rows.time, timeUnit(moment.scenario))}
          </span>
        )}
        <p
          role={taken ? "status" : undefined}
          className="min-w-0 flex-1 truncate"
          title={taken ?? textOf(lines, language)}
        >
          {taken !== null ? taken : lines.length === 0 ? why.begin : <HeadlineLines lines={lines} />}
        </p>
        {taken !== null && (
          <IconButton icon="close" look="quiet" label={t.noCell} className="size-7!" onClick={() => light(null)} />
        )}
        {step && moment && taken === null && <WaysOut step={step} moment={moment} className="max-w-[45%] shrink-0" />}
        <Button aria-expanded={isOpen} className="h-7! rounded-md! text-xs!" onClick={() => setOpen(!isOpen)}>
          {isOpen ? why.less : why.more}
        </Button>
      </div>
      {isOpen && (
        <div className="absolute right-0 bottom-full z-40 mb-2 w-96 max-w-full shadow-float">
          <WhyPanel />
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </section>
  );
}
