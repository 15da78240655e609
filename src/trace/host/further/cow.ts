/** What rows about copy-on-write change. Maps and lists are replaced, so copies of a host share them. */
import type { LvId } from "../../../model/units.ts";
import type {
  BackupView,
  CopyOnWriteView,
  HostState,
  SnapshotView,
  SnapshotVolume,
  ThinPoolView,
} from "../../hostState.ts";
import { addVm } from "../machines.ts";
import { read, unseen, type Handlers } from "../view.ts";

type Kinds =
  | "snapshotTaken"
  | "snapshotDeleted"
  | "reverted"
  | "cloned"
  | "copiedOut"
  | "storeOverflowed"
  | "mergedBack"
  | "thinShared"
  | "thinWritten"
  | "thinDiscarded"
  | "thinDropped"
  | "poolLow"
  | "poolFull"
  | "poolWaitEnded"
  | "poolExtended"
  | "frozen"
  | "thawed"
  | "chunkMerged"
  | "memoryKept"
  | "backupMade"
  | "backupRestored"
  | "backupDeleted";

export const COW_ROWS: Handlers<Kinds> = {
  snapshotTaken: read("snapshotTaken", ({ state }, { snapshot, vm, parent, index, state: life, volumes, time }) => {
    const { snapshots, current } = state.copyOnWrite;
    const taken: SnapshotView = { id: snapshot, vm, parent, index, takenAt: time, state: life, volumes, memory: null };
    change(state, {
      snapshots: new Map([...snapshots, [snapshot, taken]]),
      current: new Map([...current, [vm, snapshot]]),
      stores: withStores(state, volumes),
    });
  }),
  snapshotDeleted: read("snapshotDeleted", ({ state }, { snapshot, vm, parent }) => {
    const { snapshots, current } = state.copyOnWrite;
    const gone = new Set(snapshots.get(snapshot)?.volumes.map(({ copy }) => copy));
    const others = [...snapshots.values()].filter(({ id }) => id !== snapshot);
    const heirs = others.map((each) => (each.parent === snapshot ? { ...each, parent } : each));
    change(state, {
      snapshots: new Map(heirs.map((each) => [each.id, each])),
      current: current.get(vm) === snapshot ? withCurrent(current, vm, parent) : current,
      ...without(state, gone),
    });
  }),
  reverted: read("reverted", ({ state }, { vm, snapshot }) => {
    change(state, { current: withCurrent(state.copyOnWrite.current, vm, snapshot) });
  }),
  cloned: read("cloned", (view, { vm, base, snapshot, isLinked, time }) => {
    const { state } = view;
    addVm(view, vm, time);
    if (isLinked) change(state, { bases: new Map([...state.copyOnWrite.bases, [vm, { vm: base, snapshot }]]) });
  }),
  copiedOut: read("copiedOut", ({ state }, { chunk, copies }) => {
    const { stores } = state.copyOnWrite;
    const kept = copies.map(({ copy }) => [copy, [...(stores.get(copy) ?? []), chunk]] as const);
    change(state, { stores: new Map([...stores, ...kept]) });
  }),
  storeOverflowed: read("storeOverflowed", ({ state }, { copy }) => {
    change(state, { invalid: new Set([...state.copyOnWrite.invalid, copy]) });
  }),
  mergedBack: read("mergedBack", ({ state }, { copy }) => {
    change(state, { stores: new Map([...state.copyOnWrite.stores, [copy, []]]) });
  }),
  thinShared: read("thinShared", ({ state }, { lv, source }) => {
    setMap(state, lv, ({ maps }) => maps.get(source) ?? null);
  }),
  thinWritten: read("thinWritten", ({ state }, { lv, chunk, place }) => {
    setMap(state, lv, ({ maps }) => new Map([...(maps.get(lv) ?? []), [chunk, place]]));
  }),
  thinDiscarded: read("thinDiscarded", ({ state }, { lv, chunks }) => {
    const gone = new Set(chunks);
    setMap(state, lv, ({ maps }) => new Map([...(maps.get(lv) ?? [])].filter(([chunk]) => !gone.has(chunk))));
  }),
  thinDropped: read("thinDropped", ({ state }, { lv }) => {
    setMap(state, lv, () => null);
  }),
  frozen: read("frozen", ({ state }, { volumes }) => {
    change(state, { stores: withStores(state, volumes) });
  }),
  thawed: read("thawed", ({ state }, { copies }) => {
    change(state, without(state, new Set(copies.map(({ copy }) => copy))));
  }),
  chunkMerged: read("chunkMerged", ({ state }, { copy, chunk }) => {
    const { stores } = state.copyOnWrite;
    const left = (stores.get(copy) ?? []).filter((each) => each !== chunk);
    change(state, { stores: new Map([...stores, [copy, left]]) });
  }),
  memoryKept: read("memoryKept", ({ state }, { snapshot, lv, pages }) => {
    const { snapshots } = state.copyOnWrite;
    const withMemory = { ...snapshots.get(snapshot)!, memory: { lv, pages } };
    change(state, { snapshots: new Map([...snapshots, [snapshot, withMemory]]) });
  }),
  backupMade: read("backupMade", ({ state }, { backup, vm, base, index, volumes, time }) => {
    const made: BackupView = { id: backup, vm, base, index, takenAt: time, volumes };
    change(state, { backups: new Map([...state.copyOnWrite.backups, [backup, made]]) });
  }),
  backupRestored: read("backupRestored", (view, { vm, isNew, time }) => {
    if (isNew) addVm(view, vm, time);
  }),
  backupDeleted: read("backupDeleted", ({ state }, { backup }) => {
    change(state, { backups: new Map([...state.copyOnWrite.backups].filter(([id]) => id !== backup)) });
  }),
  poolLow: unseen,
  poolFull: read("poolFull", ({ state }, { vcpu, isWaiting }) => {
    if (isWaiting) change(state, { waiting: [...state.copyOnWrite.waiting, vcpu] });
  }),
  poolWaitEnded: read("poolWaitEnded", ({ state }, { vcpu }) => {
    // A vCPU that goes on while its writes wait may have several; the first that came is served first.
    const { waiting } = state.copyOnWrite;
    const first = waiting.indexOf(vcpu);
    change(state, { waiting: waiting.filter((_, at) => at !== first) });
  }),
  poolExtended: read("poolExtended", ({ state }, { chunks, total }) => {
    const thin = state.copyOnWrite.thin ?? { chunks: 0, free: 0, references: [], maps: new Map() };
    change(state, { thin: { ...thin, chunks: total, free: thin.free + chunks } });
  }),
};

