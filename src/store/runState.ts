/**
 * What a run is: a scenario with its history, its trace as far as it is known, and a moment of it that is shown. There can
 * be several on one page, each with a worker of its own. No component talks to the worker.
 */
import type { StoreApi } from "zustand/vanilla";
import type { Branches, KeptBranch } from "../model/branches.ts";
import type { Command, HostSpec, Conventions, PolicyChoice, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { RuleComparison } from "../trace/figures/comparison.ts";
import type { PolicyTrials, TriedPart } from "../trace/figures/policyTrials.ts";
import type { HostState } from "../trace/hostState.ts";
import type { StepUnit, TraceReader } from "../trace/reader.ts";
import type { EntryTitle } from "../scenarios/titles.ts";
import type { FailureCause } from "../worker/client.ts";

/** The moment shown: `row` rows applied, drawn at `time` (fractional while playing). */
export interface Cursor {
  readonly time: number;
  readonly row: number;
}

/** A command, with the tick at which it is given, if that is not now. */
export type GivenCommand = Command & { readonly at?: Tick };

/** A scenario as it was shown: undo, redo and the way back lead to it. */
export interface Visit {
  readonly scenario: Scenario;
  readonly cursor: Cursor;
  /** The number of the host that is shown; absent: the first one. */
  readonly shown?: number;
  /** The entry of the gallery that it is; null: one's own. */
  readonly entry: EntryTitle | null;
  /** What was shown before this was opened. Null: nothing. */
  readonly before: Visit | null;
  /** The futures that there were besides. */
  readonly tree: Tree;
  /** To come here from the entry before it made a branch: redo makes it again. */
  readonly parts?: boolean;
}

/** Where undo leads, the latest last, and redo, the next first. */
export interface History {
  readonly past: readonly Visit[];
  readonly future: readonly Visit[];
}

/** A future that is kept: what it is, and what leads back in it. */
export interface Branch extends KeptBranch {
  /** Absent: nothing was done in it since it was opened. */
  readonly history?: History;
  readonly before?: Visit | null;
}

/** The futures of a scenario. `family`: the same object for all that come from one opening. */
export interface Tree extends Omit<Branches, "others"> {
  readonly family: object;
  readonly others: readonly Branch[];
}

/** Where a run stands, with what leads back and forth. */
export interface Whereabouts {
  readonly history: History;
  readonly visit: Visit;
}

/** What is opened, besides the scenario and the moment. */
export interface Opening {
  /** The entry of the gallery that it is said to be; absent: the one whose title it has. */
  readonly entry?: string | null;
  /** It is the scenario shown, changed: no way back is left but undo. */
  readonly isChange?: boolean;
  /** The mode that is on gives it, which stays on. */
  readonly isOfMode?: boolean;
  /** What is changed may be all hosts, whatever is shown; absent: of a scenario with one host the one that is shown. */
  readonly isWhole?: boolean;
  /** The number of the host that is shown; absent: the first one, or the one that is shown of what is changed. */
  readonly shown?: number | undefined;
  /** Its other futures; absent: it has none. */
  readonly branches?: Branches | undefined;
}

export type RunStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "running" }
  | { readonly kind: "complete" }
  /** A run without an end, as long as runs get. */
  | { readonly kind: "full" }
  /** There is no worker that answers. The scenario is kept; `report` can be copied. */
  | { readonly kind: "failed"; readonly report: string; readonly cause: FailureCause };

export type Tried = Readonly<Record<TriedPart, PolicyTrials | null>>;

