/**
 * The way through the lessons: from stop to stop and back, with the run put to the exact position of each. Where the reader
 * is stands in the link of the app; how far each lesson has come in the progress, which the browser remembers.
 *
 * Whatever is done with the run meanwhile breaks nothing: the next stop opens its own scenario. That it is not the step's
 * any more is seen by its identity. What was made of it is kept as a branch beside it.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { checkGoals, type GoalCheck } from "../learn/goals.ts";
import { stopsOf, type Lesson, type LessonStep, type Position, type PuzzleStep } from "../learn/lesson.ts";
import { lessonCalled, lessons } from "../lessons/list.ts";
import { MOST_BRANCHES, partingOf } from "../model/branches.ts";
import type { Scenario } from "../model/scenario.ts";
import type { App } from "./appState.ts";
import { END, lessonLink, placeOfLink, type LessonPlace } from "./lessonLink.ts";
import type { Branch, RunState } from "./runState.ts";
import { lessonRunMemory, type TabStorage } from "./lessonRun.ts";
import {
  attemptAt,
  type LessonAttempt,
  type LessonProgress,
  type Progress,
  type ProgressMemory,
} from "./lessonProgress.ts";

/** A scenario of a lesson, and what the run has made of it when it was opened. */
interface OpenedScenario {
  readonly source: Scenario;
  readonly shown: Scenario;
}

export interface LessonsState {
  readonly progress: Progress;
  readonly opened: OpenedScenario | null;
  /** The reader has changed the run, and wants to stay with that until the next stop. */
  readonly stays: boolean;
  /** Where the reader was last; null: nowhere yet. */
  readonly link: string | null;
}

export interface LessonsActions {
  /** Goes where the link of the app leads; without one, to where the reader was last. */
  enter(): void;
  showList(): void;
  /** Goes to a step, to its answer if there is one already; `end`, or a step that is not there: to the end. */
  goTo(lesson: Lesson, step: string, stop?: number): void;
  /** Goes on in `lesson` where the reader was in it. */
  resume(lesson: Lesson): void;
  /** To the next stop: an open question or puzzle is shown, as if `reveal` had been asked for. */
  next(): void;
  back(): void;
  toFirst(): void;
  toLast(): void;
  /** Puts the run to the position of the stop again. */
  backToPath(): void;
  /** Leaves the run as it has been changed. */
  stay(): void;
  /** The first answer to the step is kept. */
  answer(answer: number, ms: number, isHinted: boolean): void;
  reveal(ms: number, isHinted: boolean): void;
  /** The puzzle of the step has been solved by what the reader has done. */
  solved(changes: number, ms: number, isHinted: boolean): void;
  /** Forgets all answers. */
  clear(): void;
}

export type Lessons = StoreApi<LessonsState & { readonly actions: LessonsActions }>;

/** Where the reader is, as far as that exists. */
export interface Here {
  readonly lesson: Lesson;
  /** Null: behind the last step. */
  readonly step: LessonStep | null;
  /** Index of the step; behind the last one their number. */
  readonly index: number;
  /** Index of the stop. */
  readonly stop: number;
  readonly attempt: LessonAttempt | null;
}

/** Null: the list. */
export function hereOf(link: string | null, progress: Progress): Here | null {
  const place = placeOfLink(link ?? "");
  const lesson = place?.lesson == null ? null : lessonCalled(place.lesson);
  if (!lesson) return null;
  const known = progress[lesson.id];
  const wanted = place?.step ?? known?.step ?? lesson.steps[0]!.id;
  const found = lesson.steps.findIndex(({ id }) => id === wanted);
  const index = found >= 0 ? found : wanted === END ? lesson.steps.length : 0;
  const step = lesson.steps[index] ?? null;
  const attempt = step && attemptAt(known, step.id);
  const isKnown = known?.step === step?.id;
  return { lesson, step, index, stop: step && isKnown ? (known?.stop ?? 0) : 0, attempt };
}

/** What tells one stop from all others. */
function placeOf({ lesson, step, stop }: Here): string {
  return `${lesson.id} ${step?.id ?? END} ${stop}`;
}

/** The position that is shown at `here`. */
export function positionOf({ lesson, step, stop }: Pick<Here, "lesson" | "step" | "stop">): Position {
  const shown = step ?? lesson.steps.at(-1)!;
  const stops = stopsOf(shown);
  return (stops[stop] ?? stops[0]!).position;
}

/** A question or a puzzle that nobody has answered yet. */
export function isOpen(here: Here): boolean {
  return here.step !== null && here.step.kind !== "tell" && here.attempt === null;
}

