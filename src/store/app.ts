/** The app: language, theme, dialogs, notices, playback and selection, and which runs are shown. */
import { createStore } from "zustand/vanilla";
import type { App, AppState, AppStore, Kept, Language, NewNotice, Shown, Theme } from "./appState.ts";
import type { RunOwner } from "./run.ts";
import type { Run } from "./runState.ts";

export interface AppOptions {
  readonly language: Language;
  readonly theme: Theme;
  /** Charts that are folded, or opened, from the start. */
  readonly folds?: AppState["folds"];
  /** Where that which is opened is kept already; `unchanged` by default. */
  readonly kept?: Kept;
  /** What a mode has in the address, in which the page begins; null, by default: in none. */
  readonly modeLink?: string | null;
  /** Makes the run that is shown first. */
  readonly openRun: (owner: RunOwner) => Run;
}

/** All that a notice says. */
function saying({ tone, code, values, problems }: NewNotice): string {
  return JSON.stringify([tone, code, values, problems]);
}

/** The mode that has this in the address. */
function modeOf(link: string | null): AppState["mode"] {
  if (!link) return "explore";
  return link.startsWith("lesson") ? "lessons" : link.startsWith("compare.") ? "compare" : "predict";
}

export function createApp({
  language,
  theme,
  folds = {},
  kept = "unchanged",
  modeLink: opened = null,
  openRun,
}: AppOptions): App {
  let nextNotice = 1;
  /** Runs follow one of them just now: they must not be followed in turn. */
  let isFollowing = false;

  return createStore<AppStore & Shown>()((set, get) => {
    const notify: RunOwner["notify"] = (notice) => {
      const id = nextNotice;
      nextNotice += 1;
      // Said again, it is said once: the one before goes.
      const others = get().notices.filter((other) => saying(other) !== saying(notice));
      set({ notices: [...others, { ...notice, id }].slice(-4) });
    };

    const owner: RunOwner = {
      isPlaying: () => get().isPlaying,
      pause: () => set({ isPlaying: false }),
      keepsFutures: () => get().mode === "explore" || get().mode === "compare",
      replaced(isOfMode) {
        set({ isPlaying: false, selection: null, lit: null, folds: {}, isLifeShown: null });
        if (!isOfMode && get().mode === "lessons") get().actions.setMode("explore");
      },
      notify,
      wentTo(run, time) {
        const { runs, isLocked } = get();
        if (!isLocked || isFollowing || !runs.includes(run)) return;
        isFollowing = true;
        for (const other of runs) if (other !== run) other.getState().actions.seekTime(time);
        isFollowing = false;
      },
    };

    return {
      runs: [openRun(owner)],
      isLocked: true,
      isPlaying: false,
      isScrubbing: false,
      speed: 1,
      stepUnit: "event",
      selection: null,
      lit: null,
      language,
      theme,
      mode: modeOf(opened),
      modeLink: opened,
      isWithoutRun: false,
      dialog: null,
      dialogAbout: {},
      notices: [],
      folds,
      isLifeShown: null,
      kept,
      isFutureHidden: false,
      isLecture: false,
      isConsoleOpen: false,
      isPresenting: false,
      isBlack: false,
      actions: {
        setPlaying: (isPlaying) =>
          set(({ runs }) => ({ isPlaying: isPlaying && runs.some((run) => run.getState().trace !== null) })),
        setScrubbing: (isScrubbing) => set({ isScrubbing }),
        setSpeed: (speed) => set({ speed }),
        setStepUnit: (stepUnit) => set({ stepUnit }),
        select: (selection) => set({ selection }),
        light: (lit) => set({ lit }),
        setLanguage: (next) => set({ language: next }),
        setTheme: (next) => set({ theme: next }),
        setMode: (mode, modeLink = null) => set({ mode, modeLink, isPlaying: false }),
        setModeLink: (modeLink) => set({ modeLink }),
        setWithoutRun: (isWithoutRun) => set({ isWithoutRun }),
        openDialog: (dialog, dialogAbout = {}) =>
          set({ dialog, dialogAbout, isPlaying: dialog ? false : get().isPlaying }),
        notify,
        dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
        setFolds: (chosen) => set({ folds: chosen }),
        setKept: (next) => set({ kept: next }),
        fold: (chart, isFolded) => set({ folds: { ...get().folds, [chart]: isFolded } }),
        showLife: (isLifeShown) => set({ isLifeShown }),
        hideFuture: (isFutureHidden) => set({ isFutureHidden }),
        setLecture: (isLecture) => set({ isLecture }),
        openConsole: (isConsoleOpen) => set({ isConsoleOpen }),
        present: (isPresenting, isBlack = false) => set({ isPresenting, isBlack }),
        showRuns: (runs, isLocked) => set({ runs, isLocked }),
      },
    };
  });
}
