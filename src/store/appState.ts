/** The store's shape: what components select and the actions they may call. No component talks to the worker. */
import type { Command, HostSpec, Conventions, Scenario } from "../model/scenario.ts";
import type { Problem } from "../model/problems.ts";
import type { FrameId, LvId, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { RuleComparison } from "../trace/comparison.ts";
import type { HostState } from "../trace/hostState.ts";
import type { StepUnit, TraceReader } from "../trace/reader.ts";

export type { StepUnit };

/** The moment shown: `row` rows applied, drawn at `time` (fractional while playing). */
export interface Cursor {
  readonly time: number;
  readonly row: number;
}

/** What is highlighted in every panel. */
export type Selection =
  | { readonly kind: "vm"; readonly vm: VmUid }
  | { readonly kind: "vcpu"; readonly vcpu: VcpuId }
  | { readonly kind: "frame"; readonly frame: FrameId }
  | { readonly kind: "lv"; readonly lv: LvId };

export type RunStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "running" }
  | { readonly kind: "complete" }
  /** A run without an end, as long as runs get. */
  | { readonly kind: "full" }
  /** The worker died or met a bug of ours. The scenario is kept; `report` can be copied. */
  | { readonly kind: "failed"; readonly report: string };

export type DialogId = "newMachine" | "jobs" | "hostSettings" | "gallery" | "share" | "help" | "weight";

/** A short message that goes away, or stays until closed when it tells of an error. `code` is a key of the catalogues. */
export interface Notice {
  readonly id: number;
  readonly tone: "info" | "error";
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];
}

export type Language = "en" | "zh";
export type Theme = "light" | "dark" | "system";

export interface AppState {
  readonly scenario: Scenario;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly run: RunStatus;
  /** Null until the first chunk of the run has arrived; another one whenever more is known. */
  readonly trace: TraceReader | null;
  readonly cursor: Cursor;
  /** On which rules the answer of the run depends, as far as it has been tried; null: not tried. */
  readonly comparison: RuleComparison | null;
  /** State at the cursor: one object that moves with it, `hostVersion` tells when. Null until there is a trace. */
  readonly host: HostState | null;
  readonly hostVersion: number;
  readonly isPlaying: boolean;
  /** Ticks a second at 1 x is `TICKS_PER_SECOND`; speed multiplies it. */
  readonly speed: number;
  readonly stepUnit: StepUnit;
  readonly selection: Selection | null;
  readonly language: Language;
  readonly theme: Theme;
  readonly dialog: DialogId | null;
  /** The machine that the dialog is about; null where it is about none in particular. */
  readonly dialogVm: VmUid | null;
  readonly notices: readonly Notice[];
}

export interface AppActions {
  /** Replaces the scenario (gallery, link, file): a new run from 0, or at `time`. Undoable. */
  openScenario(scenario: Scenario, at?: { time: Tick; step: number }): void;
  /** Gives a lifecycle command at the cursor. Later commands of the log are dropped when the cursor is in the past; undoable. */
  giveCommand(command: Command): void;
  /** Changes the host or the conventions for the whole run, keeping the cursor's time. Undoable. */
  changeHost(host: HostSpec, conventions: Conventions): void;
  rename(title: string): void;
  undo(): void;
  redo(): void;
  /** One step in the given direction by the current unit, or by `unit`. Pauses playback. */
  step(direction: 1 | -1, unit?: StepUnit): void;
  seekTime(time: number): void;
  seekRow(row: number): void;
  seekStart(): void;
  /** To the end if the run is complete, else to the end of what is known. */
  seekEnd(): void;
  setPlaying(isPlaying: boolean): void;
  setSpeed(speed: number): void;
  setStepUnit(unit: StepUnit): void;
  select(selection: Selection | null): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  openDialog(dialog: DialogId | null, vm?: VmUid): void;
  notify(notice: Omit<Notice, "id">): void;
  dismissNotice(id: number): void;
  /** Has the other rules tried on a run that is too large for that to happen by itself. */
  compareRules(): void;
  /** Starts the worker again with the scenario as it is. */
  restartRun(): void;
}

export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 50] as const;
/** Ticks a second of playback at 1 x. */
export const TICKS_PER_SECOND = 4;

export type AppStore = AppState & { readonly actions: AppActions };
