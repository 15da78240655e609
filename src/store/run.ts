/**
 * A run: the scenario with its history, the trace as far as it is known, and the cursor. It has a client and a worker of
 * its own, and simulates nothing itself. What concerns more than the run it tells its owner.
 */
import { createStore } from "zustand/vanilla";
import type { Scenario } from "../model/scenario.ts";
import { entryOf, type EntryId } from "../scenarios/titles.ts";
import type { RuleComparison } from "../trace/figures/comparison.ts";
import { HostCursor } from "../trace/hostCursor.ts";
import type { TraceReader } from "../trace/reader.ts";
import type { Trace } from "../trace/trace.ts";
import type { RunClient, RunListener } from "../worker/client.ts";
import type { NewNotice } from "./appState.ts";
import { cursorOfCommand, lastCommandUntil, withCommand, type PendingCommand } from "./commandLog.ts";
import { emptyHistory, isOtherPolicy, leftBehind, remember, stepBack, stepForward, type History } from "./history.ts";
import type { Cursor, Run, RunStatus, RunStore, Visit } from "./runState.ts";
import { askedTrials, keptTrials, NOTHING_TRIED, withTrial } from "./tried.ts";

/** Who shows the run: what it is told, and the one thing that the run asks of it. */
export interface RunOwner {
  isPlaying(): boolean;
  /** Playback must not carry away what the run shows now. */
  pause(): void;
  /** Another scenario has been put in the place of the one before: nothing of that can stay selected. */
  replaced(): void;
  notify(notice: NewNotice): void;
  /** The reader goes to this moment of the run, which may not be known yet. */
  wentTo(run: Run, time: number): void;
}

export interface RunOptions {
  readonly scenario: Scenario;
  /** Where to begin; the start by default. */
  readonly cursor?: Cursor | undefined;
  /** The entry of the gallery that it is said to be; absent: the one whose title it has. */
  readonly entry?: string | null | undefined;
  /** Makes the client that simulates for this run. */
  readonly connect: (listener: RunListener) => RunClient;
  readonly owner: RunOwner;
}

/** Where the cursor goes once the trace reaches so far. */
type Goal =
  | { readonly kind: "moment"; readonly cursor: Cursor }
  | { readonly kind: "command"; readonly index: number; readonly at: number };

/** The trace is extended when the cursor comes within this part of what is known. */
const EXTEND_WITHIN = 0.25;

/** What a fork takes over. */
interface Origin {
  readonly history: History;
  readonly goal: Goal | null;
  readonly isAwaited: boolean;
  readonly known: Trace | null;
  readonly status: RunStatus;
  readonly comparison: RuleComparison | null;
  readonly entry: EntryId | null;
  readonly before: Visit | null;
}

export function createRun(options: RunOptions): Run {
  const cursor = options.cursor ?? { time: 0, row: Infinity };
  return runFrom(options, {
    history: emptyHistory,
    goal: { kind: "moment", cursor },
    isAwaited: true,
    known: null,
    status: { kind: "starting" },
    comparison: null,
    entry: entryOf(options.scenario.title, options.entry),
    before: null,
  });
}

