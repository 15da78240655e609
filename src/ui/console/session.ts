/**
 * A session of the console: reads lines, gives their commands to the run one after the other, each when what became of the
 * one before is known, and keeps what was typed and answered. It stays when the console is closed.
 *
 * A command that begins a job does not come back in a shell before that has ended: where more lines wait, they are read at
 * the moment of its end, but for those that are about the job itself.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConsoleAction, ConsoleProblem } from "../../codec/console/action.ts";
import type { Surroundings } from "../../codec/console/form.ts";
import { readLine } from "../../codec/console/line.ts";
import { hostWords, scriptOf } from "../../codec/console/script.ts";
import { tableLines } from "../../codec/console/tables.ts";
import { explain, plainText } from "../../i18n/explain/explain.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import { hostOf } from "../../model/scenario.ts";
import { rowOfCommand } from "../../store/commandLog.ts";
import type { Language } from "../../store/appState.ts";
import type { Run, RunState } from "../../store/runState.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import type { TraceReader } from "../../trace/reader.ts";

/** What stands in the transcript. */
export type Entry = { readonly id: number } & Said;

type Said =
  | { readonly kind: "typed"; readonly text: string; readonly at: number }
  /** As a tool prints it. */
  | { readonly kind: "printed"; readonly lines: readonly string[] }
  /** What became of a command: what the tool says, and why, in the reader's language. */
  | { readonly kind: "told"; readonly line: string | null; readonly sentence: string; readonly isRefused: boolean }
  | { readonly kind: "problem"; readonly problem: ConsoleProblem }
  | { readonly kind: "help"; readonly of: string | null }
  | { readonly kind: "noMachine"; readonly vm: string }
  /** Why nothing became of a command: its edit was refused, or another one came in between, or the run stopped. */
  | { readonly kind: "nothing"; readonly why: "refused" | "replaced" | "stopped" };

export interface ConsoleState {
  readonly entries: readonly Entry[];
  /** Lines that were typed, the oldest first; each once in a row. */
  readonly history: readonly string[];
  /** Lines that wait, the one at work included. */
  readonly waiting: number;
}

export interface Console extends StoreApi<ConsoleState> {
  /** Reads the lines of `text` one after the other. */
  submit(text: string): void;
  /** Drops the lines that wait. */
  stop(): void;
}

/** Entries that are kept: what came before is dropped. */
const MOST_ENTRIES = 500;
const MOST_HISTORY = 200;

const sessions = new WeakMap<Run, Console>();

/** The session of `run`. */
export function consoleOf(run: Run, language: () => Language): Console {
  let session = sessions.get(run);
  if (!session) {
    session = createConsole(run, language);
    sessions.set(run, session);
  }
  return session;
}

function createConsole(run: Run, language: () => Language): Console {
  const store = createStore<ConsoleState>()(() => ({ entries: [], history: [], waiting: 0 }));
  let nextId = 1;
  let queue: string[] = [];
  let isAtWork = false;
  /** The job that the last command has begun. */
  let job: number | null = null;

  const say = (said: Said) => {
    const entry: Entry = { ...said, id: nextId };
    nextId += 1;
    store.setState(({ entries }) => ({ entries: [...entries, entry].slice(-MOST_ENTRIES) }));
  };

  const work = async () => {
    if (isAtWork) return;
    isAtWork = true;
    for (let line = queue.shift(), isFirst = true; line !== undefined; line = queue.shift(), isFirst = false) {
      store.setState({ waiting: queue.length + 1 });
      // What is typed by itself is typed while the job goes on.
      if (!isFirst && job !== null && !isAboutJobs(line, run.getState())) {
        // oxlint-disable-next-line no-await-in-loop -- a line is read when what became of the one before is known
        await jobEnded(run, job);
        job = null;
      }
      // oxlint-disable-next-line no-await-in-loop -- a line is read when what became of the one before is known
      await carryOut(line);
    }
    isAtWork = false;
    store.setState({ waiting: 0 });
  };

  const carryOut = async (line: string) => {
    say({ kind: "typed", text: line, at: surroundingsOf(run.getState()).now });
    const asked = readLine(line, surroundingsOf(run.getState()));
    if (!asked.ok) return say({ kind: "problem", problem: asked.problem });
    return act(asked.action);
  };

  const act = async (action: ConsoleAction): Promise<void> => {
    switch (action.kind) {
      case "command": {
        const { command, at, done } = action;
        const told = await given(run, () =>
          run.getState().actions.giveCommands([at === null ? command : { ...command, at }]),
        );
        if (typeof told === "string") return say({ kind: "nothing", why: told });
        const begun = jobBegunBy(told);
        if (begun) {
          ({ job } = begun);
          run.getState().actions.seekRow(begun.row + 1);
        }
        const isRefused = told.event.kind === "commandFailed";
        return say({ kind: "told", line: isRefused ? null : done, sentence: sentenceOf(told, language()), isRefused });
      }
      case "table": {
        const { scenario, trace, cursor } = run.getState();
        if (!trace) return say({ kind: "printed", lines: [] });
        // With all that a command of this moment has led to.
        const state = hostAt(trace, trace.rowsUpTo(cursor.time), cursor.time);
        const lines = tableLines(action, { scenario, info: trace.info, state });
        return say(lines ? { kind: "printed", lines } : { kind: "noMachine", vm: "vm" in action ? action.vm : "" });
      }
      case "script":
        return say({ kind: "printed", lines: scriptOf(run.getState().whole) });
      case "help":
        return say({ kind: "help", of: action.of });
      case "go":
        return run.getState().actions.seekTime(action.time);
      case "clear":
        return store.setState({ entries: [] });
      case "nothing":
    }
  };

  return {
    ...store,
    submit(text) {
      const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== "");
      store.setState(({ history }) => ({
        history: [...history, ...lines.filter((line, at) => line !== (lines[at - 1] ?? history.at(-1)))].slice(
          -MOST_HISTORY,
        ),
      }));
      queue.push(...lines);
      void work();
    },
    stop() {
      queue = [];
    },
  };
}

