/** Where the parts of predicting stand, by the width of the window. */
import { handsKinds } from "../../learn/hands/kinds.ts";
import { isValidElement, type ComponentType } from "react";
import type { QuestionKind } from "../../model/questionKinds.ts";
import { isFindLink } from "../../store/exerciseLink.ts";
import { isChallengeLink, isHandsLink } from "../../store/handsLink.ts";
import type { RunState } from "../../store/runState.ts";
import { CardSheet } from "../predict/CardSheet.tsx";
import { ChallengePage } from "../predict/challenge/ChallengePage.tsx";
import { FindLayout } from "../predict/find/FindLayout.tsx";
import { HandsLayout } from "../predict/hands/HandsLayout.tsx";
import { PredictLayout, type FrameProps } from "../predict/PredictLayout.tsx";
import { PhoneChart } from "../processor/PhoneChart.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { Charts } from "./Charts.tsx";
import {
  EventList,
  MachineList,
  MachineStrip,
  MemoryPanel,
  MigrationPanel,
  RegionPanel,
  StoragePanel,
  TranslationPanel,
} from "./panels.tsx";
import { CHARTS_ID } from "./SkipLinks.tsx";

const selectDecidesHosts = ({ whole }: RunState) => handsKinds(whole).includes("host");

export function PredictPage() {
  const link = useApp(({ modeLink }) => modeLink);
  const hasOthers = useRun(selectHasOtherHosts);
  const decidesHosts = useRun(selectDecidesHosts);
  if (link !== null && isChallengeLink(link))
    return <ChallengePage key={link} link={link} mainId={CHARTS_ID} Frame={Frame} />;
  if (isFindLink(link)) return <FindLayout Frame={Frame} />;
  // Where there are others beside it, nobody decides for one host alone, but for all of them where machines go; else the other page says so.
  return isHandsLink(link) && (!hasOthers || decidesHosts) ? (
    <HandsLayout Frame={Frame} />
  ) : (
    <PredictLayout Frame={Frame} />
  );
}

function Frame(props: FrameProps) {
  return props.layout === "three" || props.layout === "two" ? <Wide {...props} /> : <Narrow {...props} />;
}

function Wide({ layout, brief, picture, card, aside, about }: FrameProps) {
  const { shell } = useText();
  const isThree = layout === "three" && !about;
  return (
    <>
      <div className="h-11 shrink-0 border-b border-line bg-panel">{brief}</div>
      {!isThree && !about && (
        <div className="shrink-0 border-b border-line">
          <PanelBoundary>
            <MachineStrip />
          </PanelBoundary>
        </div>
      )}
      <div
        className={`${isThree ? "shell-three" : "shell-two"} grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] gap-x-3 px-3`}
      >
        {isThree && (
          <aside aria-label={shell.region.machines} className="flex min-h-0 flex-col gap-2.5 py-3">
            <PanelBoundary>
              <MachineList />
            </PanelBoundary>
            <div className="flex min-h-40 flex-1 flex-col">
              <PanelBoundary>
                <EventList />
              </PanelBoundary>
            </div>
          </aside>
        )}
        <div className="flex min-h-0 min-w-0 flex-col">
          {picture && <div className="shrink-0 pt-3">{picture}</div>}
          <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)]">
            {about ? (
              <main
                id={CHARTS_ID}
                tabIndex={-1}
                aria-label={shell.region.charts}
                className="min-h-0 overflow-y-auto py-3 outline-none"
              >
                {about}
              </main>
            ) : (
              <Charts />
            )}
          </div>
        </div>
        <aside
          aria-label={shell.region.explanations}
          className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3"
        >
          {card}
          {aside}
        </aside>
      </div>
    </>
  );
}

/** The one panel that a question is about, where that is not who has the processor. */
const ABOUT: Readonly<Partial<Record<QuestionKind, ComponentType>>> = {
  victim: MemoryPanel,
  hitOrFault: MemoryPanel,
  hole: RegionPanel,
  extents: StoragePanel,
  dirtied: MigrationPanel,
  ballooned: MemoryPanel,
  walk: TranslationPanel,
};

function Narrow({ brief, picture, card, aside, kind, about }: FrameProps) {
  const { shell } = useText();
  const About = kind === null ? undefined : ABOUT[kind];
  return (
    <>
      <div className="h-11 shrink-0 border-b border-line bg-panel">{brief}</div>
      <main
        id={CHARTS_ID}
        tabIndex={-1}
        aria-label={shell.region.charts}
        className="scroll-quiet flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain outline-none"
      >
        {picture}
        <PanelBoundary>{about ?? (About ? <About /> : <PhoneChart isWhole={false} />)}</PanelBoundary>
        <div className="flex flex-col gap-2 px-2 pb-2">{aside}</div>
      </main>
      <CardSheet
        // Another question is in view at once.
        key={isValidElement(card) ? card.key : null}
        label={shell.region.explanations}
      >
        {card}
      </CardSheet>
    </>
  );
}
