/**
 * A run: the scenario with its history, the trace as far as it is known, and the cursor. It has a client and a worker of
 * its own, and simulates nothing itself. What concerns more than the run it tells its owner. Its scenario is always valid:
 * every edit passes the border, or is refused with its reasons.
 */
import { createStore } from "zustand/vanilla";
import { partOf, withHostAt } from "../model/hosts.ts";
import { hostOf, type PolicyChoice, type Scenario } from "../model/scenario.ts";
import type { EntryTitle } from "../scenarios/titles.ts";
import type { RuleComparison } from "../trace/figures/comparison.ts";
import { HostCursor } from "../trace/hostCursor.ts";
import type { TraceReader } from "../trace/reader.ts";
import type { Trace } from "../trace/trace.ts";
import type { RunClient, RunListener } from "../worker/client.ts";
import type { NewNotice } from "./appState.ts";
import { pageBorder, type Border } from "./border.ts";
import type { EditRules } from "./editRules.ts";
import { atTime, clamp, cursorOfGoal, timeOf, wantedAt, wasRefused, type Goal } from "./goal.ts";
import type {
  Cursor,
  History,
  Opening,
  Run,
  RunStatus,
  RunStore,
  Tree,
  Tried,
  Visit,
  Whereabouts,
} from "./runState.ts";

/** Who shows the run: what it is told, and the one thing that the run asks of it. */
export interface RunOwner {
  isPlaying(): boolean;
  /** Playback must not carry away what the run shows now. */
  pause(): void;
  /** Whether a future that is replaced is kept: not where a lesson or an exercise gives the scenario. */
  keepsFutures(): boolean;
  /** Another scenario has been put in the place of the one before: nothing of that can stay selected, nor a lesson, unless it gave it. */
  replaced(isOfMode: boolean): void;
  notify(notice: NewNotice): void;
  /** The reader goes to this moment of the run, which may not be known yet. */
  wentTo(run: Run, time: number): void;
}

export interface RunOptions {
  readonly scenario: Scenario;
  /** Where to begin; the start by default. */
  readonly cursor?: Cursor | undefined;
  /** The number of the host that is shown; the first one by default. */
  readonly shown?: number | undefined;
  /** The entry of the gallery that it is; one's own by default. */
  readonly entry?: EntryTitle | null | undefined;
  /** Its other futures; none by default. */
  readonly branches?: Opening["branches"];
  /** Makes the client that simulates for this run. */
  readonly connect: (listener: RunListener) => RunClient;
  readonly owner: RunOwner;
  /** What edits pass; that of the page by default. */
  readonly border?: Border | undefined;
}

/** An edit of the scenario: what comes of it, and where the cursor goes. */
interface Edit {
  readonly next: Scenario;
  readonly aim: Goal;
  /** What it is an edit of; absent: of what is shown. */
  readonly kept?: Pick<Visit, "entry" | "before">;
  /** The number of the host that is shown; absent: the one that is. */
  readonly shown?: number;
  /** It is a command of the log. */
  readonly isCommand?: boolean;
  /** Another scenario is opened, with these futures. */
  readonly opened?: Pick<Tree, "id" | "name" | "others">;
}

/** There is nothing but the scenario. */
const ALONE: Omit<Tree, "family"> = { id: 0, name: "", others: [] };

export const NOTHING_TRIED: Tried = { scheduler: null, replacement: null, region: null };

/** The trace is extended when the cursor comes within this part of what is known. */
const EXTEND_WITHIN = 0.25;

/** What a fork takes over. */
interface Origin {
  readonly history: History;
  readonly goal: Goal | null;
  readonly isAwaited: boolean;
  readonly traces: readonly Trace[];
  readonly status: RunStatus;
  readonly comparison: RuleComparison | null;
  readonly entry: EntryTitle | null;
  readonly before: Visit | null;
  readonly tree: Tree;
}

export function createRun(options: RunOptions): Run {
  const cursor = options.cursor ?? { time: 0, row: Infinity };
  return runFrom(options, {
    history: { past: [], future: [] },
    goal: { kind: "moment", cursor },
    isAwaited: true,
    traces: [],
    status: { kind: "starting" },
    comparison: null,
    entry: options.entry ?? null,
    before: null,
    tree: { family: {}, ...(options.branches ?? ALONE) },
  });
}