export interface RunState {
  /** With the host that is shown alone, where there are several; else the same as `whole`. */
  readonly scenario: Scenario;
  /** With all its hosts: what is kept, sent and edited. */
  readonly whole: Scenario;
  /** The number of the host that is shown: trace, cursor and state are those of it. */
  readonly shown: number;
  /** The traces of all hosts; none until the first chunks have arrived. */
  readonly traces: readonly TraceReader[];
  /** The entry of the gallery that it is, also when its host has been changed; null: one's own. */
  readonly entry: EntryTitle | null;
  /** What was shown before this scenario was opened, or before its policy was changed; null: nothing. */
  readonly before: Visit | null;
  /** Which future is live, and which are kept. */
  readonly tree: Tree;
  /** The next change begins a branch, whatever it is. */
  readonly isWhatIf: boolean;
  /** A change that would make one branch too many: makes it when one has been dropped. Null: there is none. */
  readonly crowded: (() => void) | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Edits that were refused so far. */
  readonly refusals: number;
  readonly status: RunStatus;
  /** Null until the first chunk of the run has arrived; another one whenever more is known. */
  readonly trace: TraceReader | null;
  /** Another object whenever the host has moved. */
  readonly cursor: Cursor;
  /**
   * The moment that was asked for last: the cursor comes there as soon as the trace does, or to the end of the run. Another
   * object whenever somebody goes to a moment or changes the scenario, and only then.
   */
  readonly asked: Cursor;
  /** The cursor stands where it was asked to. */
  readonly isThere: boolean;
  /** On which rules the answer of the run depends, as far as it has been tried; null: not tried. */
  readonly comparison: RuleComparison | null;
  /** What other policies make of it, as far as anybody has asked; kept while only that policy changes. */
  readonly tried: Tried;
  /** State at the cursor: one object that moves with it. Null until there is a trace. */
  readonly host: HostState | null;
}

/** Every change of the scenario is checked as a file is, and refused with a notice when something is wrong with it. */
export interface RunActions {
  /** Replaces the scenario (gallery, link, file): simulated anew from 0, or at `time`. Undoable. */
  openScenario(scenario: Scenario, at?: { time: Tick; step: number }, opening?: Opening): void;
  /** Shows again what was shown before this was opened, at its moment. Undoable; undo and redo do not touch the way back. */
  goBack(): void;
  /**
   * Gives a lifecycle command at the cursor. Where the log has later commands, they are kept as a branch, and the live one
   * goes on without them; undoable.
   */
  giveCommand(command: Command): void;
  /** Gives several commands at the cursor, in this order, or later, where they say so; one step of undo. */
  giveCommands(commands: readonly GivenCommand[]): void;
  /** Changes the host or the conventions for the whole run, keeping the cursor's time. Undoable. */
  changeHost(host: HostSpec, conventions: Conventions): void;
  /** Shows host number `host` at the same moment. */
  showHost(host: number): void;
  /** The scenario is one's own then. */
  rename(title: string): void;
  undo(): void;
  redo(): void;
  /** One step by `unit` in the given direction. Pauses playback. */
  step(direction: 1 | -1, unit: StepUnit): void;
  seekTime(time: number): void;
  seekRow(row: number): void;
  seekStart(): void;
  /** To the end if the run is complete, else to the end of what is known. */
  seekEnd(): void;
  /** Has the other rules tried on a run that is too large for that to happen by itself. */
  compareRules(): void;
  /**
   * Has these policies tried instead of those asked for before; what was found stays. None: no more are. Those that the
   * scenario could not have are left out.
   */
  tryPolicies(of: TriedPart, choices: readonly PolicyChoice[]): void;
  /** Starts the worker again with the scenario as it is. */
  restart(): void;
  /** Another branch in the place of the live one, or others beside it, as `change` says; null: all stays. True: it did not. */
  regrow(change: (now: Whereabouts) => Whereabouts | null): boolean;
  /** Whether the next change begins a branch, whatever it is. */
  askWhatIf(isAsked: boolean): void;
  /** Makes the change for which there was no room, if `isMade`; else it is not made. */
  settleCrowd(isMade: boolean): void;
  /**
   * Another run that begins as this one is now, with a worker of its own. The two share their chunks until a command in
   * one of them replaces its later ones.
   */
  fork(): Run;
  /** Another run, of `scenario`, with a worker of its own and nothing to undo; `entry`: that of the gallery which it is. */
  beside(scenario: Scenario, entry?: EntryTitle | null): Run;
  /** Puts `scenario` in the place of the present one, at that moment: no edit, so that it is neither checked nor undone. */
  play(scenario: Scenario, at: Cursor): void;
  /** Ends the worker of a run that is not shown any more. */
  close(): void;
}

export type RunStore = RunState & { readonly actions: RunActions };

export type Run = StoreApi<RunStore>;
