/**
 * Why the last step happened: the sentence with its numbers, what was compared, what else happened at that moment, and
 * the line of the policy that decided. Everything comes from the events; nothing is worked out here.
 */
import { useLayoutEffect, useRef, useState } from "react";
import { plainParts } from "../../i18n/explain/parts.ts";
import { spokenStep, type SideLine } from "../../i18n/explain/step.ts";
import { STEP_KINDS } from "../../model/rows/table.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { timeUnit, type TimeUnit } from "../../model/timeUnit.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { FormulaFoot } from "./FormulaPanel.tsx";
import { MissLine } from "../shared/moment/Misses.tsx";
import { Pseudocode } from "./Pseudocode.tsx";
import { Sentence } from "./Sentence.tsx";
import { useMoment, type Moment } from "../shared/moment/useMoment.ts";
import { stepOf, type Step } from "./stepTold.ts";
import { useSpoken } from "./useSpoken.ts";
import { WaysOut } from "./WaysOut.tsx";

/** Side lines shown; the list of events has the rest. */
const SIDE_LINES = 3;

const selectHasMachines = (state: RunState) => state.scenario.machines.length > 0 || state.scenario.commands.length > 0;

/** `hasFormulas`: they stand at its foot, and take the place of the pseudocode when they are opened. */
export function WhyPanel({ hasFormulas = false }: { readonly hasFormulas?: boolean }) {
  const { why, terms } = usePanelText();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const hasMachines = useRun(selectHasMachines);
  // A host without machines has nothing to explain, though its trace ends with a row that says so.
  const step = moment && hasMachines ? stepOf(moment, language) : null;
  const isPlaying = moment?.isPlaying ?? false;
  const [isAsked, setFormulasOpen] = useState(false);
  const areFormulasOpen = hasFormulas && isAsked;
  const body = useRef<HTMLDivElement>(null);
  const shown = step?.rows.step;
  // Another step begins at its first line.
  useLayoutEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [shown]);
  const spoken = useSpoken(step ? spokenStep(step.told) : "", isPlaying);
  return (
    <Panel
      look="note"
      title={why.whyTitle}
      subtitle={
        step &&
        moment && (
          <span className="tabular-nums">
            {why.at(terms.ticks(step.rows.time, timeUnit(moment.scenario)), terms.number(step.rows.step + 1))}
          </span>
        )
      }
      // One height whatever it says: nothing below it moves while the run is stepped through.
      className="flex h-[318px] shrink-0 flex-col max-md:h-80"
      bodyClassName="flex min-h-0 flex-1 flex-col"
    >
      <div
        ref={body}
        role="region"
        aria-label={why.reason}
        // A region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="scroll-quiet -mx-3.5 min-h-24 grow overflow-y-auto overscroll-contain px-3.5 -outline-offset-2"
      >
        {step && moment ? (
          <Told step={step} moment={moment} />
        ) : (
          <p className="min-h-16 py-1 text-sm leading-6 text-soft">
            {moment === null ? why.waiting : hasMachines ? why.begin : why.beginEmpty}
          </p>
        )}
      </div>
      {step && moment && !areFormulasOpen && (
        // Its ground goes to the edges of the panel, down to the foot as well where there is one.
        // The words come first: where both are long, the code shows less of itself.
        <div className={`flex min-h-24 shrink-[4] flex-col empty:hidden ${hasFormulas ? "pb-3" : ""}`}>
          <PolicyCode step={step} scenario={moment.scenario} />
        </div>
      )}
      {hasFormulas && moment && hasMachines && (
        <FormulaFoot moment={moment} isOpen={areFormulasOpen} onToggle={() => setFormulasOpen(!areFormulasOpen)} />
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </Panel>
  );
}

interface ToldProps {
  readonly step: Step;
  readonly moment: Moment;
}

function Told({ step, moment }: ToldProps) {
  const { headline } = step.told;
  const { scenario, isPlaying } = moment;
  const faultRow = faultOf(step);
  return (
    <>
      <p className="text-sm leading-[22px] wrap-anywhere text-ink max-md:text-[0.9375rem] max-md:leading-6">
        <Sentence parts={headline.sentence} />
      </p>
      {headline.more.map((line) => (
        <p key={plainParts(line)} className="mt-1 text-xs wrap-anywhere text-soft">
          <Sentence parts={line} />
        </p>
      ))}
      {!isPlaying && faultRow !== null && <MissLine moment={moment} row={faultRow} />}
      <WaysOut step={step} moment={moment} className="mt-2 flex-wrap" />
      {/* Tables and side lines cannot be read while they fly past, and would push the other panels about. */}
      {!isPlaying && headline.comparison && <ComparisonTable comparison={headline.comparison} />}
      {!isPlaying && <SideLines step={step} unit={timeUnit(scenario)} />}
    </>
  );
}

/** The row of the fault that the step tells of, or serves; null: it is about something else. */
function faultOf({ rows: { events, first }, told: { at } }: Step): number | null {
  const kind = events[at]?.kind;
  if (kind !== "fault" && kind !== "evict" && kind !== "map") return null;
  const fault = events.findLastIndex((event, place) => place <= at && event.kind === "fault");
  return fault < 0 ? null : first + fault;
}

/** The side lines that tell most: those of steps before the rest, the newest before the older; in order of time. */
function nearest({ rows, told }: Step): readonly SideLine[] {
  const isStep = ({ at }: SideLine) => STEP_KINDS.has(rows.events[at]?.kind ?? "quiet");
  const ranked = [...told.others.filter((line) => !isStep(line)), ...told.others.filter(isStep)];
  return ranked.slice(-SIDE_LINES).toSorted((a, b) => a.at - b.at);
}

function SideLines({ step, unit }: { readonly step: Step; readonly unit: TimeUnit }) {
  const { why, terms } = usePanelText();
  const { others } = step.told;
  if (others.length === 0) return null;
  const shown = nearest(step);
  return (
    <section aria-label={why.alsoNow} className="mt-2.5 border-t border-line pt-2 text-xs text-soft">
      <h3 className="mb-0.5 text-mini font-medium text-soft">{why.alsoNow}</h3>
      <ul className="space-y-1">
        {shown.map((line) => (
          <li key={line.at} className="line-clamp-3 wrap-anywhere" title={plainParts(line.sentence)}>
            {step.rows.events[line.at]?.time !== step.rows.time && (
              <span>t = {terms.ticks(step.rows.events[line.at]?.time ?? 0, unit)}: </span>
            )}
            <Sentence parts={line.sentence} />
          </li>
        ))}
      </ul>
      {others.length > shown.length && (
        <p className="mt-1">{why.alsoMore(terms.number(others.length - shown.length))}</p>
      )}
    </section>
  );
}

/** The policy that has decided at this step; nothing where none has. */
function PolicyCode({ step, scenario }: { readonly step: Step; readonly scenario: Scenario }) {
  const { terms } = usePanelText();
  const { code } = step.told.headline;
  if (!code || code.line < 0) return null;
  const host = hostOf(scenario);
  const isCpu = code.area === "cpu";
  const id = isCpu ? host.scheduler.policy : host.replacement.policy;
  const policy = (isCpu ? cpuPolicies : memoryPolicies).find((candidate) => candidate.id === id);
  if (!policy) return null;
  const texts = isCpu ? terms.cpuPolicy : terms.memoryPolicy;
  // At the foot of the panel, so that it keeps its place while sentences of different length pass.
  return <Pseudocode policy={texts[id]?.name ?? id} lines={texts[id]?.code ?? policy.pseudocode} lit={code.line} />;
}
