/** The app's state: how things are shown, whatever the runs are that it shows. */
import type { StoreApi } from "zustand/vanilla";
import type { Problem } from "../model/problems.ts";
import type { FrameId, LvId, VcpuId, VmUid } from "../model/units.ts";
import type { StepUnit } from "../trace/reader.ts";
import type { Run } from "./runState.ts";

/** What is highlighted in every panel. */
export type Selection =
  | { readonly kind: "vm"; readonly vm: VmUid }
  | { readonly kind: "vcpu"; readonly vcpu: VcpuId }
  | { readonly kind: "frame"; readonly frame: FrameId }
  | { readonly kind: "lv"; readonly lv: LvId };

/** The charts; each can be folded to a line. */
export const CHARTS = ["processor", "memory", "storage"] as const;
export type ChartId = (typeof CHARTS)[number];

/** Of the steal that is looked at: whose time it was, and who took it. */
export interface Taken {
  readonly loser: VmUid;
  readonly taker: VmUid;
}

/** What the page is for at the moment: looking, going through lessons, comparing runs, or deciding what comes next. */
type TabId = "explore" | "lessons" | "compare" | "predict";
/** `hosts`: looking at two hosts of a run at once. */
export type ModeId = TabId | "hosts";
/** Those that can be chosen, in the order of their tabs. */
export const MODES: readonly TabId[] = ["explore", "lessons", "compare", "predict"];

export type DialogId =
  | "newMachine"
  | "jobs"
  | "hostSettings"
  | "gallery"
  | "references"
  | "libvirt"
  | "share"
  | "help"
  | "weight"
  | "nameAndSize"
  | "memoryTarget"
  | "ioLimit"
  | "backup"
  | "machine"
  | "machines"
  | "branches"
  | "whatIf"
  | "migrate"
  | "hosts";

/** `vm`: a machine; `field`: the path of the field, or the section, that a form begins at. */
export interface DialogAbout {
  readonly vm?: VmUid;
  /** Several machines. */
  readonly vms?: readonly VmUid[];
  readonly field?: string;
  /** A file that was dropped or chosen elsewhere. */
  readonly file?: File;
  /** A text that was pasted elsewhere. */
  readonly text?: string;
}

/** A short message that goes away, or stays until closed when it tells of an error. `code` is a key of the catalogues. */
export interface Notice {
  readonly id: number;
  readonly tone: "info" | "error";
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];
  /** What can be done about it. Such a notice stays until closed. */
  readonly offers?: readonly NoticeOffer[];
}

/** `code` is a key of the catalogues. */
export interface NoticeOffer {
  readonly code: "tryAgain" | "saveFile" | "forget" | "update" | "undo";
  readonly run: () => void;
}

export type NewNotice = Omit<Notice, "id">;

export type Language = "en" | "zh";
export type Theme = "light" | "dark" | "system";

/**
 * Where that which is shown is kept. `unchanged`: it has only been opened. `saved`: in this browser, and the address is its
 * link. `addressOnly`: the browser stores nothing. `browserOnly`: it is too large for a link. `nowhere`: neither.
 */
export type Kept = "unchanged" | "saved" | "addressOnly" | "browserOnly" | "nowhere";

/** What components see of the app. What a run is like they are told by the run. */
export interface AppState {
  readonly isPlaying: boolean;
  /** A person is dragging the moment: many moments pass by on the way to the one that is meant. */
  readonly isScrubbing: boolean;
  /** Ticks a second at 1 x is `TICKS_PER_SECOND`; speed multiplies it. */
  readonly speed: number;
  readonly stepUnit: StepUnit;
  readonly selection: Selection | null;
  /** Its slices stand out in the chart; null: all are alike. */
  readonly lit: Taken | null;
  readonly language: Language;
  readonly theme: Theme;
  readonly mode: ModeId;
  /** What the mode has in the address: in the place of the scenario, or before it (`compareLink.ts`); null: nothing. */
  readonly modeLink: string | null;
  /** The page shows no run: a list, or what is read before there is one. */
  readonly isWithoutRun: boolean;
  readonly dialog: DialogId | null;
  /** What the dialog is about, where it is about something in particular. */
  readonly dialogAbout: DialogAbout;
  readonly notices: readonly Notice[];
  readonly kept: Kept;
  /** A curtain hides what comes after the cursor. */
  readonly isFutureHidden: boolean;
  /** Laid out for a projector: large, without side columns. */
  readonly isLecture: boolean;
  /** Commands can be typed below the panels. */
  readonly isConsoleOpen: boolean;
  /** An audience sees this in a window of its own. */
  readonly isPresenting: boolean;
  /** The audience sees nothing. */
  readonly isBlack: boolean;
  /** What the reader has folded, or unfolded, against what the scenario is about. */
  readonly folds: Readonly<Partial<Record<ChartId, boolean>>>;
  /** Whether the reader wants the states of machines as a graph; null: as the run is about them or not. */
  readonly isLifeShown: boolean | null;
}

/** The runs that are shown; the first one is in the address bar. */
export interface Shown {
  readonly runs: readonly [Run, ...Run[]];
  /** All of them show the same moment. */
  readonly isLocked: boolean;
}

export interface AppActions {
  setPlaying(isPlaying: boolean): void;
  setScrubbing(isScrubbing: boolean): void;
  setSpeed(speed: number): void;
  setStepUnit(unit: StepUnit): void;
  select(selection: Selection | null): void;
  light(taken: Taken | null): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  setMode(mode: ModeId, link?: string | null): void;
  setModeLink(link: string | null): void;
  setWithoutRun(isWithoutRun: boolean): void;
  openDialog(dialog: DialogId | null, about?: DialogAbout): void;
  notify(notice: NewNotice): void;
  dismissNotice(id: number): void;
  setKept(kept: Kept): void;
  fold(chart: ChartId, isFolded: boolean): void;
  /** All of the reader's choices of folds at once. */
  setFolds(folds: AppState["folds"]): void;
  showLife(isShown: boolean): void;
  hideFuture(isHidden: boolean): void;
  setLecture(isLecture: boolean): void;
  openConsole(isOpen: boolean): void;
  present(isPresenting: boolean, isBlack?: boolean): void;
  showRuns(runs: Shown["runs"], isLocked: boolean): void;
}

export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 50] as const;
/** Ticks a second of playback at 1 x. */
export const TICKS_PER_SECOND = 4;

export type AppStore = AppState & { readonly actions: AppActions };
export type App = StoreApi<AppStore & Shown>;
