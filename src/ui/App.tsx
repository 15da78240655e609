/**
 * The page: top bar, panels in the layout that fits the window, time controls, notices, and the dialog that is open.
 * Everything comes from the app in `AppContext` and the run that it shows; this file only places it.
 */
import { useState, type ReactNode } from "react";
import type { RunState } from "../store/runState.ts";
import {
  selectDialog,
  selectIsConsoleOpen,
  selectIsLecture,
  selectIsPresenting,
  selectIsWithoutRun,
  selectMode,
} from "../store/selectors.ts";
import { OpeningDialog } from "./shared/floating/OpeningDialog.tsx";
import { afterFirstPicture } from "./shared/layout/firstPicture.ts";
import { later } from "./shared/layout/later.tsx";
import { selectHasOtherHosts } from "./shared/migration/otherHosts.ts";
import { NoticeRegion } from "./shared/NoticeRegion.tsx";
import { PanelBoundary } from "./shared/layout/PanelBoundary.tsx";
import { useApp, useShownRuns } from "./shared/useApp.ts";
import { RunContext, useRun } from "./shared/useRun.ts";
import { useText } from "./shared/text/useText.ts";
import { SkipLinks, TRANSPORT_ID } from "./shell/SkipLinks.tsx";
import { TopBar } from "./shell/TopBar.tsx";
import { useDocument } from "./shell/useDocument.ts";
import { useLayout } from "./shared/layout/useLayout.ts";
import { useUndoKeys } from "./shell/useUndoKeys.ts";
import { ThreeColumns, TwoColumns } from "./shell/WideLayout.tsx";
import { TransportBar } from "./transport/TransportBar.tsx";
import { useTransportKeys } from "./transport/useTransportKeys.ts";

const RunFailedBanner = later(async () => (await import("./shell/RunFailedBanner.tsx")).RunFailedBanner);
const Dialogs = later(async () => (await import("./dialogs/Dialogs.tsx")).Dialogs, <OpeningDialog />);

/** It must be here before somebody prints: nothing can be waited for then. */
const PrintSheet = later(async () => {
  await afterFirstPicture();
  return (await import("./print/PrintSheet.tsx")).PrintSheet;
});
const ConsoleDock = later(async () => (await import("./console/ConsoleDock.tsx")).ConsoleDock);
const HostTabs = later(
  async () => (await import("./shell/HostTabs.tsx")).HostTabs,
  <div className="h-9 shrink-0 max-md:h-11" />,
);
const PresenterDock = later(async () => (await import("./presenter/PresenterDock.tsx")).PresenterDock);
const LectureLayout = later(async () => (await import("./lecture/LectureLayout.tsx")).LectureLayout, <LayoutOpening />);
const ManyLayout = later(async () => (await import("./shell/ManyLayout.tsx")).ManyLayout, <LayoutOpening />);

/** From so many machines on a table is read more easily than cards. */
const MANY_FROM = 9;

const selectHasMany = ({ host, scenario }: RunState) =>
  Math.max(scenario.machines.length, host?.vms.filter(({ life }) => life !== "none").length ?? 0) >= MANY_FROM;

const ModeLayout = later(async () => (await import("./shell/ModeLayout.tsx")).ModeLayout, <LayoutOpening />);

const OneColumn = later(async () => (await import("./shell/OneColumn.tsx")).OneColumn, <LayoutOpening />);

const PhoneLayout = later(async () => (await import("./shell/PhoneLayout.tsx")).PhoneLayout, <LayoutOpening />);

const LAYOUTS = { three: ThreeColumns, two: TwoColumns, one: OneColumn, phone: PhoneLayout } as const;

const selectHasFailed = (state: RunState) => state.status.kind === "failed";

export function App() {
  const [run] = useShownRuns();
  return (
    <RunContext value={run}>
      <Page />
    </RunContext>
  );
}

/** Where the layout stands, for what is said when it cannot be loaded. */
function LayoutFrame({ children }: { readonly children: ReactNode }) {
  return <main className="min-h-0 flex-1 overflow-y-auto p-3">{children}</main>;
}

/** Keeps the place of a layout whose code is on its way, so that nothing else moves. The words come a moment later. */
function LayoutOpening() {
  const { shell } = useText();
  return (
    <LayoutFrame>
      <p role="status" className="animate-[appear_0s_0.15s_both] p-3 text-sm text-soft">
        {shell.opening}
      </p>
    </LayoutFrame>
  );
}

/** Whether `isSo` has been true since the component is there. */
function useHasEver(isSo: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(isSo);
  if (isSo && !hasBeen) setHasBeen(true);
  return isSo || hasBeen;
}

function Page() {
  const { shell } = useText();
  const layout = useLayout();
  const dialog = useApp(selectDialog);
  const isConsoleOpen = useApp(selectIsConsoleOpen);
  const isPresenting = useApp(selectIsPresenting);
  const hasFailed = useHasEver(useRun(selectHasFailed));
  useDocument();
  useTransportKeys();
  useUndoKeys();

  // A projector is wide; on a phone there is nothing to be gained.
  const hasHosts = useRun(selectHasOtherHosts);
  const isLecture = useApp(selectIsLecture) && layout !== "phone";
  const hasMany = useRun(selectHasMany) && layout !== "phone";
  const mode = useApp(selectMode);
  const isWithoutRun = useApp(selectIsWithoutRun);
  const isExploring = mode === "explore";
  const Panels = isLecture ? LectureLayout : !isExploring ? ModeLayout : hasMany ? ManyLayout : LAYOUTS[layout];
  return (
    <div className="relative flex h-dvh flex-col overflow-hidden bg-page text-ink tiny:block tiny:scroll-pb-20 tiny:overflow-y-auto">
      <SkipLinks />
      {!isLecture && <TopBar layout={layout} />}
      {hasFailed && (
        <PanelBoundary>
          <RunFailedBanner />
        </PanelBoundary>
      )}
      {hasHosts && !isWithoutRun && (
        <PanelBoundary isQuiet>
          <HostTabs />
        </PanelBoundary>
      )}
      <PanelBoundary key={isLecture ? "lecture" : !isExploring ? mode : hasMany ? "many" : layout} frame={LayoutFrame}>
        <Panels />
      </PanelBoundary>
      {isPresenting && (
        <PanelBoundary>
          <PresenterDock />
        </PanelBoundary>
      )}
      {isConsoleOpen && (
        <PanelBoundary>
          <ConsoleDock />
        </PanelBoundary>
      )}
      {!isWithoutRun && (
        <footer
          id={TRANSPORT_ID}
          tabIndex={-1}
          aria-label={shell.region.transport}
          className="shrink-0 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] outline-none tiny:sticky tiny:bottom-0 tiny:z-30"
        >
          <PanelBoundary>
            <TransportBar />
          </PanelBoundary>
        </footer>
      )}
      <NoticeRegion />
      <PanelBoundary isQuiet>
        <PrintSheet />
      </PanelBoundary>
      {dialog && (
        <PanelBoundary key={dialog} frame={OpeningDialog}>
          <Dialogs />
        </PanelBoundary>
      )}
    </div>
  );
}
