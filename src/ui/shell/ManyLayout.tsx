/**
 * The page for hosts with many machines: the chart in full width, the explanation as a line, and a drawer with the table of
 * machines, results, events and figures. The edge of the drawer can be dragged; it can take all the height.
 */
import { useCallback, useId, useState, type ComponentType, type KeyboardEvent, type PointerEvent } from "react";
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { exerciseOf } from "../shared/moment/subjects.ts";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { Button } from "../shared/Button.tsx";
import { useTableText } from "../shared/text/useTableText.ts";
import { MachinesTable } from "../machines/table/MachinesTable.tsx";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { useEscape } from "../shared/layout/useEscape.ts";
import { useLaneGroups } from "../processor/useLaneGroups.tsx";
import { WhyLine } from "../why/WhyLine.tsx";
import { usePcpuRoom } from "./usePcpuRoom.ts";
import type { RunState } from "../../store/runState.ts";
import {
  BriefBar,
  CostPanel,
  EventList,
  LifecyclePanel,
  MemoryPanel,
  MetricsPanel,
  MigrationPanel,
  ResultsPanel,
  SchedulersPanel,
  TranslationPanel,
} from "./panels.tsx";
import { CHARTS_ID } from "./SkipLinks.tsx";
import { StorageAndArms } from "./StorageAndArms.tsx";

const ALL_TABS = ["machines", "results", "policies", "events", "memory", "storage", "metrics", "life"] as const;
type Tab = (typeof ALL_TABS)[number];
/** Where machines do more than compute, another scheduling policy is not all there is to try. */
const OTHER_TABS = ALL_TABS.filter((tab) => tab !== "policies");

const PANELS: Readonly<Record<Exclude<Tab, "machines">, ComponentType>> = {
  results: ResultsPanel,
  policies: () => <SchedulersPanel isTall />,
  events: EventList,
  memory: () => (
    <div className="flex flex-col gap-3">
      <MigrationPanel />
      <MemoryPanel />
      <TranslationPanel />
    </div>
  ),
  storage: StorageAndArms,
  metrics: () => (
    <div className="flex flex-col gap-3">
      <MetricsPanel />
      <CostPanel />
    </div>
  ),
  life: LifecyclePanel,
};

/** Height of the drawer as a part of the page, and how far its edge can be moved. */
const SHARE = { usual: 0.41, low: 0.34, least: 0.2, most: 0.72, step: 0.04 } as const;
/** Where that height leaves too little for the lanes. */
const IS_LOW = "(max-height: 799px)";

const selectMachineCount = ({ host, scenario }: RunState) =>
  host?.vms.filter(({ life }) => life !== "none").length ?? scenario.machines.length;

const selectPlanned = ({ scenario }: RunState) => scenario.machines.length;

const selectIsScheduling = ({ scenario }: RunState) => exerciseOf(scenario) === "scheduling";

