/**
 * The mode of lessons: the list, or a lesson beside the panels of its run. Wide: the lesson in the place of the left column;
 * narrower: without the right one; on a tablet and a phone below the one panel that matters.
 */
import { useEffect, useRef, useState, type ComponentType, type ReactNode } from "react";
import { FOCUSES, type Focus } from "../../learn/lesson.ts";
import type { Target } from "../../learn/marked.ts";
import { isOpen, type Here } from "../../store/lessons.ts";
import { selectMode } from "../../store/selectors.ts";
import { PhoneChart } from "../processor/PhoneChart.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useLayout } from "../shared/layout/useLayout.ts";
import { useWithoutRun } from "../shared/layout/useWithoutRun.ts";
import { useActions, useApp, useAppView } from "../shared/useApp.ts";
import {
  CopiesPanel,
  CostPanel,
  MachineList,
  MachineStrip,
  MemoryPanel,
  MetricsPanel,
  MigrationPanel,
  PhoneWhy,
  RegionPanel,
  TranslationPanel,
  WhyPanel,
} from "../shell/panels.tsx";
import { StorageAndArms } from "../shell/StorageAndArms.tsx";
import { WhyLine } from "../why/WhyLine.tsx";
import { Focused, LessonCharts } from "./LessonCharts.tsx";
import { LessonCard } from "./LessonCard.tsx";
import { LessonFoot } from "./LessonFoot.tsx";
import { LessonList } from "./LessonList.tsx";
import { StepList } from "./StepList.tsx";
import { useAutoplay } from "./useAutoplay.ts";
import { useDraft } from "./useDraft.ts";
import { useLessonKeys } from "./useLessonKeys.ts";
import { tabStorage, useHere, useLessonsApi } from "./useLessons.ts";
import { useLessonText, useSay } from "./useLessonText.ts";

export interface LessonsLayoutProps {
  /** Without the picture: what is read, asked and answered. */
  readonly isTextOnly?: boolean;
  /** That of a lecture, in the place of the panels. */
  readonly picture?: ReactNode;
}

export function LessonsLayout(props: LessonsLayoutProps) {
  const here = useHere();
  useEntering();
  return here ? <LessonPage here={here} {...props} /> : <ListPage />;
}

/** Comes to where the link leads, whenever somebody else has put another one there. */
function useEntering(): void {
  const lessons = useLessonsApi();
  const link = useApp(({ modeLink }) => modeLink);
  const isShown = useApp(selectMode) === "lessons";
  const isInside = useRef(false);
  useEffect(() => {
    // Whoever leaves goes nowhere in the lessons.
    if (!isShown) return;
    const { actions, link: own } = lessons.getState();
    if (isInside.current && link === own) return;
    // The tab of the lessons, pressed in a lesson, leads to the list.
    if (isInside.current && link === null) actions.showList();
    else actions.enter();
    isInside.current = true;
  }, [lessons, link, isShown]);
}

function ListPage() {
  useWithoutRun(true);
  useLessonKeys(null, null, null);
  return <LessonList />;
}

/** What is to come is hidden as long as it is asked for; afterwards as the reader had it before. */
function useCurtain(isDrawn: boolean): void {
  const app = useAppView();
  const { hideFuture } = useActions();
  useEffect(() => {
    if (!isDrawn) return undefined;
    const { isFutureHidden } = app.getState();
    hideFuture(true);
    return () => hideFuture(isFutureHidden);
  }, [isDrawn, app, hideFuture]);
}

function LessonPage({ here, isTextOnly = false, picture }: LessonsLayoutProps & { readonly here: Here }) {
  const layout = useLayout();
  const draft = useDraft(here);
  const auto = useAutoplay(here, draft.answer !== null && isOpen(here));
  useLessonKeys(here, draft, auto);
  useCurtain(here.step?.kind === "ask" && isOpen(here));
  // Behind the last step the picture stays what it was there.
  const own = (here.step ?? here.lesson.steps.at(-1))?.focus ?? "processor";
  // Words of the text can lead to another panel, until the next step.
  const [pointed, point] = usePointed(`${here.lesson.id} ${here.step?.id}`);
  const focus = pointed ?? own;
  const onPoint = (target: Target) => target.kind === "panel" && point(target.panel);
  const card = <LessonCard here={here} draft={draft} onPoint={onPoint} />;
  const foot = <LessonFoot here={here} auto={auto} />;
  if (isTextOnly) return <TextOnly here={here} card={card} foot={foot} />;
  if (picture) return <BesidePicture here={here} card={card} foot={foot} picture={picture} />;
  if (layout === "phone" || layout === "one")
    return <BelowOneAnother focus={focus} here={here} card={card} foot={foot} />;
  return <SideBySide focus={focus} here={here} card={card} foot={foot} isWide={layout === "three"} />;
}