const ABOUT_JOBS: ReadonlySet<string> = new Set(["abortJob", "domjobinfo"]);

/** A line that is of use while a job goes on. */
function isAboutJobs(line: string, state: RunState): boolean {
  const asked = readLine(line, surroundingsOf(state));
  if (!asked.ok) return true;
  if (asked.action.kind === "command") return ABOUT_JOBS.has(asked.action.command.command);
  return asked.action.kind !== "table" || ABOUT_JOBS.has(asked.action.table);
}

/** The job that the command of `outcome` has begun; null: none. */
function jobBegunBy({
  state: { trace },
  row: own,
  event: { time },
}: Outcome): { readonly job: number; readonly row: number } | null {
  if (!trace) return null;
  for (let row = own + 1; row < trace.rowCount && trace.timeOf(row) === time; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "commandDone") return null;
    if (event.kind === "jobBegun") return { job: event.job, row };
  }
  return null;
}

/** Leads to the end of `job`, if it comes. */
function jobEnded(run: Run, job: number): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ trace, cursor, status }: RunState) => {
      if (!trace) return end();
      for (let row = Math.max(0, cursor.row - 1); row < trace.rowCount; row += 1) {
        if (trace.kindOf(row) !== "jobEnded") continue;
        const event = trace.eventAt(row);
        if (event.kind !== "jobEnded" || event.job !== job) continue;
        end();
        return run.getState().actions.seekRow(row + 1);
      }
      return status.kind === "running" || status.kind === "starting" ? undefined : end();
    };
    const unsubscribe = run.subscribe(look);
    const end = () => {
      unsubscribe();
      resolve();
    };
    look(run.getState());
  });
}

export function surroundingsOf({ scenario, whole, trace, host, cursor }: RunState): Surroundings {
  const vms = trace?.info.vms.filter(({ uid }) => host?.vms[uid] && host.vms[uid].life !== "none") ?? [];
  return {
    host: hostOf(scenario),
    hosts: hostWords(whole),
    machines: vms.map(({ name, spec }) => ({ name, volumes: spec.volumes.map((volume) => volume.name) })),
    commands: scenario.commands,
    now: Math.ceil(cursor.time),
  };
}

interface Outcome {
  readonly state: RunState;
  readonly trace: TraceReader;
  readonly row: number;
  readonly event: TraceEvent;
}

/** Gives a command by `give`, and waits for the row that tells what became of it. */
function given(run: Run, give: () => void): Promise<Outcome | "refused" | "replaced" | "stopped"> {
  const before = run.getState();
  let expected: RunState["scenario"] | null = null;
  return new Promise((resolve) => {
    const look = (state: RunState) => {
      if (expected === null) {
        if (state.refusals > before.refusals) return end("refused");
        if (state.scenario === before.scenario) return undefined;
        expected = state.scenario;
      }
      if (state.scenario !== expected) return end("replaced");
      if (state.status.kind === "failed") return end("stopped");
      if (!state.isThere || !state.trace) return undefined;
      const index = expected.commands.length - 1;
      const at = expected.commands[index]?.at ?? 0;
      // It may have been for another host than the one that is shown.
      for (const trace of state.traces) {
        const row = rowOfCommand(trace, index, at);
        if (row !== null) return end({ state, trace, row, event: trace.eventAt(row) });
      }
      return end("stopped");
    };
    const unsubscribe = run.subscribe(look);
    const end = (outcome: Outcome | "refused" | "replaced" | "stopped") => {
      unsubscribe();
      resolve(outcome);
    };
    give();
    look(run.getState());
  });
}

function sentenceOf({ state: { scenario }, trace, row, event }: Outcome, language: Language): string {
  const context = { info: trace.info, scenario, state: hostAt(trace, row + 1, event.time), previous: [] };
  return plainText(explain(event, context, language));
}
