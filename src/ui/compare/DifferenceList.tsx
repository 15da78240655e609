/** All differences as a list; a press on one goes there. The one at the cursor is marked and comes into view. */
import { timeUnit } from "../../model/timeUnit.ts";
import { selectScenario } from "../../store/selectors.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useRevealedIn } from "../shared/layout/useRevealedIn.ts";
import { useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { useRun } from "../shared/useRun.ts";
import { useGoTo, useSteps } from "./FirstDifference.tsx";
import { HolderChip } from "./Holder.tsx";
import { Mark } from "./Mark.tsx";
import { isFault, outcomeText } from "./outcome.ts";
import { useCompareText, useIsHidden } from "./useCompare.ts";
import { useComparedRuns, useNames } from "./useCompared.ts";

/** Rows around the present one that are drawn. */
const MOST_ROWS = 100;

export function DifferenceList() {
  const { compare: t, terms } = useCompareText();
  const { stepped, count } = useSteps();
  const scenario = useRun(selectScenario);
  const runs = useComparedRuns();
  const names = useNames();
  const goTo = useGoTo(stepped);
  const isHidden = useIsHidden();
  const unit = timeUnit(scenario);
  const total = isHidden ? count : stepped.all.length;
  const present = Math.max(0, count - 1);
  const from = Math.max(0, Math.min(present - MOST_ROWS / 2, total - MOST_ROWS));
  const shown = Array.from({ length: Math.min(MOST_ROWS, total - from) }, (_, at) => from + at);
  const { index, onKeyDown, onFocus } = useRovingFocus(shown.length, 1);
  const scroller = useRevealedIn(present - from);
  if (runs.length < 2 || !names || total === 0) return null;
  return (
    <Panel
      look="note"
      title={t.differences}
      className="flex min-h-40 flex-1 flex-col"
      bodyClassName="flex min-h-0 flex-1 flex-col"
    >
      <div
        ref={scroller}
        role="toolbar"
        aria-label={t.differences}
        aria-orientation="vertical"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="scroll-quiet relative -mx-2 min-h-0 flex-1 overflow-y-auto overscroll-contain text-xs"
      >
        {shown.map((at, place) => {
          const lane = stepped.by === "time" ? stepped.all[at] : undefined;
          const reference = stepped.by === "reference" ? stepped.all[at] : undefined;
          return (
            <button
              key={at}
              type="button"
              data-row={place}
              data-index={place}
              tabIndex={place === index ? 0 : -1}
              aria-current={at === present && count > 0 ? "true" : undefined}
              onClick={() => goTo(at)}
              className={`flex min-h-7 w-full cursor-pointer items-center gap-1.5 rounded-md px-2 text-left max-md:min-h-11 ${
                at === present && count > 0 ? "bg-accent-soft" : "hover:bg-sunken"
              }`}
            >
              <span className="min-w-14 shrink-0 text-soft tabular-nums">
                {lane && `${terms.time(lane.start, unit)}–${terms.time(lane.end, unit)}`}
                {reference && `${vcpuLabel(names, reference.vcpu)} ${terms.number(reference.number)}`}
              </span>
              {lane?.holders.map((holder, run) => (
                // Runs keep their places.
                // oxlint-disable-next-line react/no-array-index-key
                <span key={run} className="flex min-w-0 items-center gap-1">
                  <Mark place={runs[run]?.place ?? run} isSmall />
                  <HolderChip holder={holder} names={names} />
                </span>
              ))}
              {reference?.outcomes.map((outcome, run) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <span key={run} className="flex min-w-0 items-center gap-1">
                  <Mark place={runs[run]?.place ?? run} isSmall />
                  <span className={`truncate ${isFault(outcome) ? "text-fault" : ""}`}>{outcomeText(t, outcome)}</span>
                </span>
              ))}
            </button>
          );
        })}
      </div>
      {total > shown.length && <p className="pt-1 text-mini text-soft">{t.moreDifferences(total - shown.length)}</p>}
    </Panel>
  );
}
