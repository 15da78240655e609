/**
 * The page in a frame of another one: a line with its title and a way to the whole page, the charts, why the last step
 * happened, and the time controls. The page around it can drive it (`store/frame.ts`).
 */
import { useEffect, useRef, useState, type ReactNode } from "react";
import { encodeLink } from "../../codec/link/link.ts";
import { selectDialog, selectIsWithoutRun } from "../../store/selectors.ts";
import { contentOf } from "../../store/unsaved.ts";
import { Icon } from "../shared/Icon.tsx";
import { OpeningDialog } from "../shared/floating/OpeningDialog.tsx";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { NoticeRegion } from "../shared/NoticeRegion.tsx";
import { useTitle } from "../shared/text/useTitle.ts";
import { useText } from "../shared/text/useText.ts";
import { useApp, useAppWithRuns, useShownRuns } from "../shared/useApp.ts";
import { RunContext } from "../shared/useRun.ts";
import { Charts } from "../shell/Charts.tsx";
import { Logo } from "../shell/Logo.tsx";
import { PhoneLayout } from "../shell/PhoneLayout.tsx";
import { TRANSPORT_ID } from "../shell/SkipLinks.tsx";
import { useDocument } from "../shell/useDocument.ts";
import { Readout } from "../transport/Readout.tsx";
import { Scrubber } from "../transport/Scrubber.tsx";
import { Buttons } from "../transport/transportControls.tsx";
import { usePlayback } from "../transport/usePlayback.ts";
import { useTransportKeys } from "../transport/useTransportKeys.ts";
import { WhyBand } from "../why/WhyBand.tsx";
import { useFrameText } from "./useFrameText.ts";
import { useParent } from "./useParent.ts";

const Dialogs = later(async () => (await import("../dialogs/Dialogs.tsx")).Dialogs, <OpeningDialog />);

/** From this width on the charts stand one below the other; else one panel at a time. */
const WIDE = "(min-width: 560px)";

export interface FramedAppProps {
  /** A lesson, in the place of the charts. */
  readonly children?: ReactNode;
}

export function FramedApp({ children }: FramedAppProps) {
  const [run] = useShownRuns();
  return (
    <RunContext value={run}>
      <EmbeddedPage lesson={children} />
    </RunContext>
  );
}

function EmbeddedPage({ lesson }: { readonly lesson: ReactNode }) {
  const { shell } = useText();
  const isNarrow = !useMediaQuery(WIDE);
  const dialog = useApp(selectDialog);
  const isWithoutRun = useApp(selectIsWithoutRun);
  useDocument();
  usePlayback();
  useTransportKeys();
  useParent();
  return (
    <Frame>
      <Heading />
      {lesson ? (
        <PanelBoundary>{lesson}</PanelBoundary>
      ) : isNarrow ? (
        <PanelBoundary>
          <PhoneLayout />
        </PanelBoundary>
      ) : (
        <>
          <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] px-2">
            <Charts />
          </div>
          <PanelBoundary>
            <WhyBand />
          </PanelBoundary>
        </>
      )}
      {!isWithoutRun && (
        <footer
          id={TRANSPORT_ID}
          tabIndex={-1}
          aria-label={shell.region.transport}
          className="flex h-13 shrink-0 items-center gap-3 border-t border-line bg-panel px-3 outline-none"
        >
          <PanelBoundary>
            <div className="flex items-center gap-0.5">
              <Buttons isShort={isNarrow} />
            </div>
            <div className="min-w-0 flex-1">
              <Scrubber />
            </div>
            <Readout />
          </PanelBoundary>
        </footer>
      )}
      <NoticeRegion />
      {dialog && (
        <PanelBoundary key={dialog} frame={OpeningDialog}>
          <Dialogs />
        </PanelBoundary>
      )}
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="relative flex h-dvh flex-col overflow-hidden bg-page text-ink tiny:block tiny:overflow-y-auto">
      {children}
    </div>
  );
}

function Heading() {
  const { frame: t } = useFrameText();
  const title = useTitle();
  const link = useWholePage();
  return (
    <header className="flex h-10 shrink-0 items-center gap-2.5 border-b border-line bg-panel px-3">
      <Logo />
      <h1 className="min-w-0 flex-1 truncate text-sm font-semibold" title={title}>
        {title}
      </h1>
      <a
        href={link}
        target="_blank"
        rel="noopener"
        className="flex min-h-8 shrink-0 items-center gap-1.5 rounded-lg px-2 text-xs font-medium text-accent hover:bg-sunken max-md:min-h-11"
      >
        {t.wholePage}
        <Icon name="larger" className="size-3.5" />
      </a>
    </header>
  );
}

/** A moment stands so long before the link leads to it. */
const REST_MS = 400;

/** The address of the whole page at the moment shown. */
function useWholePage(): string {
  const app = useAppWithRuns();
  const place = location.href.replace(/#.*/s, "");
  const [link, setLink] = useState(() => location.href.replace(/&(?:embed|audience)=.*$/s, ""));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const write = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const { modeLink } = app.getState();
        // A lesson brings its own scenario. Too large for a link: the one that was opened stays.
        const made = modeLink === null ? encodeLink(contentOf(app)) : Promise.resolve(modeLink);
        void made.then(
          (fragment) => setLink(`${place}#${fragment}`),
          () => null,
        );
      }, REST_MS);
    };
    const [run] = app.getState().runs;
    const stop = run.subscribe(write);
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [app, place]);
  return link;
}
