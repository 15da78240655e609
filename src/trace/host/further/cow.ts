/** What rows about copy-on-write change. Maps and lists are replaced, so copies of a host share them. */
import { entriesOf, pieceAt, withPiece, type Pieces } from "../../../base/pieces.ts";
import type { LvId } from "../../../model/units.ts";
import type { HostState } from "../../hostState.ts";
import type { BackupView, CopyOnWriteView, SnapshotView, SnapshotVolume, ThinPoolView } from "../../views/cow.ts";
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
  | "backupDeleted"
  | "rebased"
  | "zeroed";

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
    let kept = stores;
    for (const { copy } of copies) kept = withPiece(kept, copy, [...(pieceAt(kept, copy) ?? []), chunk]);
    change(state, { stores: kept });
  }),
  storeOverflowed: read("storeOverflowed", ({ state }, { copy }) => {
    change(state, { invalid: new Set([...state.copyOnWrite.invalid, copy]) });
  }),
  mergedBack: read("mergedBack", ({ state }, { copy }) => {
    change(state, { stores: withPiece(state.copyOnWrite.stores, copy, []) });
  }),
  thinShared: read("thinShared", ({ state }, { lv, source }) => {
    setMap(state, lv, ({ maps }) => pieceAt(maps, source));
    const { thin } = state.copyOnWrite;
    if (thin && thin.zeros.size > 0) setZeros(state, lv, thin.zeros.get(source) ?? []);
  }),
  thinWritten: read("thinWritten", ({ state }, { lv, chunk, place }) => {
    setChunk(state, lv, chunk, place);
    const zeros = state.copyOnWrite.thin?.zeros.get(lv);
    if (zeros?.includes(chunk) === true)
      setZeros(
        state,
        lv,
        zeros.filter((each) => each !== chunk),
      );
  }),
  thinDiscarded: read("thinDiscarded", ({ state }, { lv, chunks }) => {
    for (const chunk of chunks) setChunk(state, lv, chunk, undefined);
  }),
  thinDropped: read("thinDropped", ({ state }, { lv }) => {
    setMap(state, lv, () => undefined);
    const { thin } = state.copyOnWrite;
    if (!thin) return;
    if (thin.zeros.has(lv)) setZeros(state, lv, []);
    if (thin.backings.has(lv)) setBackings(state, [{ lv, backing: -1 }]);
  }),
  frozen: read("frozen", ({ state }, { volumes }) => {
    change(state, { stores: withStores(state, volumes) });
  }),
  thawed: read("thawed", ({ state }, { copies }) => {
    change(state, without(state, new Set(copies.map(({ copy }) => copy))));
  }),
  chunkMerged: read("chunkMerged", ({ state }, { copy, chunk }) => {
    const { stores } = state.copyOnWrite;
    const left = (pieceAt(stores, copy) ?? []).filter((each) => each !== chunk);
    change(state, { stores: withPiece(stores, copy, left) });
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
  rebased: read("rebased", ({ state }, { vm, base, volumes }) => {
    const others = [...state.copyOnWrite.bases].filter(([clone]) => clone !== vm);
    change(state, { bases: new Map(base < 0 ? others : [...others, [vm, { vm: base, snapshot: -1 }]]) });
    setBackings(state, volumes);
  }),
  zeroed: read("zeroed", ({ state }, { lv, chunks, isSet }) => {
    const gone = new Set(chunks);
    const others = (state.copyOnWrite.thin?.zeros.get(lv) ?? []).filter((chunk) => !gone.has(chunk));
    setZeros(state, lv, isSet ? [...others, ...chunks].toSorted((a, b) => a - b) : others);
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
    const thin = state.copyOnWrite.thin ?? {
      chunks: 0,
      free: 0,
      references: [],
      maps: [],
      backings: new Map<never, never>(),
      zeros: new Map<never, never>(),
    };
    change(state, { thin: { ...thin, chunks: total, free: thin.free + chunks } });
  }),
};

function change(state: HostState, changes: Partial<CopyOnWriteView>): void {
  state.copyOnWrite = { ...state.copyOnWrite, ...changes };
}

/** The stores, with empty ones for those of `volumes` that have one. */
function withStores({ copyOnWrite }: HostState, volumes: readonly SnapshotVolume[]): CopyOnWriteView["stores"] {
  let { stores } = copyOnWrite;
  for (const { copy, chunks } of volumes) if (chunks >= 0) stores = withPiece(stores, copy, []);
  return stores;
}

/** The stores and the lost ones among them, but for those that are gone. */
function without(
  { copyOnWrite: { stores, invalid } }: HostState,
  gone: ReadonlySet<LvId>,
): Pick<CopyOnWriteView, "stores" | "invalid"> {
  let left = stores;
  for (const copy of gone) if (pieceAt(left, copy)) left = withPiece(left, copy, undefined);
  return {
    stores: left,
    invalid: new Set([...invalid].filter((copy) => !gone.has(copy))),
  };
}

function withCurrent(current: CopyOnWriteView["current"], vm: number, snapshot: number): CopyOnWriteView["current"] {
  const others = [...current].filter(([each]) => each !== vm);
  return new Map(snapshot < 0 ? others : [...others, [vm, snapshot]]);
}

/** The pool with one more map, or one less, that has `chunk`. */
function counted(thin: ThinPoolView, chunk: number, by: 1 | -1): ThinPoolView {
  const before = pieceAt(thin.references, chunk) ?? 0;
  const references = withPiece(thin.references, chunk, before + by);
  if (before === 0) return { ...thin, references, free: thin.free - 1 };
  return { ...thin, references, free: before + by === 0 ? thin.free + 1 : thin.free };
}

/** A chunk of a thin volume lies in another place, undefined: in none. However large pool and volume are, little is copied. */
function setChunk(state: HostState, lv: LvId, chunk: number, place: number | undefined): void {
  let { thin } = state.copyOnWrite;
  if (!thin) return;
  const map = pieceAt(thin.maps, lv) ?? [];
  const before = pieceAt(map, chunk);
  if (place !== undefined) thin = counted(thin, place, 1);
  if (before !== undefined) thin = counted(thin, before, -1);
  change(state, { thin: { ...thin, maps: withPiece(thin.maps, lv, withPiece(map, chunk, place)) } });
}

/** The chunks of an image that read as zero; none: it has no such list. */
function setZeros(state: HostState, lv: LvId, chunks: readonly number[]): void {
  const { thin } = state.copyOnWrite;
  if (!thin) return;
  const others = [...thin.zeros].filter(([each]) => each !== lv);
  change(state, { thin: { ...thin, zeros: new Map(chunks.length > 0 ? [...others, [lv, chunks]] : others) } });
}

function setBackings(state: HostState, volumes: readonly { readonly lv: LvId; readonly backing: LvId | -1 }[]): void {
  const { thin } = state.copyOnWrite;
  if (!thin) return;
  const gone = new Set(volumes.map(({ lv }) => lv));
  const others = [...thin.backings].filter(([lv]) => !gone.has(lv));
  const below = volumes.flatMap(({ lv, backing }): [LvId, LvId][] => (backing < 0 ? [] : [[lv, backing]]));
  change(state, { thin: { ...thin, backings: new Map([...others, ...below]) } });
}

/** A thin volume gets another map, undefined: it is gone. Chunks are counted by who has them. */
function setMap(state: HostState, lv: LvId, mapOf: (thin: ThinPoolView) => Pieces<number> | undefined): void {
  let { thin } = state.copyOnWrite;
  if (!thin) return;
  const map = mapOf(thin);
  const before = pieceAt(thin.maps, lv) ?? [];
  // What is kept by both maps is never without anybody.
  for (const [, place] of entriesOf(map ?? [])) thin = counted(thin, place, 1);
  for (const [, place] of entriesOf(before)) thin = counted(thin, place, -1);
  change(state, { thin: { ...thin, maps: withPiece(thin.maps, lv, map) } });
}
