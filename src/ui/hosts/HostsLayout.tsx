/**
 * Two hosts side by side under one cursor and in one window of time, one below the other where there is no room. Each column chooses its host; what is
 * done in it is done there.
 */
import { useEffect, useMemo, useState } from "react";
import { createStore } from "zustand/vanilla";
import { hosts as texts } from "../../i18n/messages/hosts.ts";
import type { App } from "../../store/appState.ts";
import { hostView } from "../../store/hostView.ts";
import { selectLanguage, selectScenario, selectShown, selectWhole } from "../../store/selectors.ts";
import { PlaceName } from "../shared/layout/landmark.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { hostName } from "../shared/migration/hostName.ts";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useText } from "../shared/text/useText.ts";
import { AppContext, useApp, useAppWithRuns } from "../shared/useApp.ts";
import { RunContext, useRun, useRunActions, useRunApi } from "../shared/useRun.ts";
import { MachineStrip } from "../machines/MachineStrip.tsx";
import { MemoryPanel } from "../memory/MemoryPanel.tsx";
import { MigrationPanel } from "../migration/MigrationPanel.tsx";
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { StoragePanel } from "../storage/StoragePanel.tsx";
import { createOneWindow, type OneWindow } from "./oneWindow.ts";

export function HostsLayout() {
  const { shell } = useText();
  const shown = useRun(selectShown);
  const count = useRun(selectWhole).hosts.length;
  const [pair, setPair] = useState<readonly [number, number]>(() => ([0, 1].includes(shown) ? [0, 1] : [0, shown]));
  const [window] = useState(createOneWindow);
  // Of hosts that are gone others take the place.
  const [left, right] = [pair[0] < count ? pair[0] : 0, pair[1] < count ? pair[1] : count - 1];
  return (
    <main
      id="charts"
      tabIndex={-1}
      aria-label={shell.region.charts}
      className="scroll-quiet flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto overscroll-contain p-3 outline-none max-md:p-0"
    >
      <PanelBoundary>
        <MigrationPanel />
      </PanelBoundary>
      <div className="grid gap-3 lg:grid-cols-2">
        <HostColumn key={`left ${left}`} host={left} window={window} onChange={(host) => setPair([host, right])} />
        {count > 1 && (
          <HostColumn key={`right ${right}`} host={right} window={window} onChange={(host) => setPair([left, host])} />
        )}
      </div>
    </main>
  );
}

interface HostColumnProps {
  readonly host: number;
  readonly window: OneWindow;
  readonly onChange: (host: number) => void;
}

function HostColumn({ host, window, onChange }: HostColumnProps) {
  const run = useRunApi();
  const view = useMemo(() => hostView(run, host), [run, host]);
  useEffect(() => view.follow(), [view]);
  const app = useAppOf(host);
  const language = useApp(selectLanguage);
  const whole = useRun(selectWhole);
  const shown = useRun(selectShown);
  const name = hostName(whole, host, language);
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-2.5">
      <header className={`flex items-center gap-2 border-b-2 px-2 ${host === shown ? "border-accent" : "border-line"}`}>
        <SelectControl
          name={texts[language].choose}
          value={String(host)}
          choices={whole.hosts.map((_, at) => ({ id: String(at), text: hostName(whole, at, language) }))}
          onChange={(id) => onChange(Number(id))}
        />
      </header>
      <AppContext value={app}>
        <RunContext value={view.run}>
          <PlaceName value={`${name}: `}>
            <Column window={window} />
          </PlaceName>
        </RunContext>
      </AppContext>
    </section>
  );
}

function Column({ window }: { readonly window: OneWindow }) {
  const timeline = useTimeline();
  useEffect(() => window.join(timeline), [window, timeline]);
  const { memory, storage } = subjectsOf(useRun(selectScenario));
  return (
    <>
      <PanelBoundary>
        <MachineStrip />
      </PanelBoundary>
      <PanelBoundary>
        <ProcessorPanel />
      </PanelBoundary>
      {memory && (
        <PanelBoundary>
          <MemoryPanel />
        </PanelBoundary>
      )}
      {storage && (
        <PanelBoundary>
          <StoragePanel />
        </PanelBoundary>
      )}
    </>
  );
}

/**
 * The app as a column of host `host` has it: machines and frames have numbers of their own on each host, so that what is
 * selected is selected on the host that is shown alone.
 */
function useAppOf(host: number): App {
  const app = useAppWithRuns();
  const run = useRunApi();
  const { showHost } = useRunActions();
  const own = useMemo(() => {
    const seen = () => {
      const state = app.getState();
      const { actions } = state;
      const isShown = run.getState().shown === host;
      return {
        ...state,
        ...(isShown ? {} : { selection: null, lit: null }),
        actions: {
          ...actions,
          select: (selection: Parameters<typeof actions.select>[0]) => {
            showHost(host);
            actions.select(selection);
          },
          openDialog: (...given: Parameters<typeof actions.openDialog>) => {
            showHost(host);
            actions.openDialog(...given);
          },
        },
      };
    };
    const store = createStore(seen) as App;
    const update = () => store.setState(seen(), true);
    const follow = () => {
      update();
      const stops = [app.subscribe(update), run.subscribe((next, before) => next.shown !== before.shown && update())];
      return () => stops.forEach((stop) => stop());
    };
    return { store, follow };
  }, [app, run, host, showHost]);
  useEffect(() => own.follow(), [own]);
  return own.store;
}
