/**
 * The memory of the host at the cursor: the page frames with the marks of the present step, and the references of one
 * machine, as a ribbon or as the textbook table. Renders once a row, not once a drawn moment; decides nothing about the
 * replacement: that comes with the events.
 */
import { useMemo, useState } from "react";
import { textGridLayout } from "../../chart/frameGrid.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { VmUid } from "../../model/units.ts";
import type { RunState } from "../../store/runState.ts";
import {
  selectConventions,
  selectIsPlaying,
  selectLanguage,
  selectScenario,
  selectSelection,
} from "../../store/selectors.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { MemoryControls } from "../host/MemoryControls.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { FrameCanvas } from "./FrameCanvas.tsx";
import { FrameGrid } from "./FrameGrid.tsx";
import { frameLabel, mapContext } from "./frameLabel.ts";
import { frameMarks } from "./frameMarks.ts";
import { MapFooter } from "./MapFooter.tsx";
import { MemoryFigures, type MemoryView } from "./MemoryFigures.tsx";
import { ReferenceRibbon } from "./ReferenceRibbon.tsx";
import { ribbonMachine } from "./shownMachine.ts";
import { TextbookTable } from "./TextbookTable.tsx";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { useMagnification } from "../shared/layout/useMagnification.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { hostOf } from "../../model/scenario.ts";
import type { HostState } from "../../trace/hostState.ts";
import { later } from "../shared/layout/later.tsx";
import { listsHeightPx } from "./listsPlace.ts";

/** What became of attempts to reach frames. */
const marksOf = ({ isolation }: HostState) => [...(isolation?.marks.values() ?? [])];

const MemoryBars = later(async () => (await import("../overcommit/MemoryBars.tsx")).MemoryBars);
const EqualPages = later(async () => (await import("../overcommit/EqualPages.tsx")).EqualPages);
const WorkingSets = later(async () => (await import("./WorkingSets.tsx")).WorkingSets, <div className="h-34" />);
const PolicyLists = later(async () => (await import("./PolicyLists.tsx")).PolicyLists);

/** Width taken for granted before the first measurement. */
const INITIAL_WIDTH_PX = 760;

const selectPolicy = (state: RunState) => hostOf(state.scenario).replacement.policy;

export function MemoryPanel() {
  const { memory: text, terms } = usePanelText();
  const known = useHost();
  const conventions = useRun(selectConventions);
  // An exercise on paging alone is worked in the table of the textbooks.
  const isExercise = !subjectsOf(useRun(selectScenario)).processor;
  const [chosen, setChosen] = useState<MemoryView | null>(null);
  const view = chosen ?? (isExercise ? "table" : "frames");
  if (!known) {
    return (
      <Panel title={text.title} className="shrink-0" controls={<MemoryControls />}>
        <p className="grid min-h-36 place-items-center text-sm text-soft">{text.waiting}</p>
      </Panel>
    );
  }
  const { host } = known;
  return (
    <Panel
      title={text.title}
      className="shrink-0"
      controls={<MemoryControls />}
      right={
        <MemoryFigures
          host={host}
          conventions={conventions}
          faultRule={terms.convention.faultCount.choices[conventions.faultCount].sentence}
          view={view}
          onView={setChosen}
          text={text}
        />
      }
    >
      <Content known={known} view={view} text={text} policyTexts={terms.memoryPolicy} />
    </Panel>
  );
}

/** The ribbon's machine, remembered from one render to the next. */
function useRibbonMachine(known: HostAtRow, selected: VmUid | -1): VmUid | -1 {
  const isPlaying = useApp(selectIsPlaying);
  const [shown, setShown] = useState<VmUid | -1>(-1);
  const next = ribbonMachine(selected, shown, isPlaying, known.trace, known.row);
  if (next !== shown) setShown(next);
  return next;
}

const selectPlanned = (state: RunState) => state.scenario.machines.length;

interface ContentProps {
  readonly known: HostAtRow;
  readonly view: MemoryView;
  readonly text: PanelCatalogue["memory"];
  readonly policyTexts: PanelCatalogue["terms"]["memoryPolicy"];
}

function Content({ known, view, text, policyTexts }: ContentProps) {
  const { host, trace, row } = known;
  const { info } = trace;
  const selection = useApp(selectSelection);
  const policy = useRun(selectPolicy);
  const planned = useRun(selectPlanned);
  const language = useApp(selectLanguage);
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const [hasSets, setHasSets] = useState(false);
  const magnification = useMagnification();
  const marks = useMemo(() => frameMarks(trace, row), [trace, row]);
  const chosenVm = selectedVm(selection, info, host) ?? -1;
  const vm = useRibbonMachine(known, chosenVm);
  const hasBit = memoryPolicies.find(({ id }) => id === policy)?.isReferenced !== undefined;
  const counter = (info.countsPages && policyTexts[policy]?.count) || null;
  if (view === "table") return <TextbookTable known={known} vm={vm} hasBit={hasBit} counter={counter} text={text} />;
  const layout = textGridLayout(info.frames, widthPx / magnification);
  const context = mapContext(info, host, marks, hasBit, counter, text, language);
  return (
    <div ref={ref}>
      {layout ? (
        <FrameGrid context={context} layout={layout} selection={selection} selectedVm={chosenVm} />
      ) : (
        <FrameCanvas context={context} widthPx={widthPx} row={row} selection={selection} selectedVm={chosenVm} />
      )}
      <div className="flex justify-between gap-4 @max-2xl/panel:flex-col @max-2xl/panel:gap-0">
        <div className="min-w-0 grow">
          <MapFooter
            detail={selection?.kind === "frame" ? frameLabel(context, selection.frame) : null}
            hasBit={hasBit}
            counter={counter}
            hasLegend={layout !== null}
            attempts={(["stopped", "breach"] as const).filter((each) => marksOf(host).includes(each))}
            hasShared={host.sharing !== null && host.sharing.frames.size > 0}
            isEmpty={layout !== null && host.freeFrames === info.frames}
            text={text}
          />
        </div>
        <WorkingSetsButton isOpen={hasSets} word={text.workingSets} onPress={() => setHasSets(!hasSets)} />
      </div>
      {info.lists && (
        <div className="mt-2.5" style={{ minHeight: listsHeightPx(info.lists.length) }}>
          <PolicyLists
            known={known}
            shapes={info.lists}
            vm={vm}
            policy={policyTexts[policy]?.short ?? policy}
            texts={policyTexts[policy]?.lists ?? {}}
            figure={policyTexts[policy]?.figure ?? null}
            text={text}
          />
        </div>
      )}
      <ReferenceRibbon known={known} vm={vm} text={text} />
      {info.overcommit && <MemoryBars info={info} host={host} planned={planned} />}
      {host.sharing && <EqualPages info={info} host={host} sharing={host.sharing} planned={planned} />}
      {hasSets && <WorkingSets known={known} />}
    </div>
  );
}

interface WorkingSetsButtonProps {
  readonly isOpen: boolean;
  readonly word: string;
  onPress(): void;
}

/** Stands in the line of the signs where that is wide enough: a line of its own would take it from the lanes above. */
function WorkingSetsButton({ isOpen, word, onPress }: WorkingSetsButtonProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      className="flex h-6 shrink-0 cursor-pointer items-center gap-1 self-start text-xs text-soft hover:text-ink max-md:h-9"
      onClick={onPress}
    >
      <span aria-hidden>{isOpen ? "▾" : "▸"}</span>
      {word}
    </button>
  );
}
