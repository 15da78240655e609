/** What rows about machines that move from host to host change. The list is replaced, so copies of a host share it. */
import type { MigrationView } from "../../views/migration.ts";
import { addVm } from "../machines.ts";
import { read, type Handlers, type HostView } from "../view.ts";

/** What is kept of those that are over. */
const MOST_KEPT = 32;

/** The one of machine `vm` that is under way. */
function underWay({ state }: HostView, vm: number): MigrationView | undefined {
  return state.migrations?.find((each) => each.vm === vm && !each.end);
}

function change(view: HostView, vm: number, part: Partial<MigrationView>): void {
  const changed = underWay(view, vm);
  view.state.migrations = view.state.migrations?.map((each) => (each === changed ? { ...each, ...part } : each)) ?? [];
}

export const MIGRATION_ROWS: Handlers<
  | "migrationBegan"
  | "migrationRound"
  | "migrationRoundDone"
  | "migrationStopped"
  | "migrationEnded"
  | "migrationSwitched"
  | "networkFault"
  | "migrationRate"
  | "migrationThrottled"
  | "linkState"
  | "hostState"
  | "migrationVolumes"
  | "migrationVolumesDone"
> = {
  migrationBegan: read("migrationBegan", (view, { vm, mode, isOut, host, pages, time: since }) => {
    const { state } = view;
    if (!isOut) addVm(view, vm, since);
    const nothing = {
      volumes: null,
      rounds: [],
      stop: null,
      switched: null,
      asked: 0,
      onTheWay: 0,
      rate: null,
      throttle: 0,
      end: null,
    };
    const begun: MigrationView = { vm, mode, isOut, host, pages, since, ...nothing };
    state.migrations = [...(state.migrations ?? []), begun].slice(-MOST_KEPT);
  }),
  migrationRound: read("migrationRound", (view, { vm, pages, bytes, time: since }) => {
    const { rounds = [], rate = null, throttle = 0 } = underWay(view, vm) ?? {};
    change(view, vm, { rounds: [...rounds, { pages, bytes, since, rate, throttle, ticks: null, dirtied: null }] });
  }),
  migrationRoundDone: read("migrationRoundDone", (view, { vm, round, ticks, dirtied }) => {
    const rounds = underWay(view, vm)?.rounds ?? [];
    change(view, vm, { rounds: rounds.map((each, at) => (at === round ? { ...each, ticks, dirtied } : each)) });
  }),
  migrationStopped: read("migrationStopped", (view, { vm, reason, pages, bytes, time: since }) => {
    change(view, vm, { stop: { reason, pages, bytes, since } });
  }),
  migrationEnded: read("migrationEnded", (view, { vm, outcome, pages, bytes, ticks, downtime }) => {
    change(view, vm, { end: { outcome, pages, bytes, ticks, downtime } });
  }),
  migrationSwitched: read("migrationSwitched", (view, { vm, pages, downtime, time: since }) => {
    change(view, vm, { switched: { since, pages, downtime } });
  }),
  migrationVolumes: read("migrationVolumes", (view, { vm, extents, bytes, time: since }) => {
    change(view, vm, { volumes: { extents, bytes, since, ticks: null, written: null } });
  }),
  migrationVolumesDone: read("migrationVolumesDone", (view, { vm, ticks, written }) => {
    const { volumes = null } = underWay(view, vm) ?? {};
    change(view, vm, { volumes: volumes && { ...volumes, ticks, written } });
  }),
  migrationRate: read("migrationRate", (view, { vm, bytesPerTick: rate }) => change(view, vm, { rate })),
  migrationThrottled: read("migrationThrottled", (view, { vm, percent: throttle }) => change(view, vm, { throttle })),
  linkState: read("linkState", ({ state }, { isWorking }) => {
    state.isLinkFailed = !isWorking;
  }),
  hostState: read("hostState", ({ state }, { isWorking }) => {
    state.isFailed = !isWorking;
  }),
  networkFault: read("networkFault", (view, { vm, isAsked }) => {
    const { asked = 0, onTheWay = 0 } = underWay(view, vm) ?? {};
    change(view, vm, isAsked ? { asked: asked + 1 } : { onTheWay: onTheWay + 1 });
  }),
};
