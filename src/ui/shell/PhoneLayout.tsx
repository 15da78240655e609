/**
 * The page on a phone. Always in view: the chart above, the explanation in two lines below; between them one panel at a
 * time under tabs, which scrolls by itself. Held sideways, the chart has the left side whole, and the rest stands on the
 * right. Where there is hardly any height, the page scrolls.
 */
import { useId, useState, type ComponentType, type KeyboardEvent } from "react";
import { PhoneChart } from "../processor/PhoneChart.tsx";
import type { AppState } from "../../store/appState.ts";
import type { RunState } from "../../store/runState.ts";
import { LOW_PHONE, useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { exerciseOf, hasCopies, isLifeShown, subjectsOf } from "../shared/moment/subjects.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { useText } from "../shared/text/useText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import {
  CopiesPanel,
  CostPanel,
  BriefBar,
  EventList,
  FaultsByFrames,
  FormulaPanel,
  LifecyclePanel,
  MachineList,
  MemoryPanel,
  MetricsPanel,
  MigrationPanel,
  RegionPanel,
  PagingSteps,
  PhoneWhy,
  ResultsPanel,
  SchedulersPanel,
  TranslationPanel,
} from "./panels.tsx";
import { CHARTS_ID } from "./SkipLinks.tsx";
import { StorageAndArms } from "./StorageAndArms.tsx";

const TABS = ["memory", "storage", "machines", "metrics"] as const;
/** An exercise has what other policies make of it as well. */
const EXERCISE_TABS = ["memory", "policies", "storage", "machines", "metrics"] as const;
type Tab = (typeof EXERCISE_TABS)[number];

const selectHasRegion = ({ scenario }: RunState) => hostOf(scenario).region !== undefined;
const selectHasCopies = ({ scenario }: RunState) => hasCopies(scenario);
const selectIsLifeWanted = ({ isLifeShown: wanted }: AppState) => wanted;
const selectExercise = ({ scenario }: RunState) => exerciseOf(scenario);

/** Where the host has a memory region it comes first, behind machines that move from host to host. */
function MemoryOrRegion() {
  const hasRegion = useRun(selectHasRegion);
  const hasHosts = useRun(selectHasOtherHosts);
  return (
    <div className="flex flex-col gap-3">
      {hasHosts && <MigrationPanel />}
      {hasRegion && <RegionPanel />}
      <MemoryPanel />
      <TranslationPanel />
    </div>
  );
}

/** Where there are snapshots or a thin pool they come behind the disks. */
function StorageAndCopies() {
  const isCopied = useRun(selectHasCopies);
  return (
    <div className="flex flex-col gap-3">
      <StorageAndArms />
      {isCopied && <CopiesPanel />}
    </div>
  );
}

function LifeOfMachines() {
  const wanted = useApp(selectIsLifeWanted);
  return isLifeShown({ isLifeShown: wanted }, { scenario: useRun(selectScenario) }) ? <LifecyclePanel /> : null;
}

const PANELS: Readonly<Record<Exclude<Tab, "policies">, ComponentType>> = {
  memory: MemoryOrRegion,
  storage: StorageAndCopies,
  machines: () => (
    <div className="flex flex-col divide-y divide-line">
      <div className="flex flex-col px-3.5 py-2">
        <MachineList />
      </div>
      <LifeOfMachines />
      <div className="flex h-72 flex-col">
        <EventList />
      </div>
    </div>
  ),
  metrics: () => (
    <div className="flex flex-col divide-y divide-line">
      <MetricsPanel />
      <CostPanel />
      <FormulaPanel />
    </div>
  ),
};

/** Wider than high, and higher than `tiny` of theme.css. */
const SIDEWAYS = "(orientation: landscape) and (min-height: 341px)";

export function PhoneLayout() {
  const { shell } = useText();
  const isLow = useMediaQuery(LOW_PHONE);
  const scenario = useRun(selectScenario);
  const { machines } = scenario;
  const subjects = subjectsOf(scenario);
  const exercise = useRun(selectExercise);
  const tabs: readonly Tab[] = exercise ? EXERCISE_TABS : TABS;
  // A run that is about scheduling alone has its results where others have their memory.
  const [choice, setChoice] = useState<{ readonly tab: Tab; readonly of: Scenario["machines"] } | null>(null);
  const id = useId();
  const isSideways = useMediaQuery(SIDEWAYS);
  const hasRegion = useRun(selectHasRegion);
  const hasResults = !subjects.memory && !hasRegion && subjects.processor;
  const isAboutDisks = subjects.storage && !subjects.memory && !hasRegion && !subjects.processor;
  // Another scenario begins at what it is about.
  const wanted = (choice?.of === machines ? choice.tab : null) ?? (isAboutDisks ? "storage" : "memory");
  const chosen = tabs.includes(wanted) ? wanted : "memory";
  const Results = chosen === "memory" && hasResults ? ResultsPanel : null;
  const panel = (
    <>
      <TabList
        id={id}
        tabs={tabs}
        tab={chosen}
        onChange={(tab) => setChoice({ tab, of: machines })}
        hasResults={hasResults}
      />
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        className="scroll-quiet relative min-h-0 flex-1 overflow-y-auto overscroll-contain bg-panel"
      >
        <PanelBoundary key={chosen}>{Results ? <Results /> : <Shown tab={chosen} exercise={exercise} />}</PanelBoundary>
      </div>
    </>
  );
  return (
    <div className={`flex min-h-0 flex-1 ${isSideways ? "" : "flex-col"}`}>
      <main
        id={CHARTS_ID}
        tabIndex={-1}
        aria-label={shell.region.charts}
        className="flex min-h-0 min-w-0 flex-1 flex-col outline-none"
      >
        <PanelBoundary>
          <PhoneChart isWhole={isSideways} />
        </PanelBoundary>
        {!isSideways && panel}
      </main>
      <aside
        aria-label={shell.region.explanations}
        className={`flex shrink-0 flex-col ${isSideways ? "w-1/2 border-l border-line" : ""}`}
      >
        {!isLow && (
          <div className="h-11 shrink-0 border-t border-line bg-panel">
            <PanelBoundary>
              <BriefBar />
            </PanelBoundary>
          </div>
        )}
        <PanelBoundary>
          <PhoneWhy />
        </PanelBoundary>
        {isSideways && panel}
      </aside>
    </div>
  );
}

function Shown({ tab, exercise }: { readonly tab: Tab; readonly exercise: ReturnType<typeof exerciseOf> }) {
  if (tab === "policies")
    return exercise === "paging" ? (
      <div className="flex flex-col gap-2.5">
        <PagingSteps />
        <FaultsByFrames />
      </div>
    ) : (
      <SchedulersPanel isTall />
    );
  const Panel = PANELS[tab];
  return <Panel />;
}

interface TabListProps {
  readonly id: string;
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly onChange: (tab: Tab) => void;
  readonly hasResults: boolean;
}

/** The tabs: one stop of the Tab key, arrows go from one to the next and choose it. */
function TabList({ id, tabs, tab, onChange, hasResults }: TabListProps) {
  const { shell, machines } = useMachineText();
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  const name = (value: Tab) =>
    value === "machines" ? machines.title : value === "memory" && hasResults ? shell.tabs.results : shell.tabs[value];
  return (
    <div
      role="tablist"
      aria-label={shell.tabs.label}
      className="grid shrink-0 auto-cols-fr grid-flow-col border-y border-line bg-panel"
    >
      {tabs.map((value) => (
        <button
          key={value}
          type="button"
          role="tab"
          id={`${id}-${value}`}
          aria-selected={value === tab}
          aria-controls={`${id}-panel`}
          tabIndex={value === tab ? 0 : -1}
          onClick={() => onChange(value)}
          onKeyDown={onKeyDown}
          className={`h-11 cursor-pointer truncate border-b-2 px-1 text-sm -outline-offset-2 ${
            value === tab ? "border-accent font-semibold text-ink" : "border-transparent text-soft"
          }`}
        >
          {name(value)}
        </button>
      ))}
    </div>
  );
}
