/**
 * What live commands do to the log: they are added at the cursor, and whatever lay after the cursor is dropped. Loaded with the
 * rules that edits pass.
 */
import { isForHost, type Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { TraceReader } from "../trace/reader.ts";
import { commandTick, type PendingCommand } from "./commandLog.ts";
import type { Goal } from "./goal.ts";
import type { Cursor, GivenCommand, RunState } from "./runState.ts";

/** What of a run decides what becomes of a command. */
export type CommandedRun = Pick<RunState, "whole" | "traces" | "shown">;

/**
 * The scenario of `run` with `commands` given at `from`, where the cursor stands or is on its way to (`goal`), and where the
 * last of them stands; null where there is none.
 */
export function withCommands(
  { whole, traces, shown }: CommandedRun,
  goal: Goal | null,
  from: Cursor,
  commands: readonly GivenCommand[],
): { readonly next: Scenario; readonly aim: Goal } | null {
  let before: PendingCommand | null = goal?.kind === "moment" ? lastCommandUntil(whole, goal.cursor) : goal;
  let next = whole;
  for (const command of commands) {
    const given = withCommand(next, traces, shown, from, forHost(command, shown), before);
    next = given.scenario;
    before = given;
  }
  return before && next !== whole ? { next, aim: { kind: "command", index: before.index, at: before.at } } : null;
}

/** `command` for host number `host`, where it is for a host or makes a machine and does not say for which. */
function forHost(command: GivenCommand, host: number): GivenCommand {
  if (host === 0) return command;
  if (command.command === "create") return { ...command, machine: { host, ...command.machine } };
  return isForHost(command) ? { host, ...command } : command;
}

/** The last command of the log that a moment shows whose rows are not known yet. */
function lastCommandUntil({ commands }: Scenario, { time, row }: Cursor): PendingCommand {
  const last = row === 0 ? -1 : commands.findLastIndex(({ at }) => at <= time);
  return { index: last, at: 0 };
}

/**
 * `scenario` with `command` given at the cursor, after `pending` if there is one. `index`: its place in the log. Commands
 * that the moment shown has not seen yet are dropped. `shown`: the host of whose trace the cursor has rows.
 */
function withCommand(
  scenario: Scenario,
  traces: readonly TraceReader[],
  shown: number,
  cursor: Cursor,
  command: GivenCommand,
  pending: PendingCommand | null = null,
): { scenario: Scenario; index: number; at: Tick } {
  const at = Math.max(commandTick(cursor), pending?.at ?? 0, command.at ?? 0);
  const done = pending ? pending.index + 1 : commandsSeen(traces, shown, cursor);
  const kept = scenario.commands.filter((other, index) => index < done && other.at <= at);
  const commands = [...kept, { ...command, at }];
  return { scenario: { ...scenario, commands }, index: commands.length - 1, at };
}

/** Number of commands of the log that have been seen: on hosts that are not shown, those of the moment. */
function commandsSeen(traces: readonly TraceReader[], shown: number, { time, row }: Cursor): number {
  const seen = traces.map((trace, host) => commandsBefore(trace, host === shown ? row : trace.rowsUpTo(time)));
  return Math.max(0, ...seen);
}

/** Number of commands of the log that have been carried out or refused in the first `row` rows. */
function commandsBefore(trace: TraceReader, row: number): number {
  for (let at = trace.nextStep(row + 1, "command", -1); at !== null; at = trace.nextStep(at, "command", -1)) {
    for (let near = Math.min(at, row) - 1; near >= 0; near -= 1) {
      const event = trace.eventAt(near);
      if (event.kind !== "commandDone" && event.kind !== "commandFailed") continue;
      if (event.index >= 0) return event.index + 1;
      break;
    }
  }
  return 0;
}