function runFrom({ scenario, cursor, connect, owner }: RunOptions, origin: Origin): Run {
  let { history, goal, known } = origin;
  /** Nothing of the scenario that was asked for last is known yet: the trace is still that of the one before. */
  let { isAwaited } = origin;
  const shownHost = new HostCursor();
  const initial: Cursor = cursor ?? { time: 0, row: 0 };

  const run: Run = createStore<RunStore>()((set, get) => {
    /** Where the cursor is on its way to, and stands once the trace reaches so far. */
    const wanted = (): Cursor => {
      if (goal?.kind === "command") return { time: goal.at, row: Infinity };
      return goal?.cursor ?? get().cursor;
    };

    const present = (): Visit => {
      const { scenario: shown, entry, before } = get();
      return { scenario: shown, cursor: wanted(), entry, before };
    };

    /** Shows `row` rows at `time`. */
    const show = (trace: TraceReader, next: Cursor, more: Partial<RunStore> = {}) => {
      const host = shownHost.at(trace, next.row, next.time);
      set({ ...more, cursor: next, host });
      if (!trace.isComplete && next.time > trace.knownUntil * (1 - EXTEND_WITHIN)) client.extend(Math.floor(next.time));
    };

    /**
     * Shows a moment that the reader has gone to; of a trace that is on its way, the same moment is wanted. `time`: where
     * the reader wanted to, which may be beyond what is known.
     */
    const goTo = (trace: TraceReader, next: Cursor, time = next.time) => {
      goal = isAwaited ? { kind: "moment", cursor: next } : null;
      show(trace, next);
      if (isAwaited) client.extend(Math.floor(next.time));
      owner.wentTo(run, time);
    };

    /** The row of a command that has just been given comes before a step. */
    const stepTo = (trace: TraceReader, next: Cursor) => {
      if (goal?.kind !== "command") return goTo(trace, next);
      show(trace, next);
      owner.wentTo(run, next.time);
    };

    const simulate = (next: Scenario, aim: Goal, { entry, before }: Pick<Visit, "entry" | "before"> = get()) => {
      goal = aim;
      isAwaited = true;
      const time = timeOf(aim);
      set({
        scenario: next,
        entry,
        before,
        comparison: null,
        tried: keptTrials(get().tried, get().scenario, next),
        canUndo: history.past.length > 0,
        canRedo: history.future.length > 0,
        status: { kind: get().trace ? "running" : "starting" },
      });
      client.open(next, Math.floor(time));
      owner.wentTo(run, time);
    };

    const change = (next: Scenario, aim: Goal, kept?: Pick<Visit, "entry" | "before">) => {
      history = remember(history, present());
      simulate(next, aim, kept);
    };

    const visit = ({ scenario: shown, cursor: at, entry, before }: Visit) =>
      simulate(shown, { kind: "moment", cursor: at }, { entry, before });

    const client = connect({
      changed(trace, isResting, isFull) {
        isAwaited = false;
        known = trace;
        const old = get().cursor;
        const reached = cursorOfGoal(goal, trace, isResting);
        const more: Partial<RunStore> = {
          trace,
          status: { kind: trace.isComplete ? "complete" : isFull ? "full" : "running" },
        };
        if (isFull && get().status.kind !== "full")
          owner.notify({ tone: "info", code: "runFull", values: { rows: trace.rowCount }, problems: [] });
        if (reached) {
          // The reason for a refusal is shown at the cursor: playback would carry it away.
          if (goal?.kind === "command" && wasRefused(trace, reached)) owner.pause();
          goal = null;
          return show(trace, reached, more);
        }
        // It has grown behind the cursor.
        if (!goal) return set(more);
        if (isResting && goal.kind === "command") {
          // The run ended before the command's moment: its last moment is the nearest there is.
          const at = goal.at;
          goal = null;
          return show(trace, atTime(trace, at), more);
        }
        // Until the goal is reached, the nearest moment that is known is shown.
        const time = clamp(trace, goal.kind === "moment" ? goal.cursor.time : old.time);
        show(trace, atTime(trace, time), more);
      },
      compared: (comparison) => set({ comparison }),
      tried(of, trial, isDone) {
        const { tried } = get();
        if (tried[of]) set({ tried: { ...tried, [of]: withTrial(tried[of], trial, isDone) } });
      },
      failed(report) {
        owner.pause();
        set({ status: { kind: "failed", report } });
      },
    });

    const open = () => client.open(scenario, Math.floor(goal ? timeOf(goal) : initial.time), isAwaited ? null : known);
    // Whoever makes the first run is only being made itself; a fork is open before anything can be asked of it.
    if (origin.known) open();
    else queueMicrotask(open);

    return {
      scenario,
      entry: origin.entry,
      before: origin.before,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      status: origin.status,
      trace: known,
      comparison: origin.comparison,
      tried: NOTHING_TRIED,
      cursor: initial,
      host: known && shownHost.at(known, initial.row, initial.time),
      actions: {
        openScenario(next, at, { entry, isChange } = {}) {
          const aim: Goal = { kind: "moment", cursor: { time: at?.time ?? 0, row: at?.step ?? Infinity } };
          // The same machines, changed: what is selected is still there.
          if (isChange && next.machines.length === get().scenario.machines.length) owner.pause();
          else owner.replaced();
          if (isChange) return change(next, aim);
          change(next, aim, { entry: entryOf(next.title, entry), before: leftBehind(present()) });
        },
        goBack() {
          const { before, scenario: left } = get();
          if (!before) return;
          history = remember(history, present());
          if (before.scenario.machines === left.machines) owner.pause();
          else owner.replaced();
          visit(before);
        },
        giveCommand: (command) => get().actions.giveCommands([command]),
        giveCommands(commands) {
          const { scenario: old, trace, cursor: at } = get();
          const from = goal ? wanted() : at;
          let before: PendingCommand | null = goal?.kind === "moment" ? lastCommandUntil(old, goal.cursor) : goal;
          let next = old;
          for (const command of commands) {
            const given = withCommand(next, trace, from, command, before);
            next = given.scenario;
            before = given;
          }
          if (next !== old && before) change(next, { kind: "command", index: before.index, at: before.at });
        },
        changeHost(host, conventions) {
          const aim: Goal =
            goal?.kind === "command" ? goal : { kind: "moment", cursor: { time: wanted().time, row: Infinity } };
          owner.pause();
          const { scenario: old, entry, before } = get();
          const next: Scenario = { ...old, hosts: [host], conventions };
          change(next, aim, { entry, before: isOtherPolicy(old, next) ? leftBehind(present()) : before });
        },
        rename(title) {
          const { scenario: old, before } = get();
          const trimmed = title.trim().slice(0, 80);
          if (trimmed === "" || trimmed === old.title) return;
          const aim: Goal = goal ?? { kind: "moment", cursor: wanted() };
          change({ ...old, title: trimmed }, aim, { entry: null, before });
        },
        undo() {
          const back = stepBack(history, present());
          if (!back) return;
          history = back.history;
          owner.pause();
          visit(back.entry);
        },
        redo() {
          const forward = stepForward(history, present());
          if (!forward) return;
          history = forward.history;
          owner.pause();
          visit(forward.entry);
        },
        step(direction, unit) {
          const { trace, cursor: at } = get();
          if (!trace) return;
          owner.pause();
          if (unit === "tick") {
            const time = direction > 0 ? Math.floor(at.time) + 1 : Math.ceil(at.time) - 1;
            return stepTo(trace, atTime(trace, time));
          }
          const row = trace.nextStep(at.row, unit, direction);
          if (row !== null) stepTo(trace, { time: trace.timeOf(row - 1), row });
          else if (direction < 0 && at.row > 0 && unit === "event") stepTo(trace, { time: 0, row: 0 });
        },
        seekTime(time) {
          const { trace } = get();
          // Playback waits for the row of a command that has just been given.
          if (!trace || (goal?.kind === "command" && owner.isPlaying())) return;
          goTo(trace, atTime(trace, time), time);
        },
        seekRow(row) {
          const { trace } = get();
          if (!trace) return;
          const to = Math.max(0, Math.min(row, trace.rowCount));
          goTo(trace, { time: to === 0 ? 0 : trace.timeOf(to - 1), row: to });
        },
        seekStart() {
          const { trace } = get();
          if (trace) goTo(trace, { time: 0, row: 0 });
        },
        seekEnd() {
          const { trace } = get();
          if (trace) goTo(trace, atTime(trace, trace.knownUntil));
        },
        compareRules: () => client.compare(),
        tryPolicies(of, choices) {
          const { tried, trace } = get();
          const end = trace && !trace.isComplete ? trace.knownUntil : null;
          const asked = askedTrials(tried[of], end, choices.length > 0);
          set({ tried: { ...tried, [of]: asked } });
          client.tryPolicies(of, choices, asked.until);
        },
        restart() {
          const { scenario: same, cursor: at } = get();
          client.close();
          // What was on its way when the worker stopped is still wanted.
          simulate(same, goal ?? { kind: "moment", cursor: at });
        },
        fork() {
          const { scenario: same, cursor: at, status, comparison, entry, before } = get();
          return runFrom(
            { scenario: same, cursor: at, connect, owner },
            { history, goal, isAwaited, known, status, comparison, entry, before },
          );
        },
      },
    };
  });
  return run;
}