function runFrom(
  { scenario, cursor, shown = 0, connect, owner, border = pageBorder }: RunOptions,
  origin: Origin,
): Run {
  let { history, goal, traces } = origin;
  /** Nothing of the scenario that was asked for last is known yet: the trace is still that of the one before. */
  let { isAwaited } = origin;
  /** What is known of trials of policies; null: nobody has asked for one. */
  let trials: EditRules["trials"] | null = null;
  const shownHost = new HostCursor();
  const initial: Cursor = cursor ?? { time: 0, row: 0 };

  const run: Run = createStore<RunStore>()((set, get) => {
    /** Where the cursor is on its way to, and stands once the trace reaches so far. */
    const wanted = (): Cursor => wantedAt(goal, get().cursor);

    const present = (): Visit => {
      const { whole, shown: host, entry, before, tree } = get();
      return { scenario: whole, cursor: wanted(), shown: host, entry, before, tree };
    };
    const now = (): Whereabouts => ({ history, visit: present() });

    /** The trace of the host that is shown, as far as it is known. */
    const knownOf = (host = get().shown): Trace | null => traces[host] ?? traces[0] ?? null;

    /** Shows `row` rows at `time`. */
    const show = (trace: TraceReader, next: Cursor, more: Partial<RunStore> = {}) => {
      const host = shownHost.at(trace, next.row, next.time);
      set({ ...more, trace: knownOf()?.after(host.changes) ?? trace, cursor: next, host });
      if (!trace.isComplete && next.time > trace.knownUntil * (1 - EXTEND_WITHIN)) client.extend(Math.floor(next.time));
    };

    /**
     * Shows a moment that the reader has gone to; of a trace that is on its way, the same moment is wanted. `time`: where
     * the reader wanted to, which may be beyond what is known.
     */
    const goTo = (trace: TraceReader, next: Cursor, time = next.time) => {
      goal = isAwaited ? { kind: "moment", cursor: next } : null;
      show(trace, next, { asked: next, isThere: true });
      if (isAwaited) client.extend(Math.floor(next.time));
      owner.wentTo(run, time);
    };

    /** The row of a command that has just been given comes before a step. */
    const stepTo = (trace: TraceReader, next: Cursor) => {
      if (goal?.kind !== "command") return goTo(trace, next);
      show(trace, next, { asked: next, isThere: true });
      owner.wentTo(run, next.time);
    };

    const simulate = (
      next: Scenario,
      aim: Goal,
      { entry, before }: Pick<Visit, "entry" | "before"> = get(),
      host = get().shown,
      tree = get().tree,
    ) => {
      goal = aim;
      isAwaited = true;
      const time = timeOf(aim);
      const part = partOf(next, host);
      set({
        scenario: part,
        whole: next,
        shown: host < next.hosts.length ? host : 0,
        entry,
        before,
        tree,
        asked: wanted(),
        isThere: false,
        comparison: null,
        tried: trials?.kept(get().tried, get().scenario, part) ?? NOTHING_TRIED,
        canUndo: history.past.length > 0,
        canRedo: history.future.length > 0,
        status: { kind: get().trace ? "running" : "starting" },
      });
      client.open(next, Math.floor(time));
      owner.wentTo(run, time);
    };

    /**
     * Takes the edit that `make` makes of the present scenario, if it makes one and nothing is wrong with it; `taking` is
     * called before.
     */
    const edit = (make: (rules: EditRules) => Edit | null, taking: () => void = () => {}) => {
      const take = (rules: EditRules) => {
        const made = make(rules);
        if (!made) return;
        const checked = rules.check(made.next, get().whole);
        if (!checked.ok) {
          set({ refusals: get().refusals + 1 });
          return owner.notify({ tone: "error", code: "editRefused", values: {}, problems: checked.problems });
        }
        const { isCommand = false, opened = null } = made;
        const isKept = isCommand && owner.keepsFutures();
        const grown = rules.grown(now(), { next: checked.value, isCommand: isKept, isWhatIf: get().isWhatIf, opened });
        if (!grown) return set({ crowded: () => edit(make, taking) });
        taking();
        ({ history } = grown);
        simulate(checked.value, made.aim, made.kept, made.shown, grown.tree);
        if (grown.kept !== null) {
          set({ isWhatIf: false });
          owner.notify({ tone: "info", code: "forked", values: { branch: grown.kept }, problems: [] });
        }
      };
      border.pass(take, () => {
        set({ refusals: get().refusals + 1 });
        owner.notify({ tone: "error", code: "editUnchecked", values: {}, problems: [] });
      });
    };

    /** Stands where `to` says; null: stays. */
    const walk = (to: Whereabouts | null) => {
      if (!to) return;
      const { scenario: next, cursor: at, shown: host = 0, entry, before, tree } = to.visit;
      ({ history } = to);
      owner.pause();
      simulate(next, { kind: "moment", cursor: at }, { entry, before }, host, tree);
    };
    /** The rules are here: nothing can be undone before there was an edit. */
    const step = (to: (rules: EditRules, from: Whereabouts) => Whereabouts | null) =>
      border.pass(
        (rules) => walk(to(rules, now())),
        () => {},
      );

    const client = connect({
      changed(first, isResting, isFull, further) {
        isAwaited = false;
        traces = [first, ...further];
        const trace = knownOf() ?? first;
        const old = get().cursor;
        const reached = cursorOfGoal(goal, traces, get().shown, isResting);
        const more: Partial<RunStore> = {
          trace: trace.after(get().host?.changes ?? 0),
          traces,
          status: { kind: trace.isComplete ? "complete" : isFull ? "full" : "running" },
        };
        if (isFull && get().status.kind !== "full")
          owner.notify({ tone: "info", code: "runFull", values: { rows: trace.rowCount }, problems: [] });
        if (reached) {
          // The reason for a refusal is shown at the cursor: playback would carry it away.
          if (goal?.kind === "command" && wasRefused(traces, goal)) owner.pause();
          goal = null;
          return show(trace, reached, { ...more, isThere: true });
        }
        // It has grown behind the cursor.
        if (!goal) return set(more);
        if (isResting && goal.kind === "command") {
          // The run ended before the command's moment: its last moment is the nearest there is.
          const at = goal.at;
          goal = null;
          return show(trace, atTime(trace, at), { ...more, isThere: true });
        }
        // Until the goal is reached, the nearest moment that is known is shown.
        const time = clamp(trace, goal.kind === "moment" ? goal.cursor.time : old.time);
        show(trace, atTime(trace, time), more);
      },
      compared: (comparison) => set({ comparison }),
      tried(of, trial, isDone) {
        const { tried } = get();
        if (tried[of] && trials) set({ tried: { ...tried, [of]: trials.withTrial(tried[of], trial, isDone) } });
      },
      failed(report, cause) {
        owner.pause();
        set({ status: { kind: "failed", report, cause } });
      },
    });

    const open = () => client.open(scenario, Math.floor(goal ? timeOf(goal) : initial.time), isAwaited ? [] : traces);
    // Whoever makes the first run is only being made itself; a fork is open before anything can be asked of it.
    if (origin.traces.length > 0) open();
    else queueMicrotask(open);

    const first = knownOf(shown);
    return {
      scenario: partOf(scenario, shown),
      whole: scenario,
      shown,
      traces,
      entry: origin.entry,
      before: origin.before,
      tree: origin.tree,
      isWhatIf: false,
      crowded: null,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      refusals: 0,
      status: origin.status,
      trace: first,
      comparison: origin.comparison,
      tried: NOTHING_TRIED,
      asked: wantedAt(goal, initial),
      isThere: goal === null,
      cursor: initial,
      host: first && shownHost.at(first, initial.row, initial.time),
      actions: {
        openScenario(
          given,
          at,
          { entry, isChange = false, isOfMode = isChange, isWhole = false, shown: host = 0, branches } = {},
        ) {
          const aim: Goal = { kind: "moment", cursor: { time: at?.time ?? 0, row: at?.step ?? Infinity } };
          // What is changed is the host that is shown, beside the others.
          const isPart = isChange && !isWhole && given.hosts.length === 1;
          const next = isPart ? withHostAt({ ...given, hosts: get().whole.hosts }, get().shown, hostOf(given)) : given;
          const opened = ({ entryOf, leftBehind }: EditRules): Edit => ({
            next,
            aim,
            shown: host,
            kept: { entry: entryOf(next.title, entry), before: leftBehind(present()) },
            opened: branches ?? ALONE,
          });
          // A change has the futures that there are, unless others are given.
          const changed = (): Edit => ({ next, aim, ...(branches && { opened: branches }) });
          edit(isChange ? changed : opened, () => {
            // The same machines, changed: what is selected is still there.
            if (isChange && next.machines.length === get().scenario.machines.length) owner.pause();
            else owner.replaced(isOfMode);
          });
        },
        goBack() {
          const { before, scenario: left } = get();
          if (!before) return;
          if (before.scenario.machines !== left.machines) owner.replaced(true);
          step((rules, from) => rules.wentBack(from, before));
        },
        giveCommand: (command) => get().actions.giveCommands([command]),
        giveCommands(commands) {
          edit(({ withCommands }) => {
            const made = withCommands(get(), goal, goal ? wanted() : get().cursor, commands);
            return made && { ...made, isCommand: true };
          });
        },
        showHost(number) {
          const { whole, cursor: at, shown: was } = get();
          if (number === was || !(number in whole.hosts)) return;
          set({ shown: number, scenario: partOf(whole, number), tried: NOTHING_TRIED });
          const trace = knownOf();
          // The moment that is on its way is meant on the other host as well; its row is another one there.
          if (goal?.kind === "moment") goal = { kind: "moment", cursor: { time: goal.cursor.time, row: Infinity } };
          if (trace) show(trace, atTime(trace, at.time));
        },
        changeHost(host, conventions) {
          edit(({ isOtherPolicy, leftBehind }) => {
            const aim: Goal =
              goal?.kind === "command" ? goal : { kind: "moment", cursor: { time: wanted().time, row: Infinity } };
            const { whole: old, shown: number, entry, before } = get();
            const next: Scenario = { ...withHostAt(old, number, host), conventions };
            return { next, aim, kept: { entry, before: isOtherPolicy(old, next) ? leftBehind(present()) : before } };
          }, owner.pause);
        },
        rename(title) {
          edit(() => {
            const { whole: old, before } = get();
            const trimmed = title.trim();
            if (trimmed === "" || trimmed === old.title) return null;
            const aim: Goal = goal ?? { kind: "moment", cursor: wanted() };
            return { next: { ...old, title: trimmed }, aim, kept: { entry: null, before } };
          });
        },
        undo: () => step((rules, from) => rules.walked(from, -1)),
        redo: () => step((rules, from) => rules.walked(from, 1)),
        regrow(change) {
          const from = now();
          const to = change(from);
          // What is live stays as it is.
          if (to?.visit.cursor === from.visit.cursor) set({ tree: to.visit.tree });
          else walk(to);
          return to !== null;
        },
        askWhatIf: (isWhatIf) => set({ isWhatIf }),
        settleCrowd(isMade) {
          const { crowded } = get();
          set({ crowded: null });
          if (isMade) crowded?.();
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
          const ask = ({ check, trials: known }: EditRules) => {
            trials = known;
            const { tried, trace, scenario: part, whole: same, shown: host } = get();
            const isPossible = (choice: PolicyChoice) =>
              check(withHostAt(same, host, known.withTriedChoice(hostOf(part), of, choice)), same).ok;
            const possible = choices.filter(isPossible);
            const end = trace && !trace.isComplete ? trace.knownUntil : null;
            const asked = known.asked(tried[of], end, possible.length > 0);
            set({ tried: { ...tried, [of]: asked } });
            client.tryPolicies(of, possible, asked.until, host);
          };
          border.pass(ask, () => {});
        },
        restart() {
          const { whole: same, cursor: at } = get();
          client.close();
          // What was on its way when the worker stopped is still wanted.
          simulate(same, goal ?? { kind: "moment", cursor: at });
        },
        beside: (other, entry = null) =>
          createRun({ scenario: other, cursor: { time: 0, row: 0 }, connect, owner, border, entry }),
        play: (next, at) => simulate(next, { kind: "moment", cursor: at }),
        close: () => client.close(),
        fork() {
          const { whole: same, cursor: at, shown: host, status, comparison, entry, before, tree } = get();
          return runFrom(
            { scenario: same, cursor: at, shown: host, connect, owner, border },
            { history, goal, isAwaited, traces, status, comparison, entry, before, tree },
          );
        },
      },
    };
  });
  return run;
}