/** What is read grows with the type of the lecture. */
function BesidePicture({ here, card, foot, picture }: Omit<PartsProps, "focus"> & { readonly picture: ReactNode }) {
  const { lessons: t } = useLessonText();
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(18rem,30%)_minmax(0,1fr)] grid-rows-[minmax(0,1fr)]">
      <aside aria-label={t.title} className="flex min-h-0 flex-col border-r border-line bg-panel">
        {card}
        {foot}
        <StepTold here={here} />
      </aside>
      <div className="flex min-h-0 min-w-0 flex-col">{picture}</div>
    </div>
  );
}

function TextOnly({ here, card, foot }: Omit<PartsProps, "focus">) {
  useWithoutRun(true);
  const { lessons: t } = useLessonText();
  return (
    <main id="charts" tabIndex={-1} aria-label={t.title} className="flex min-h-0 flex-1 flex-col bg-panel outline-none">
      {card}
      {foot}
      <StepTold here={here} />
    </main>
  );
}

const POINTED_KEY = "hyperscope.lessonPanel";

/** The panel that words at `at` have led to, also when the page is loaded again; null: none yet. */
function usePointed(at: string): readonly [Focus | null, (panel: Focus) => void] {
  const [pointed, setPointed] = useState(() => tabStorage()?.getItem(POINTED_KEY) ?? "");
  const panel = pointed.startsWith(`${at} `) ? (FOCUSES.find((one) => pointed === `${at} ${one}`) ?? null) : null;
  const point = (next: Focus) => {
    setPointed(`${at} ${next}`);
    try {
      tabStorage()?.setItem(POINTED_KEY, `${at} ${next}`);
    } catch {
      // A full storage is no reason to stop.
    }
  };
  return [panel, point];
}

interface PartsProps {
  readonly here: Here;
  readonly focus: Focus;
  readonly card: ReactNode;
  readonly foot: ReactNode;
}

function SideBySide({ here, focus, card, foot, isWide }: PartsProps & { readonly isWide: boolean }) {
  const { shell, lessons: t } = useLessonText();
  return (
    <div
      className={`grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] gap-x-3 px-3 ${
        isWide
          ? "grid-cols-[20rem_minmax(0,1fr)_16.25rem] min-[85rem]:grid-cols-[21.25rem_minmax(0,1fr)_18.75rem]"
          : "grid-cols-[20rem_minmax(0,1fr)]"
      }`}
    >
      <aside aria-label={t.title} className="flex min-h-0 flex-col py-3">
        <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-xl border border-line bg-panel shadow-panel">
          {card}
          {foot}
        </div>
        <StepTold here={here} />
      </aside>
      <main
        id="charts"
        tabIndex={-1}
        aria-label={shell.region.charts}
        className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain p-0.5 py-3 outline-none"
      >
        <Focused
          isFocus={focus === "machines"}
          className="flex min-h-14 flex-col justify-center border border-line bg-panel shadow-panel"
        >
          <MachineStrip />
        </Focused>
        <LessonCharts focus={focus} isAsked={here.step?.kind === "ask" && isOpen(here)} />
        {!isWide && <WhyLine />}
      </main>
      {isWide && (
        <aside
          aria-label={shell.region.explanations}
          className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain p-0.5 py-3"
        >
          <Focused isFocus={focus === "why"}>
            <WhyPanel />
          </Focused>
          <StepList here={here} />
          <Focused isFocus={focus === "figures"}>
            <MetricsPanel isLow />
          </Focused>
        </aside>
      )}
    </div>
  );
}

function MachinesOfPhone() {
  return (
    <div className="px-3 py-2.5">
      <MachineList />
    </div>
  );
}

const NARROW: Readonly<Record<Focus, ComponentType>> = {
  processor: PhoneChart,
  memory: MemoryPanel,
  storage: StorageAndArms,
  machines: MachinesOfPhone,
  why: PhoneWhy,
  figures: MetricsPanel,
  region: RegionPanel,
  translation: TranslationPanel,
  copies: CopiesPanel,
  costs: CostPanel,
  migration: MigrationPanel,
};

function BelowOneAnother({ here, focus, card, foot }: PartsProps) {
  const { shell, lessons: t } = useLessonText();
  const Shown = NARROW[focus];
  return (
    <>
      <main
        id="charts"
        tabIndex={-1}
        aria-label={shell.region.charts}
        className="scroll-quiet relative max-h-[45%] shrink-0 overflow-y-auto border-b border-line bg-panel outline-none"
      >
        <div className="border-b border-line">
          <PanelBoundary>
            <MachineStrip />
          </PanelBoundary>
        </div>
        <PanelBoundary key={focus}>
          <Shown />
        </PanelBoundary>
      </main>
      <aside aria-label={t.title} className="flex min-h-0 flex-1 flex-col bg-panel">
        {card}
        {foot}
        <StepTold here={here} />
      </aside>
    </>
  );
}

/** Says where one has come to, for those who do not see it. */
function StepTold({ here: { lesson, step, index } }: { readonly here: Here }) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  return (
    <p role="status" className="sr-only">
      {step ? `${t.step(index + 1, lesson.steps.length)}: ${say(step.title)}` : ""}
    </p>
  );
}
