/**
 * "Create and start": the second command is given when the first has been carried out. Where the manager refused to
 * create the machine nothing is started, so that what is shown and explained is the refusal that matters.
 */
import { cursorOfCommand } from "../../../store/commandLog.ts";
import type { Run } from "../../../store/runState.ts";
import type { TraceReader } from "../../../trace/reader.ts";

/**
 * Waits for the last command of the log, which creates `name`, and starts the machine then. Gives up when something else
 * happens first: another change of the scenario, or the cursor being moved away.
 */
export function startWhenCreated(run: Run, name: string): void {
  const { scenario, trace: before } = run.getState();
  const index = scenario.commands.length - 1;
  const at = scenario.commands[index]?.at ?? 0;

  const unsubscribe = run.subscribe((state) => {
    if (state.scenario !== scenario) return unsubscribe();
    // Until there is another one, the trace is still that of the scenario before.
    if (!state.trace || state.trace === before) return;
    const reached = cursorOfCommand(state.trace, index, at);
    if (!reached) return;
    unsubscribe();
    const isShown = state.cursor.row === reached.row;
    if (isShown && isDone(state.trace, reached.row)) state.actions.giveCommand({ command: "start", vm: name });
  });
}

/** Whether the command shown by the first `row` rows was carried out; the rows of what it did come after its own. */
function isDone(trace: TraceReader, row: number): boolean {
  for (let at = row - 1; at >= 0; at -= 1) {
    const kind = trace.kindOf(at);
    if (kind === "commandDone" || kind === "commandFailed") return kind === "commandDone";
  }
  return false;
}