/** What the run of the reader has come to, of the goals of `step`. */
export function checkPuzzle(app: App, { opened }: LessonsState, step: PuzzleStep): GoalCheck | null {
  // Goals are about the first host, whichever is shown.
  const { traces, trace, whole } = app.getState().runs[0].getState();
  const told = traces[0] ?? trace;
  return told && opened && checkGoals(step.puzzle.goals, told, whole, opened.shown);
}

/** `tab`: keeps what is made of a run until the page is closed; null: nothing is. */
export function createLessons(app: App, memory: ProgressMemory, tab: TabStorage = null): Lessons {
  const run = () => app.getState().runs[0].getState();
  const madeInTab = lessonRunMemory(app, tab);

  return createStore<LessonsState & { readonly actions: LessonsActions }>()((set, get) => {
    const here = () => hereOf(app.getState().modeLink, get().progress);
    const link = (place: LessonPlace) => {
      set({ link: lessonLink(place) });
      app.getState().actions.setModeLink(lessonLink(place));
    };

    const keep = (lesson: Lesson, change: Partial<LessonProgress>) => {
      const before: LessonProgress = get().progress[lesson.id] ?? {
        step: lesson.steps[0]!.id,
        stop: 0,
        attempts: [],
        isFinished: false,
      };
      const progress = { ...get().progress, [lesson.id]: { ...before, ...change } };
      set({ progress });
      memory.write(progress);
    };

    /** What readers have made of the scenarios of lessons, by those. */
    const made = new Map<Scenario, readonly Branch[]>();
    const keepMade = () => {
      const { opened } = get();
      if (opened) made.set(opened.source, madeOf(run(), opened.shown));
    };

    /** The run that was asked for last is not there yet. */
    let isOpening = false;
    const keepRun = () => {
      const at = here();
      const { opened } = get();
      if (isOpening || !at || !opened || app.getState().mode !== "lessons") return;
      const { whole, tree } = run();
      const isMade = whole !== opened.shown || tree.others.length > 0;
      madeInTab.keep(isMade ? placeOf(at) : null);
    };
    app.getState().runs[0].subscribe((state, before) => {
      if (state.whole === before.whole && state.tree === before.tree) return;
      const { opened } = get();
      // Whoever takes a change back is on the path again.
      if (!isOpening && opened && partingOf(state.whole, opened.shown)?.at === Infinity)
        set({ opened: { ...opened, shown: state.whole } });
      keepRun();
    });

    /** Opens the exact position; its machine is selected as soon as the run has taken it. */
    const open = (lesson: Lesson, position: Position, vm: string | undefined) => {
      const { language, actions, runs } = app.getState();
      keepMade();
      const { whole: before } = run();
      const source = position.scenario;
      const stop = runs[0].subscribe(({ whole }) => {
        if (whole === before) return;
        stop();
        isOpening = false;
        set({ opened: { source, shown: whole }, stays: false });
        keepRun();
        actions.setFolds({});
        const uid = namesIn(source).indexOf(vm ?? "");
        actions.select(uid < 0 ? null : { kind: "vm", vm: uid });
      });
      const at = { time: position.time, step: position.row ?? Infinity };
      // Only the first one leaves what was shown before behind; one step after the other is no way back.
      const isChange = get().opened !== null;
      isOpening = true;
      run().actions.openScenario({ ...source, title: lesson.title[language] }, at, {
        entry: null,
        isChange,
        isOfMode: true,
        branches: { id: 0, name: "", others: made.get(source) ?? [] },
      });
    };

    const goTo = (lesson: Lesson, wanted: string, stop?: number) => {
      const index = lesson.steps.findIndex(({ id }) => id === wanted);
      const step = lesson.steps[index] ?? null;
      const attempt = step && attemptAt(get().progress[lesson.id], step.id);
      const to = stop ?? (step?.kind === "ask" && attempt ? 1 : 0);
      keep(lesson, { step: step?.id ?? END, stop: to, ...(step ? {} : { isFinished: true }) });
      link({ lesson: lesson.id, step: step?.id ?? END });
      // At the end what the reader has made of the run stays; whoever comes to it from elsewhere finds the last position.
      if (step || get().opened === null) open(lesson, positionOf({ lesson, step, stop: to }), step?.vm);
    };

    const attempted = (answer: number | null, ms: number, isHinted: boolean, stop: number) => {
      const at = here();
      if (!at?.step || at.step.kind === "tell" || at.attempt) return;
      const attempts = get().progress[at.lesson.id]?.attempts ?? [];
      keep(at.lesson, { attempts: [...attempts, { step: at.step.id, answer, ms, isHinted }] });
      if (stop > 0) goTo(at.lesson, at.step.id, stop);
    };

    return {
      progress: memory.read(),
      opened: null,
      stays: false,
      link: null,
      actions: {
        enter() {
          const { link: last, opened } = get();
          const { modeLink, actions } = app.getState();
          if (modeLink === null) actions.setModeLink(last ?? lessonLink({ lesson: null, step: null }));
          const at = here();
          if (!at) return link({ lesson: null, step: null });
          // Whoever only looked elsewhere meanwhile finds the run as it was.
          const { scenario } = run();
          const isStill = opened !== null && Object.values(at.lesson.title).includes(scenario.title);
          if (isStill && app.getState().modeLink === last) return;
          if (!isStill) set({ opened: null });
          goTo(at.lesson, at.step?.id ?? END, at.stop);
          madeInTab.restore(placeOf(at));
        },
        showList: () => link({ lesson: null, step: null }),
        goTo,
        resume(lesson) {
          const known = get().progress[lesson.id];
          const isThrough = known === undefined || known.step === END;
          goTo(lesson, isThrough ? lesson.steps[0]!.id : known.step, isThrough ? undefined : known.stop);
        },
        next() {
          const at = here();
          if (!at) return;
          const { lesson, step, index, stop } = at;
          if (!step) {
            const following = lessons[lessons.indexOf(lesson) + 1];
            return following ? get().actions.resume(following) : get().actions.showList();
          }
          if (isOpen(at)) return attempted(null, 0, false, 1);
          const isAtEnd = step.kind === "puzzle" || stop + 1 >= stopsOf(step).length;
          if (!isAtEnd) return goTo(lesson, step.id, stop + 1);
          goTo(lesson, lesson.steps[index + 1]?.id ?? END);
        },
        back() {
          const at = here();
          if (!at) return;
          const { lesson, step, index, stop } = at;
          if (step && stop > 0) return goTo(lesson, step.id, stop - 1);
          const before = lesson.steps[index - 1];
          if (before) goTo(lesson, before.id, before.kind === "tell" && before.after ? 1 : undefined);
        },
        toFirst() {
          const at = here();
          if (at) goTo(at.lesson, at.lesson.steps[0]!.id, 0);
        },
        toLast() {
          const at = here();
          if (at) goTo(at.lesson, at.lesson.steps.at(-1)!.id);
        },
        backToPath() {
          const at = here();
          if (at?.step) open(at.lesson, positionOf(at), at.step.vm);
        },
        stay: () => set({ stays: true }),
        answer: (answer, ms, isHinted) => attempted(answer, ms, isHinted, 1),
        reveal: (ms, isHinted) => attempted(null, ms, isHinted, 1),
        solved: (changes, ms, isHinted) => attempted(changes, ms, isHinted, 0),
        clear() {
          set({ progress: {} });
          memory.write({});
        },
      },
    };
  });
}

