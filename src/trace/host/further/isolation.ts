/** What rows about attempts of guests change. What they count is replaced, so copies of a host share it. */
import { outcomeOf } from "../../../model/attempts.ts";
import type { FrameId, VmUid } from "../../../model/units.ts";
import type { HostState } from "../../hostState.ts";
import type { AttemptCounts, AttemptView, BreachView, IsolationView } from "../../views/isolation.ts";
import { MOST_ATTEMPTS, NO_ATTEMPTS, NO_ISOLATION } from "../../figures/attempts.ts";
import { read, vmOf, type Handlers } from "../view.ts";

export const ISOLATION_ROWS: Handlers<"attempted" | "leftOver"> = {
  attempted: read("attempted", (view, said) => {
    const { state } = view;
    const vm = vmOf(view, said.vcpu);
    const { attempt, rule, frame, ticks, sharers, token, time, owner, changed } = said;
    const outcome = outcomeOf(rule);
    const breaks = outcome === "breach";
    // What a device writes into a frame that pages share, all of them have.
    const shared = breaks && attempt === "dma" ? state.sharing?.frames.get(frame) : undefined;
    if (shared) state.sharing!.frames.set(frame, { ...shared, token });
    if (frame >= 0) state.frames.touchedRow.set(frame, state.row - 1);
    const times = { count: 1, ticks, most: ticks };
    count(state, vm, {
      attempts: 1,
      stopped: outcome === "stopped" ? 1 : 0,
      breaches: breaks ? 1 : 0,
      leftOvers: 0,
      sharedWrites: attempt === "write" && sharers > 1 ? times : NO_ATTEMPTS.sharedWrites,
      ownWrites: attempt === "write" && sharers <= 1 ? times : NO_ATTEMPTS.ownWrites,
    });
    keep(state, { ...said, vm, row: state.row - 1 });
    if (breaks) broken(state, { time, row: state.row - 1, by: vm, attempt, frame, owner, changed });
    else if (outcome === "stopped" && frame >= 0) mark(state, frame, "stopped");
  }),
  leftOver: read("leftOver", ({ state }, { time, frame, vm, page, from }) => {
    count(state, vm, { ...NO_ATTEMPTS, leftOvers: 1 });
    const changed = [{ vm, page }];
    broken(state, { time, row: state.row - 1, by: vm, attempt: null, frame, owner: from, changed });
  }),
};

function change(state: HostState, by: Partial<IsolationView>): void {
  state.isolation = { ...(state.isolation ?? NO_ISOLATION), ...by };
}

function count(state: HostState, vm: VmUid, more: AttemptCounts): void {
  const { machines } = state.isolation ?? NO_ISOLATION;
  const before = machines.get(vm) ?? NO_ATTEMPTS;
  const sum = {
    attempts: before.attempts + more.attempts,
    stopped: before.stopped + more.stopped,
    breaches: before.breaches + more.breaches,
    leftOvers: before.leftOvers + more.leftOvers,
    sharedWrites: together(before.sharedWrites, more.sharedWrites),
    ownWrites: together(before.ownWrites, more.ownWrites),
  };
  change(state, { machines: new Map([...machines, [vm, sum]]) });
}

function together(a: AttemptCounts["ownWrites"], b: AttemptCounts["ownWrites"]): AttemptCounts["ownWrites"] {
  return { count: a.count + b.count, ticks: a.ticks + b.ticks, most: Math.max(a.most, b.most) };
}

function keep(state: HostState, attempt: AttemptView): void {
  const { latest } = state.isolation ?? NO_ISOLATION;
  change(state, { latest: [...latest, attempt].slice(-MOST_ATTEMPTS) });
}

function broken(state: HostState, breach: BreachView): void {
  const { breaches, breachCount } = state.isolation ?? NO_ISOLATION;
  change(state, { breaches: [...breaches, breach].slice(-MOST_ATTEMPTS), breachCount: breachCount + 1 });
  if (breach.frame >= 0) mark(state, breach.frame, "breach");
}

function mark(state: HostState, frame: FrameId, as: "stopped" | "breach"): void {
  const { marks } = state.isolation ?? NO_ISOLATION;
  change(state, { marks: new Map([...marks, [frame, as]]) });
}
