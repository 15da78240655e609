/**
 * The bar under the title: the difference at which one stands, with what each run does there and why, and the way to the
 * next one. Where there is none it says so.
 */
import { useCallback, useMemo } from "react";
import { explain } from "../../i18n/explain/explain.ts";
import { plainParts, type Parts } from "../../i18n/explain/parts.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { CompareState } from "../../store/compare.ts";
import { ALIGNMENTS } from "../../store/compareLink.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectScenario } from "../../store/selectors.ts";
import type { LaneDifference } from "../../trace/figures/laneDifferences.ts";
import type { ReferenceDifference } from "../../trace/figures/referenceDifferences.ts";
import { vcpuLabel, type Named } from "../../trace/vcpuLabel.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { SelectControl } from "../shared/SelectControl.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useGoToRow } from "../shared/moment/useGoToRow.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../shared/useRun.ts";
import { Sentence } from "../why/Sentence.tsx";
import { HolderChip, phaseWord } from "./Holder.tsx";
import { Mark } from "./Mark.tsx";
import { isFault, outcomeText } from "./outcome.ts";
import { alignmentOf, nextDifference, passed, placeOf, steppedBy, type Stepped } from "./position.ts";
import { useCompare, useCompareActions, useCompareText, useIsHidden } from "./useCompare.ts";
import { useComparedRuns, useFound, useNames, type ComparedRun } from "./useCompared.ts";

const selectAlign = ({ align }: CompareState) => align;
const selectIsWorking = ({ isWorking }: CompareState) => isWorking;
const NOTHING: Stepped = { by: "time", all: [] };

/** The differences that are stepped through; how many lie up to the cursor; and the way to others. */
export function useSteps() {
  const scenario = useRun(selectScenario);
  const found = useFound();
  const align = alignmentOf(useCompare(selectAlign), scenario);
  const stepped = useMemo(() => (found ? steppedBy(align, found) : NOTHING), [align, found]);
  const count = useRun(useCallback(({ cursor }: RunState) => passed(stepped, cursor), [stepped]));
  return { found, align, stepped, count };
}

export function FirstDifference({ isNarrow }: { readonly isNarrow: boolean }) {
  const { compare: t, terms } = useCompareText();
  const { found, align, stepped, count } = useSteps();
  const scenario = useRun(selectScenario);
  const runs = useComparedRuns();
  const names = useNames();
  const actions = useCompareActions();
  const isWorking = useCompare(selectIsWorking);
  const isFutureHidden = useIsHidden();
  const unit = timeUnit(scenario);
  const shown = isFutureHidden ? count : stepped.all.length;
  const at = Math.max(0, count - 1);
  const isFirst = at === 0;
  const { memory } = subjectsOf(scenario);
  const isCompared = runs.length > 1;
  return (
    <section aria-label={t.first} className="flex h-full items-center gap-3 px-4 text-body max-md:px-3">
      {/* Where there is no room for all of it, it is swiped. */}
      <div
        {...(isNarrow && { role: "region", tabIndex: 0, "aria-label": t.holders })}
        className={`flex min-w-0 flex-1 items-center gap-2 whitespace-nowrap ${isNarrow ? "scroll-strip fade-edges" : "overflow-hidden"}`}
      >
        {!isCompared ? (
          <p className="truncate text-soft">{t.intro}</p>
        ) : !found || (stepped.all.length === 0 && isWorking) ? (
          <p className="text-soft">{t.looking}</p>
        ) : shown === 0 || !names ? (
          <p className="truncate">
            {isFutureHidden && stepped.all.length > 0
              ? t.hidden
              : !found.isWhole
                ? t.noneSoFar(terms.ticks(found.until, unit))
                : found.lanes.length + found.references.length > 0
                  ? t.figuresOnly
                  : t.none}
          </p>
        ) : (
          <>
            {isFirst && !isNarrow && <b className="shrink-0 text-xs font-semibold text-accent">{t.first}</b>}
            {stepped.by === "time" ? (
              <LaneFacts difference={stepped.all[at]!} names={names} runs={runs} isNarrow={isNarrow} />
            ) : (
              <ReferenceFacts difference={stepped.all[at]!} names={names} runs={runs} />
            )}
          </>
        )}
      </div>
      {found && shown > 0 && (
        <>
          <p className="shrink-0 text-xs text-soft tabular-nums">
            {count === 0 ? t.before(shown, found.isWhole) : t.position(count, shown, found.isWhole || isFutureHidden)}
          </p>
          <Steps stepped={stepped} shown={shown} />
        </>
      )}
      {memory && !isNarrow && (
        <SelectControl
          name={t.align}
          prefix={t.align}
          help={t.alignHelp}
          value={align}
          choices={ALIGNMENTS.map((id) => ({ id, text: t.alignment[id] }))}
          onChange={(id) => {
            const chosen = ALIGNMENTS.find((each) => each === id);
            if (chosen) actions.setAlign(chosen);
          }}
        />
      )}
    </section>
  );
}

/** Goes to the difference at that place of the list. */
export function useGoTo(stepped: Stepped): (at: number) => void {
  const { setPlaying } = useActions();
  const { seekTime } = useRunActions();
  const goToRow = useGoToRow();
  return useCallback(
    (at) => {
      const place = placeOf(stepped, at);
      if (place && "time" in place) {
        setPlaying(false);
        seekTime(place.time);
      } else if (place) goToRow(place.row);
    },
    [stepped, setPlaying, seekTime, goToRow],
  );
}