function change(state: HostState, changes: Partial<CopyOnWriteView>): void {
  state.copyOnWrite = { ...state.copyOnWrite, ...changes };
}

/** The stores, with empty ones for those of `volumes` that have one. */
function withStores({ copyOnWrite }: HostState, volumes: readonly SnapshotVolume[]): CopyOnWriteView["stores"] {
  const empty = volumes.filter(({ chunks }) => chunks >= 0).map(({ copy }) => [copy, []] as const);
  return new Map([...copyOnWrite.stores, ...empty]);
}

/** The stores and the lost ones among them, but for those that are gone. */
function without(
  { copyOnWrite: { stores, invalid } }: HostState,
  gone: ReadonlySet<LvId>,
): Pick<CopyOnWriteView, "stores" | "invalid"> {
  return {
    stores: new Map([...stores].filter(([copy]) => !gone.has(copy))),
    invalid: new Set([...invalid].filter((copy) => !gone.has(copy))),
  };
}

function withCurrent(current: CopyOnWriteView["current"], vm: number, snapshot: number): CopyOnWriteView["current"] {
  const others = [...current].filter(([each]) => each !== vm);
  return new Map(snapshot < 0 ? others : [...others, [vm, snapshot]]);
}

/** A thin volume gets another map, null: it is gone. Chunks are counted by who has them. */
function setMap(state: HostState, lv: LvId, mapOf: (thin: ThinPoolView) => ReadonlyMap<number, number> | null): void {
  const { thin } = state.copyOnWrite;
  if (!thin) return;
  const references = [...thin.references];
  let { free } = thin;
  const count = (chunk: number, by: 1 | -1) => {
    const before = references[chunk] ?? 0;
    references[chunk] = before + by;
    if (before === 0) free -= 1;
    if (before + by === 0) free += 1;
  };
  const map = mapOf(thin);
  // What is kept by both maps is never without anybody.
  for (const chunk of map?.values() ?? []) count(chunk, 1);
  for (const chunk of thin.maps.get(lv)?.values() ?? []) count(chunk, -1);
  const others = [...thin.maps].filter(([each]) => each !== lv);
  change(state, { thin: { ...thin, free, references, maps: new Map(map ? [...others, [lv, map]] : others) } });
}
