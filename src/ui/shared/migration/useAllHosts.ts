/**
 * All hosts of the run at the moment shown, for what concerns more than the one that is shown. While the run is played they
 * change a few times a second, as panels of text do. The one that is shown is the run's own.
 */
import { MOST_HOSTS } from "../../../model/settings.ts";
import type { Run, RunState } from "../../../store/runState.ts";
import { HostCursor } from "../../../trace/hostCursor.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useMoment } from "../moment/useMoment.ts";
import { useRun, useRunApi } from "../useRun.ts";

export interface HostAtMoment {
  /** With the machines as they are then. */
  readonly trace: TraceReader;
  /** Changed in place when another moment is shown. */
  readonly state: HostState;
}

/** One look at all hosts of a run, for all panels that want it. */
interface Look {
  readonly cursors: readonly HostCursor[];
  traces: readonly TraceReader[];
  /** The moment of the one that is shown. */
  moment: object | null;
  hosts: readonly HostAtMoment[];
}

const looks = new WeakMap<Run, Look>();

const selectTraces = (state: RunState) => state.traces;
const selectShown = (state: RunState) => state.shown;

/** None until the first part of the run is known. */
export function useAllHosts(): readonly HostAtMoment[] {
  const run = useRunApi();
  const traces = useRun(selectTraces);
  const shown = useRun(selectShown);
  const moment = useMoment();
  if (!moment) return [];
  let look = looks.get(run);
  if (!look) {
    look = { cursors: Array.from({ length: MOST_HOSTS }, () => new HostCursor()), traces, moment: null, hosts: [] };
    looks.set(run, look);
  }
  if (look.moment === moment && look.traces === traces) return look.hosts;
  const { cursors } = look;
  const time = moment.cursor.time;
  look.hosts = traces.map((trace, host) => {
    const state = host === shown ? moment.host : cursors[host]!.at(trace, trace.rowsUpTo(time), time);
    return { trace: trace.after(state.changes), state };
  });
  look.traces = traces;
  look.moment = moment;
  return look.hosts;
}