function timeOf(goal: Goal): number {
  return goal.kind === "moment" ? goal.cursor.time : goal.at;
}

/** Whether the command whose row the cursor stands at was refused. */
function wasRefused(trace: TraceReader, { row }: Cursor): boolean {
  for (let at = row - 1; at >= 0 && trace.timeOf(at) === trace.timeOf(row - 1); at -= 1) {
    const kind = trace.kindOf(at);
    if (kind === "commandFailed" || kind === "commandDone") return kind === "commandFailed";
  }
  return false;
}

/** `time` within what the trace shows: to its last moment if it is complete, else to the last whole tick known. */
function clamp(trace: TraceReader, time: number): number {
  return Math.max(0, Math.min(time, trace.isComplete ? trace.knownUntil : Math.max(0, trace.knownUntil - 1)));
}

function atTime(trace: TraceReader, time: number): Cursor {
  const clamped = clamp(trace, time);
  return { time: clamped, row: trace.rowsUpTo(clamped) };
}

/** The cursor that `goal` means, or null while the trace does not reach it. */
function cursorOfGoal(goal: Goal | null, trace: TraceReader, isResting: boolean): Cursor | null {
  if (!goal) return null;
  if (goal.kind === "command") return cursorOfCommand(trace, goal.index, goal.at);
  const { time, row } = goal.cursor;
  if (time >= trace.knownUntil && !trace.isComplete && !isResting) return null;
  const first = trace.rowsUpTo(Math.ceil(time) - 1);
  const last = trace.rowsUpTo(clamp(trace, time));
  return { time: clamp(trace, time), row: Math.max(Math.min(row, last), Math.min(first, last)) };
}
