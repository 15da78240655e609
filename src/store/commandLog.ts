/** What a live command does to the log: it is added at the cursor, and whatever lay after the cursor is dropped. */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { TraceReader } from "../trace/reader.ts";
import type { Cursor, GivenCommand } from "./runState.ts";

/** The tick at which a command given at `cursor` takes effect: the moment shown, or the next one between two ticks. */
export function commandTick(cursor: Cursor): Tick {
  return Math.ceil(cursor.time);
}

/** A command that has been given and whose row is not known yet. */
export interface PendingCommand {
  readonly index: number;
  readonly at: Tick;
}

/** The last command of the log that a moment shows whose rows are not known yet. */
export function lastCommandUntil({ commands }: Scenario, { time, row }: Cursor): PendingCommand {
  const last = row === 0 ? -1 : commands.findLastIndex(({ at }) => at <= time);
  return { index: last, at: 0 };
}

/**
 * `scenario` with `command` given at the cursor, after `pending` if there is one. `index`: its place in the log. Commands
 * that the moment shown has not seen yet are dropped. `shown`: the host of whose trace the cursor has rows.
 */
export function withCommand(
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

/** The row that tells what became of command `index` at tick `at`; null when it is not known yet. */
export function rowOfCommand(trace: TraceReader, index: number, at: Tick): number | null {
  const last = trace.rowsUpTo(at);
  for (let row = trace.rowsUpTo(at - 1); row < last; row += 1) {
    const event = trace.eventAt(row);
    if ((event.kind === "commandDone" || event.kind === "commandFailed") && event.index === index) return row;
  }
  return null;
}

/** The cursor right after the row of command `index` at tick `at`; null when it is not known yet. */
export function cursorOfCommand(trace: TraceReader, index: number, at: Tick): Cursor | null {
  const row = rowOfCommand(trace, index, at);
  return row === null ? null : { time: at, row: trace.nextStep(row, "command", 1) ?? row + 1 };
}