/** To the difference before, and to the next. */
function Steps({ stepped, shown }: { readonly stepped: Stepped; readonly shown: number }) {
  const { compare: t } = useCompareText();
  const run = useRunApi();
  const goTo = useGoTo(stepped);
  const count = useRun(useCallback(({ cursor }: RunState) => passed(stepped, cursor), [stepped]));
  const go = (direction: 1 | -1) => {
    const at = nextDifference(stepped, run.getState().cursor, direction);
    if (at !== null) goTo(at);
  };
  return (
    <div className="flex shrink-0 gap-1">
      <IconButton
        icon="chevronDown"
        size="small"
        label={t.previous}
        disabled={count === 0}
        className="size-7! rotate-90 max-md:size-11!"
        onClick={() => go(-1)}
      />
      <IconButton
        icon="chevronDown"
        size="small"
        label={t.next}
        disabled={count >= shown}
        className="size-7! -rotate-90 max-md:size-11!"
        onClick={() => go(1)}
      />
    </div>
  );
}

interface FactsProps {
  readonly names: Named;
  readonly runs: readonly ComparedRun[];
}

function LaneFacts(props: FactsProps & { readonly difference: LaneDifference; readonly isNarrow: boolean }) {
  const { difference, names, runs, isNarrow } = props;
  const { compare: t, terms, processor } = useCompareText();
  const scenario = useRun(selectScenario);
  const isMany = useRun(selectHasSeveral);
  return (
    <>
      <b className="shrink-0 font-semibold tabular-nums">
        {t.atTime(terms.time(difference.start, timeUnit(scenario)))}
      </b>
      {isMany && <span className="shrink-0 text-xs text-soft">{processor.pcpu(difference.pcpu)}</span>}
      {difference.holders.map((holder, at) => (
        // Runs keep their places. A reason gives way, and not who just runs on.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className="flex min-w-0 items-center gap-1.5 max-md:shrink-0 has-data-reason:shrink-[1000]">
          {at > 0 && (
            <span aria-hidden className="text-faint">
              ·
            </span>
          )}
          <Mark place={runs[at]?.place ?? at} />
          {isNarrow || !runs[at] ? (
            <HolderChip holder={holder} names={names} />
          ) : (
            <Reason of={runs[at]} difference={difference} at={at} names={names} />
          )}
        </span>
      ))}
    </>
  );
}

const selectHasSeveral = ({ trace }: RunState) => (trace?.info.pcpus ?? 1) > 1;

interface ReasonProps {
  readonly of: ComparedRun;
  readonly difference: LaneDifference;
  readonly at: number;
  readonly names: Named;
}

/** Who has it and why, as the page tells it everywhere: the dispatch of that moment. One that runs on has none. */
function Reason({ of, difference, at, names }: ReasonProps) {
  const { compare: t } = useCompareText();
  const language = useApp(selectLanguage);
  const parts = useMemo(() => reasonOf(of, difference, language), [of, difference, language]);
  const holder = difference.holders[at]!;
  // Where all runs have the same one there, who has it is no news.
  const isSameOne = difference.holders.every(({ vcpu }) => vcpu === holder.vcpu);
  if (parts && holder.vcpu >= 0 && !isSameOne)
    return (
      <span data-reason title={plainParts(parts)} className="min-w-0 truncate text-xs">
        <Sentence parts={parts} />
      </span>
    );
  return (
    <>
      <HolderChip holder={holder} names={names} />
      {holder.vcpu >= 0 && phaseWord(t, holder.phase) === null && (
        <span className="shrink-0 text-xs text-soft">{isSameOne ? t.runs : t.runsOn}</span>
      )}
    </>
  );
}

function reasonOf({ run }: ComparedRun, { pcpu, start }: LaneDifference, language: "en" | "zh"): Parts | null {
  const { trace, scenario } = run.getState();
  if (!trace) return null;
  for (let row = trace.rowsUpTo(start) - 1; row >= 0 && trace.timeOf(row) === start; row -= 1) {
    if (trace.kindOf(row) !== "dispatch") continue;
    const event = trace.eventAt(row);
    if (event.kind !== "dispatch" || event.pcpu !== pcpu) continue;
    return explain(event, { info: trace.info, scenario, state: null, previous: [] }, language).sentence;
  }
  return null;
}

function ReferenceFacts({ difference, names, runs }: FactsProps & { readonly difference: ReferenceDifference }) {
  const { compare: t, terms } = useCompareText();
  const page = difference.outcomes.find((outcome) => outcome !== null)?.page ?? 0;
  return (
    <>
      <b className="shrink-0 font-semibold">{t.atReference(difference.number, vcpuLabel(names, difference.vcpu))}</b>
      <span className="shrink-0 text-xs text-soft">
        {t.page} {terms.number(page)}
      </span>
      {difference.outcomes.map((outcome, at) => (
        // Runs keep their places.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className="flex min-w-0 items-center gap-1.5 max-md:shrink-0">
          <Mark place={runs[at]?.place ?? at} />
          <span className={`truncate ${outcome && isFault(outcome) ? "text-fault" : ""}`}>
            {outcomeText(t, outcome)}
          </span>
        </span>
      ))}
    </>
  );
}