/** What has been made of the lesson's own run is the latest. */
const ageOf = ({ id }: Branch) => (id === 0 ? Infinity : id);

/** The runs beside that of the lesson, which has the first letter: those that were there, and what has been made of it. */
function madeOf({ whole, tree, before }: RunState, own: Scenario): readonly Branch[] {
  const isOwn = (scenario: Scenario) => partingOf(scenario, own)?.at === Infinity;
  const all = [...tree.others, { id: tree.id, name: tree.name, scenario: whole }];
  const others = all.filter(({ scenario }) => !isOwn(scenario)).toSorted((a, b) => ageOf(a) - ageOf(b));
  // The earliest give way.
  return others.slice(1 - MOST_BRANCHES).map(({ name, scenario }, at) => ({ id: at + 1, name, scenario, before }));
}

/** The machines of `scenario` by their names, in the order of their numbers. */
function namesIn({ machines, commands }: Scenario): readonly string[] {
  const created = commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
  return [...machines, ...created].map(({ name }) => name);
}

/** How many settings of a part differ; of one that is new, or gone, all of them. */
function settingsChanged(was: object = {}, is: object = {}): number {
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key))).length;
}

/** What differs: each command beyond those of `start`, each setting of a host and of the network, and the rest as one. */
export function changesSince(start: Scenario, scenario: Scenario): number {
  const hosts = Math.max(start.hosts.length, scenario.hosts.length);
  const ofHosts = Array.from({ length: hosts }, (_, at) => settingsChanged(start.hosts[at], scenario.hosts[at]));
  const settings = ofHosts.reduce((sum, count) => sum + count, settingsChanged(start.network, scenario.network));
  const commands = Math.abs(scenario.commands.length - start.commands.length);
  const isOther = (key: "machines" | "conventions") => JSON.stringify(start[key]) !== JSON.stringify(scenario[key]);
  return settings + commands + Number(isOther("machines")) + Number(isOther("conventions"));
}