export function ManyLayout() {
  const { shell, machineTable: t } = useTableText();
  const { openDialog } = useActions();
  const count = useRun(selectMachineCount);
  const planned = useRun(selectPlanned);
  const many = useLaneGroups();
  const [pcpuPx, around] = usePcpuRoom(many.lanes);
  const [toolsPlace, setToolsPlace] = useState<HTMLElement | null>(null);
  const id = useId();
  const [wanted, setTab] = useState<Tab>("machines");
  const tabs: readonly Tab[] = useRun(selectIsScheduling) ? ALL_TABS : OTHER_TABS;
  const tab = tabs.includes(wanted) ? wanted : "machines";
  const [chosenShare, setShare] = useState<number | null>(null);
  const usualShare = useMediaQuery(IS_LOW) ? SHARE.low : SHARE.usual;
  const share = chosenShare ?? usualShare;
  const [isFull, setFull] = useState(false);
  const move = (to: number) => setShare(Math.min(SHARE.most, Math.max(SHARE.least, to)));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const page = event.currentTarget.parentElement!.parentElement!.getBoundingClientRect();
    move((page.bottom - event.clientY) / page.height);
  };
  const onEdgeKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: SHARE.step, ArrowDown: -SHARE.step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(share + by);
  };
  const name: Readonly<Record<Tab, string>> = {
    // As wide as with all of them.
    machines: t.machines(count).replace(/\d+/, (digits) => digits.padStart(String(planned).length, "\u2007")),
    results: t.results,
    policies: shell.tabs.policies,
    events: t.events,
    memory: shell.tabs.memory,
    storage: shell.tabs.storage,
    metrics: t.metrics,
    life: t.life,
  };
  const Shown = tab === "machines" ? null : PANELS[tab];
  const leave = useCallback(() => setFull(false), []);
  useEscape(isFull, leave);
  return (
    <>
      <div className="h-11 shrink-0 border-b border-line bg-panel">
        <PanelBoundary>
          <BriefBar />
        </PanelBoundary>
      </div>
      <main
        id={CHARTS_ID}
        tabIndex={-1}
        aria-label={shell.region.charts}
        className="flex min-h-0 flex-1 flex-col gap-2 p-3 outline-none"
      >
        {!isFull && (
          <div ref={around} className="flex min-h-0 flex-1 flex-col *:flex-1 [&_.chart-frame]:grow">
            <PanelBoundary>
              <ProcessorPanel many={{ ...many, pcpuPx }} />
            </PanelBoundary>
          </div>
        )}
        <PanelBoundary>
          <WhyLine />
        </PanelBoundary>
        <section
          aria-label={t.tabs}
          className="relative flex min-h-0 flex-col overflow-hidden rounded-xl border border-line bg-panel shadow-panel"
          style={isFull ? { flex: 1 } : { height: `${share * 100}%`, flexShrink: 0 }}
        >
          {!isFull && (
            <div
              role="separator"
              aria-orientation="horizontal"
              aria-label={t.edge}
              aria-valuenow={Math.round(share * 100)}
              aria-valuemin={SHARE.least * 100}
              aria-valuemax={SHARE.most * 100}
              tabIndex={0}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={onPointerMove}
              onKeyDown={onEdgeKey}
              className="absolute inset-x-0 top-0 z-40 h-2 cursor-row-resize touch-none hover:bg-accent/20 -outline-offset-2"
            />
          )}
          <div className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
            <div role="tablist" aria-label={t.tabs} className="scroll-strip flex min-w-0 shrink gap-1">
              {tabs.map((value) => (
                <button
                  key={value}
                  type="button"
                  role="tab"
                  id={`${id}-${value}`}
                  aria-selected={value === tab}
                  aria-controls={`${id}-panel`}
                  tabIndex={value === tab ? 0 : -1}
                  onClick={() => setTab(value)}
                  onKeyDown={(event) => {
                    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                    const next = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
                    if (!next) return;
                    event.preventDefault();
                    setTab(next);
                    document.getElementById(`${id}-${next}`)?.focus();
                  }}
                  className={`h-7 shrink-0 cursor-pointer rounded-md px-2 text-xs whitespace-nowrap ${
                    value === tab ? "bg-sunken font-semibold text-ink" : "text-soft hover:text-ink"
                  }`}
                >
                  {name[value]}
                </button>
              ))}
            </div>
            <div ref={setToolsPlace} className="ml-1 flex min-w-0 flex-1 border-l border-line pl-2" />
            <Button icon="plus" className="h-7! rounded-md! px-2.5! text-xs!" onClick={() => openDialog("newMachine")}>
              {t.newMachine}
            </Button>
            <IconButton
              icon={isFull ? "chevronDown" : "larger"}
              label={isFull ? t.smaller : t.larger}
              aria-pressed={isFull}
              className="size-7!"
              onClick={() => setFull(!isFull)}
            />
          </div>
          <div
            role="tabpanel"
            id={`${id}-panel`}
            aria-labelledby={`${id}-${tab}`}
            className={`flex min-h-0 flex-1 flex-col ${tab === "machines" ? "" : "overflow-y-auto p-2"}`}
          >
            <PanelBoundary key={tab}>{Shown ? <Shown /> : <MachinesTable toolsPlace={toolsPlace} />}</PanelBoundary>
          </div>
        </section>
      </main>
    </>
  );
}
