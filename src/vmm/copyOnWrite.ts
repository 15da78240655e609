/**
 * Copy-on-write under the volumes of machines (domain D.5): what a guest's access to blocks of a thin volume, or of one that
 * has snapshots, means on disks. Classic snapshots have exception stores, volumes of their own in the storage pool; thin
 * volumes have chunks of a thin pool, which is made of volumes of the host. The rules themselves are in `storage/cow/`.
 *
 * Books and contents change when a request is issued, not when the disk has served it: a simplification. A machine that is
 * forced off amid a copy loses the request and keeps the content.
 */
import type { Recorder } from "../model/recorder.ts";
import type { Body, EventKind } from "../model/rows/table.ts";
import { hostOf, type Scenario, type SnapshotSpec, type ThinPoolSpec, type VolumeSpec } from "../model/scenario.ts";
import { NONE, type LvId, type VmUid } from "../model/units.ts";
import type { PlanOwner, VolumeAccess } from "./blockIo.ts";
import type { Clock } from "./cpu/state.ts";
import {
  addSnapshot,
  createOrigin,
  dropStore,
  mergeNext,
  readSnapshot,
  storeOf,
  trialOfOrigin,
  writeOrigin,
  type CowWrite,
  type OriginState,
} from "./storage/cow/exceptions.ts";
import { joined, together, type CowAccess, type CowStep } from "./storage/cow/io.ts";
import {
  differingChunks,
  emptyVolume,
  holdsAnything,
  isDiscardable,
  ownChunks,
  ownPlace,
  setBacking,
  tokensOfChunk,
  zeroChunk,
} from "./storage/cow/layers.ts";
import {
  addThin,
  createThinPool,
  discardThin,
  dropThin,
  extendThinPool,
  placeInPool,
  placeOfChunk,
  provisionThin,
  revertThin,
  shareThin,
  thinVolume,
  writeThin,
  type ThinPoolState,
} from "./storage/cow/thinPool.ts";
import type { IoPlan, IoStep, PlannedRequest } from "./storage/ioPlan.ts";
import type { Placement } from "./storage/pool.ts";
import type { Volumes } from "./volumes.ts";

/** Who waits for chunks of the thin pool, and what is to be written. */
export type WaitingWrite = PlanOwner & { readonly access: VolumeAccess };

export interface CopyOnWriteState {
  readonly clock: Clock;
  /** Null: volumes are not thin. */
  thin: ThinPoolState | null;
  /** The volumes that the thin pool is made of, in the order of its chunks. */
  readonly poolLvs: LvId[];
  /** The volumes that have snapshots with exception stores, with their contents. */
  readonly origins: Map<LvId, OriginState>;
  /** The volume that each exception store belongs to. */
  readonly stores: Map<LvId, LvId>;
  /** Extents of each thin volume. */
  readonly sizes: Map<LvId, number>;
  /** The token of the next write: every write has its own. */
  nextToken: number;
  /** In the order in which they came. */
  waiting: WaitingWrite[];
  /** What volumes without exception stores and backups hold, block by block, and what has changed; null: nobody wants to know. */
  readonly tokens: BlockTokens | null;
}

/** On hosts that make backups. */
interface BlockTokens {
  /** By volume and block; one that is missing was never written. Of volumes that are not thin and have no snapshot. */
  readonly blocks: Map<LvId, Map<number, number>>;
  /** Chunks of each volume that were written since its last backup. */
  readonly changed: Map<LvId, Set<number>>;
}

/** A write for which there are too few chunks. */
export interface Shortfall {
  readonly needed: number;
  readonly free: number;
}

export class CopyOnWrite {
  state: CopyOnWriteState;
  readonly #volumes: Volumes;
  readonly #recorder: Recorder;
  /** Null: volumes are not thin. */
  readonly pool: ThinPoolSpec | null;
  readonly #classic: SnapshotSpec | null;

  constructor(scenario: Scenario, volumes: Volumes, clock: Clock, recorder: Recorder) {
    const host = hostOf(scenario);
    this.#volumes = volumes;
    this.#recorder = recorder;
    this.pool = host.thinPool ?? null;
    this.#classic = host.snapshots ?? null;
    this.state = {
      clock,
      thin: null,
      poolLvs: [],
      origins: new Map(),
      stores: new Map(),
      sizes: new Map(),
      nextToken: 1,
      waiting: [],
      tokens: volumes.hasBackupDisks ? { blocks: new Map(), changed: new Map() } : null,
    };
  }

  // --- the thin pool

  /** Takes the extents of the thin pool from the storage pool, before any machine is made. The codec has checked that they fit. */
  createPool(): void {
    if (!this.pool) return;
    const { chunkExtents, lowWater, extents, isLayered = false } = this.pool;
    this.state.thin = createThinPool(0, chunkExtents, lowWater, isLayered);
    this.extend(extents);
  }

  /** Where that many more extents of the thin pool would lie, in whole chunks; null: there is no room, or no chunk. */
  planExtension(
    extents: number,
  ): { readonly spec: VolumeSpec; readonly plan: Placement; readonly chunks: number } | null {
    const { chunkExtents } = this.pool!;
    const chunks = Math.floor(extents / chunkExtents);
    if (chunks === 0) return null;
    const spec = { name: "thin", bytes: this.#volumes.bytesOf(chunks * chunkExtents) };
    const plan = this.#volumes.plan([spec])?.[0];
    return plan ? { spec, plan, chunks } : null;
  }

  extend(extents: number): void {
    const planned = this.planExtension(extents);
    if (!planned) return;
    const { thin, poolLvs } = this.state;
    const lv = this.#volumes.create(-1, planned.spec, planned.plan);
    poolLvs.push(lv);
    extendThinPool(thin!, planned.chunks);
    this.#tell("poolExtended", { lv, chunks: planned.chunks, total: thin!.chunks });
  }

  /** The chunks of a volume of so many bytes. */
  chunksOf(bytes: number): number {
    return Math.ceil(this.#volumes.extentsIn(bytes) / this.pool!.chunkExtents);
  }

  /** A thin volume for a machine, without a chunk so far. */
  createThin(vm: VmUid, spec: VolumeSpec): LvId {
    const lv = this.#defineThin(vm, spec);
    addThin(this.state.thin!, lv, this.chunksOf(spec.bytes));
    return lv;
  }

  /** A thin volume that shares all chunks of `source`. */
  shareThin(vm: VmUid | -1, spec: VolumeSpec, source: LvId): LvId {
    const lv = this.#defineThin(vm, spec);
    shareThin(this.state.thin!, lv, source);
    this.#tell("thinShared", { lv, source, freed: 0 });
    return lv;
  }

  /** The chunks that become free when `lv` has the map of `source`. */
  revertThin(lv: LvId, source: LvId): number {
    const { map } = thinVolume(this.state.thin!, source);
    this.#changes(lv, [...thinVolume(this.state.thin!, lv).map.keys(), ...map.keys()]);
    const freed = revertThin(this.state.thin!, lv, source).length;
    this.#tell("thinShared", { lv, source, freed });
    return freed;
  }

  isThin(lv: LvId): boolean {
    return this.state.thin?.volumes.has(lv) === true;
  }

  dropThin(lv: LvId): number {
    this.forget(lv);
    const freed = dropThin(this.state.thin!, lv).length;
    this.state.sizes.delete(lv);
    this.#tell("thinDropped", { lv, freed });
    return freed;
  }

  /** Discards the chunks that lie whole in these blocks; `asZeros`: they read as zero, also where nothing was. */
  discard(vm: VmUid, lv: LvId, block: number, blocks: number, asZeros: boolean): void {
    const thin = this.state.thin!;
    const { chunkBlocks } = thin;
    const { size, map } = thinVolume(thin, lv);
    const from = Math.ceil(block / chunkBlocks);
    const to = Math.min(Math.floor((block + blocks) / chunkBlocks), size);
    const all = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
    const chunks = all.filter((chunk) => map.has(chunk));
    const hidden = thin.isLayered ? all.filter((chunk) => asZeros || isDiscardable(thin, lv, chunk)) : [];
    const freed = chunks.reduce((sum, chunk) => sum + discardThin(thin, lv, chunk).length, 0);
    this.#changes(lv, chunks);
    this.#tell("thinDiscarded", { vm, lv, chunks, freed });
    this.#hide(lv, hidden);
  }

  /** These chunks of an image in layers, none of which it has itself, read as zero from now on, whatever is below. */
  #hide(lv: LvId, chunks: readonly number[]): void {
    if (chunks.length === 0) return;
    for (const chunk of chunks) zeroChunk(this.state.thin!, lv, chunk);
    this.#changes(lv, chunks);
    this.#tell("zeroed", { lv, chunks, isSet: true });
  }

  // --- images in layers

  /** Volumes are images in layers, as qcow2 has them. */
  get isLayered(): boolean {
    return this.pool?.isLayered === true;
  }

  /** Below the volume lies another from now on, -1: none. */
  setBacking(lv: LvId, backing: LvId | -1): void {
    setBacking(this.state.thin!, lv, backing);
  }

  /** Volumes that lie on `lv`. */
  readersOf(lv: LvId): number {
    return [...this.state.thin!.volumes.values()].filter(({ backing }) => backing === lv).length;
  }

  /** The volume below an image; -1: there is none. */
  backingOf(lv: LvId): LvId | -1 {
    return thinVolume(this.state.thin!, lv).backing;
  }

  /** The chunks that an image has itself, data or zero, ascending. */
  ownChunks(lv: LvId): readonly number[] {
    return ownChunks(this.state.thin!, lv);
  }

  /** Those of `ownChunks` that hold data. */
  dataChunks(lv: LvId): readonly number[] {
    return [...thinVolume(this.state.thin!, lv).map.keys()].toSorted((a, b) => a - b);
  }

  /** The chunks that an image lacks, and that would read otherwise with `backing` below it. */
  chunksToPull(lv: LvId, backing: LvId | -1): readonly number[] {
    return differingChunks(this.state.thin!, lv, backing);
  }

  /** An image without a chunk gets what it reads there as its own. Null: there is no free chunk; `failed`: nor a disk. */
  pull(lv: LvId, chunk: number): IoPlan | "failed" | null {
    const thin = this.state.thin!;
    const { map, zeros } = thinVolume(thin, lv);
    // Its guest has written or discarded it by now.
    if (map.has(chunk) || zeros.has(chunk)) return [];
    return this.#copyChunk(placeOfChunk(thin, lv, chunk), lv, chunk);
  }

  /** What an image has itself in a chunk goes to the one below, and changes that. */
  commitChunk(lv: LvId, chunk: number): IoPlan | "failed" | null {
    const thin = this.state.thin!;
    const { map, backing } = thinVolume(thin, lv);
    const from = map.get(chunk);
    if (from !== undefined) return this.#copyChunk(from, backing, chunk);
    const own = thinVolume(thin, backing).map.has(chunk) ? [chunk] : [];
    const freed = own.reduce((sum, each) => sum + discardThin(thin, backing, each).length, 0);
    if (own.length > 0) this.#tell("thinDiscarded", { vm: NONE, lv: backing, chunks: own, freed });
    this.#hide(backing, [chunk]);
    return [];
  }

  /** `from`: null, where only zeros are to be read. */
  #copyChunk(from: number | null, lv: LvId, chunk: number): IoPlan | "failed" | null {
    const thin = this.state.thin!;
    const before = thinVolume(thin, lv).map.get(chunk);
    const place = ownPlace(thin, lv, chunk);
    if (place < 0) return null;
    if (from !== null) thin.contents[place] = thin.contents[from]!.slice();
    this.#changes(lv, [chunk]);
    if (place !== before) {
      this.#tell("thinWritten", { lv, chunk, place, from: from ?? -1, free: thin.free });
      if (thin.free === thin.lowWater) this.#tell("poolLow", { free: thin.free, chunks: thin.chunks });
    }
    const whole = (write: boolean, at: number): CowStep => [
      { write, block: at * thin.chunkBlocks, blocks: thin.chunkBlocks, store: -1 },
    ];
    const steps = from === null ? [whole(true, place)] : [whole(false, from), whole(true, place)];
    return this.#planOf(lv, steps, null) ?? "failed";
  }

  /** An image reads everything from below, and takes nothing. */
  empty(lv: LvId): void {
    const thin = this.state.thin!;
    const { map, zeros } = thinVolume(thin, lv);
    const [chunks, hidden] = [[...map.keys()], [...zeros]];
    const freed = emptyVolume(thin, lv).length;
    if (chunks.length > 0) this.#tell("thinDiscarded", { vm: NONE, lv, chunks, freed });
    if (hidden.length > 0) this.#tell("zeroed", { lv, chunks: hidden, isSet: false });
  }

  /** Of `chunks`, which were pulled, those that hold still what is below are taken back: the guest has not written them. */
  givePulledBack(lv: LvId, chunks: readonly number[]): void {
    const thin = this.state.thin!;
    const volume = thinVolume(thin, lv);
    const below = (chunk: number) =>
      volume.backing < 0
        ? Array.from({ length: thin.chunkBlocks }, () => 0)
        : tokensOfChunk(thin, volume.backing, chunk);
    const stored = chunks.filter((chunk) => {
      const expected = below(chunk);
      return volume.map.has(chunk) && tokensOfChunk(thin, lv, chunk).every((token, at) => token === expected[at]);
    });
    const freed = stored.reduce((sum, chunk) => sum + discardThin(thin, lv, chunk).length, 0);
    if (stored.length > 0) this.#tell("thinDiscarded", { vm: NONE, lv, chunks: stored, freed });
  }

  /** The chunks of a thin volume, or of what keeps one, that hold something, ascending. */
  chunksHeld(lv: LvId): readonly number[] {
    const thin = this.state.thin!;
    const { map, size } = thinVolume(thin, lv);
    if (!thin.isLayered) return [...map.keys()].toSorted((a, b) => a - b);
    return Array.from({ length: size }, (_, chunk) => chunk).filter((chunk) => holdsAnything(thin, lv, chunk));
  }

  /** The chunk of the pool where a chunk of a thin volume is read, of one that holds something. */
  placeOf(lv: LvId, chunk: number): number {
    return placeOfChunk(this.state.thin!, lv, chunk)!;
  }

  // --- classic snapshots

  /** Chunks, and extents, of the exception store for a snapshot of a volume. */
  storeFor(lv: LvId): { readonly chunks: number; readonly chunkExtents: number; readonly spec: VolumeSpec } {
    const size = this.#volumes.logicalExtents(lv);
    const { storeChunks, chunkExtents } = this.#classic ?? { storeChunks: size, chunkExtents: 1 };
    // More than the chunks of the volume is never needed.
    const chunks = Math.min(storeChunks, Math.ceil(size / chunkExtents));
    return { chunks, chunkExtents, spec: { name: "", bytes: this.#volumes.bytesOf(chunks * chunkExtents) } };
  }

  /** A volume for an exception store of `lv`, which keeps nothing so far. */
  createStore(lv: LvId, name: string, plan: Placement): LvId {
    return this.#volumes.create(-1, { ...this.storeFor(lv).spec, name }, plan);
  }

  /** Such a volume is given back. */
  dropUnusedStore(store: LvId): void {
    this.#volumes.delete(store);
  }

  /** The store keeps `lv` as it is from now on. The chunks that it has room for. */
  useStore(lv: LvId, store: LvId): number {
    const { chunks, chunkExtents } = this.storeFor(lv);
    const { origins, stores } = this.state;
    let origin = origins.get(lv);
    if (!origin) {
      origin = createOrigin(this.#volumes.logicalExtents(lv));
      for (const block of origin.blocks.keys()) origin.blocks[block] = this.#plainToken(lv, block);
      origins.set(lv, origin);
    }
    addSnapshot(origin, store, chunks, chunkExtents);
    stores.set(store, lv);
    return chunks;
  }

  /** What keeps a volume can no longer be read. */
  isInvalid(store: LvId): boolean {
    const origin = this.state.origins.get(this.state.stores.get(store) ?? -1);
    return origin !== undefined && storeOf(origin, store).condition === "invalid";
  }

  dropStore(store: LvId): void {
    const lv = this.state.stores.get(store)!;
    const origin = this.state.origins.get(lv)!;
    dropStore(origin, store);
    if (origin.snapshots.length === 0) {
      this.state.origins.delete(lv);
      for (const [block, token] of origin.blocks.entries()) this.#setPlainToken(lv, block, token);
    }
    this.state.stores.delete(store);
    this.#volumes.delete(store);
  }

  /** Chunks that the exception store of a snapshot has; of a snapshot of thin volumes none. */
  chunksInStore(store: LvId): number {
    const lv = this.state.stores.get(store);
    return lv === undefined ? 0 : storeOf(this.state.origins.get(lv)!, store).exceptions.size;
  }

  /** The I/O to copy the next chunk of a store back to its volume. Null: a disk has failed. */
  planMerge(store: LvId): IoPlan | null {
    const lv = this.state.stores.get(store)!;
    const merged = mergeNext(trialOfOrigin(this.state.origins.get(lv)!), store);
    return this.#planOf(lv, merged?.steps ?? [], null);
  }

  /** The next chunk of a store is back in its volume. */
  merge(store: LvId): void {
    const lv = this.state.stores.get(store)!;
    const origin = this.state.origins.get(lv)!;
    const { exceptions, chunkBlocks } = storeOf(origin, store);
    const chunk = [...exceptions.keys()].at(-1)!;
    const first = chunk * chunkBlocks;
    const last = Math.min(first + chunkBlocks, origin.blocks.length);
    this.#changes(
      lv,
      Array.from({ length: last - first }, (_, at) => first + at),
    );
    this.#tellCopies(lv, mergeNext(origin, store)!);
    this.#tell("chunkMerged", { lv, copy: store, chunk });
  }

  // --- what blocks hold, and what has changed

  /** Blocks of a chunk that jobs copy: one of the thin pool, or an extent. */
  get chunkBlocks(): number {
    return this.pool?.chunkExtents ?? 1;
  }

  /** The tokens of a chunk of a volume, block by block, as `copy` has it: the volume itself, or what keeps it. */
  tokensIn(lv: LvId, copy: LvId, chunk: number): readonly number[] {
    const { thin, origins } = this.state;
    if (thin?.volumes.has(copy)) return tokensOfChunk(thin, copy, chunk);
    const origin = origins.get(lv);
    return this.#blocksIn(chunk).map((block) => {
      if (!origin) return this.#plainToken(lv, block);
      return copy === lv ? origin.blocks[block]! : readSnapshot(origin, copy, block)!;
    });
  }

  /** A chunk of a volume holds these tokens from now on. */
  setTokens(lv: LvId, chunk: number, tokens: readonly number[]): void {
    const { thin, origins } = this.state;
    this.#changes(lv, [chunk]);
    if (thin?.volumes.has(lv)) {
      thin.contents[thinVolume(thin, lv).map.get(chunk)!] = tokens.slice();
      return;
    }
    const origin = origins.get(lv);
    for (const [at, block] of this.#blocksIn(chunk).entries()) {
      if (!origin) this.#setPlainToken(lv, block, tokens[at]!);
      else if (block < origin.blocks.length) origin.blocks[block] = tokens[at]!;
    }
  }

  /** The I/O by which a job overwrites an extent of a volume that snapshots keep: they get what was there first. */
  planOverwrite(lv: LvId, block: number, token: number): IoPlan | null {
    const origin = this.state.origins.get(lv)!;
    const written = writeOrigin(origin, block, token);
    this.#tellCopies(lv, written);
    return this.#planOf(lv, written.steps, null);
  }

  /** Chunks of a volume that were written or discarded since they were last taken, ascending. */
  changedIn(lv: LvId): readonly number[] {
    return [...(this.state.tokens?.changed.get(lv) ?? [])].toSorted((a, b) => a - b);
  }

  /** From now on nothing of the volume has changed. What had. */
  takeChanged(lv: LvId): readonly number[] {
    const changed = this.changedIn(lv);
    this.state.tokens?.changed.delete(lv);
    return changed;
  }

  /** Chunks of a volume have changed: they were, or they hold something else than the backup before. */
  giveChangedBack(lv: LvId, chunks: readonly number[]): void {
    this.#changes(lv, chunks);
  }

  /** The extents of a volume from the `from`-th on are gone, or have come. */
  resized(lv: LvId, from: number): void {
    const { tokens } = this.state;
    if (!tokens) return;
    const size = this.#volumes.logicalExtents(lv);
    const blocks = tokens.blocks.get(lv);
    for (const block of blocks?.keys() ?? []) if (block >= from) blocks!.delete(block);
    const changed = [...(tokens.changed.get(lv) ?? [])].filter((chunk) => chunk < size);
    tokens.changed.set(lv, new Set(changed));
    this.#changes(
      lv,
      Array.from({ length: Math.max(0, size - from) }, (_, at) => from + at),
    );
  }

  /** The volume is gone. */
  forget(lv: LvId): void {
    this.state.tokens?.blocks.delete(lv);
    this.state.tokens?.changed.delete(lv);
  }

  #blocksIn(chunk: number): readonly number[] {
    return Array.from({ length: this.chunkBlocks }, (_, at) => chunk * this.chunkBlocks + at);
  }

  #changes(lv: LvId, chunks: Iterable<number>): void {
    const { tokens } = this.state;
    if (!tokens) return;
    const changed = tokens.changed.get(lv) ?? new Set();
    for (const chunk of chunks) changed.add(chunk);
    tokens.changed.set(lv, changed);
  }

  /** What was never written is known by its place alone; no write has such a token. */
  #plainToken(lv: LvId, block: number): number {
    return this.state.tokens?.blocks.get(lv)?.get(block) ?? -1 - block;
  }

  #setPlainToken(lv: LvId, block: number, token: number): void {
    const { tokens } = this.state;
    if (!tokens) return;
    const own = tokens.blocks.get(lv) ?? new Map<number, number>();
    own.set(block, token);
    tokens.blocks.set(lv, own);
  }

  // --- clones

  /** Chunks that a thin volume has. */
  chunksIn(lv: LvId): number {
    return this.chunksHeld(lv).length;
  }

  /** A thin volume gets chunks of the pool for these chunks of it, which it does not have; there are enough free ones. */
  provision(lv: LvId, chunks: readonly number[]): void {
    const thin = this.state.thin!;
    for (const chunk of chunks) {
      const place = provisionThin(thin, lv, chunk);
      this.#tell("thinWritten", { lv, chunk, place, from: -1, free: thin.free });
      if (thin.free === thin.lowWater) this.#tell("poolLow", { free: thin.free, chunks: thin.chunks });
    }
  }

  /** A thin volume has these chunks for itself from now on, ascending, and no others; what they hold is about to be written. */
  replaceChunks(lv: LvId, chunks: readonly number[]): void {
    const thin = this.state.thin!;
    const { map } = thinVolume(thin, lv);
    const wanted = new Set(chunks);
    const hidden = thin.isLayered ? this.chunksHeld(lv).filter((chunk) => !wanted.has(chunk)) : [];
    const others = [...map].flatMap(([chunk, place]) =>
      wanted.has(chunk) && thin.references[place] === 1 ? [] : [chunk],
    );
    if (others.length > 0) {
      const freed = others.reduce((sum, chunk) => sum + discardThin(thin, lv, chunk).length, 0);
      this.#tell("thinDiscarded", { vm: NONE, lv, chunks: others, freed });
    }
    this.#changes(lv, others);
    this.#hide(lv, hidden);
    this.provision(
      lv,
      chunks.filter((chunk) => !map.has(chunk)),
    );
  }

  /** The requests of `steps`, made in order to copy. Null: a disk has failed. */
  planOf(lv: LvId, steps: readonly CowStep[]): IoPlan | null {
    return this.#planOf(lv, steps, null);
  }

  // --- writes that wait

  /** A write lacks chunks: it waits for them (true), or fails. */
  lacks(write: WaitingWrite, { needed, free }: Shortfall): boolean {
    const isWaiting = this.pool!.whenFull === "queue";
    const { vm, vcpu, access } = write;
    this.#tell("poolFull", { vm, vcpu, lv: access.lv, block: access.block, needed, free, isWaiting });
    if (isWaiting) this.state.waiting.push(write);
    return isWaiting;
  }

  /** The first of the writes that wait, if there are chunks for it now. It waits no longer. */
  nextWaiting(): WaitingWrite | null {
    const { thin, waiting } = this.state;
    const [first] = waiting;
    if (!thin || !first || this.#lacking(thin, first.access) > thin.free) return null;
    waiting.shift();
    this.#tell("poolWaitEnded", { vm: first.vm, vcpu: first.vcpu });
    return first;
  }

  /** The machine is off. */
  stopWaiting(vm: VmUid): void {
    const own = this.state.waiting.filter((write) => write.vm === vm);
    if (own.length === 0) return;
    for (const { vcpu } of own) this.#tell("poolWaitEnded", { vm, vcpu });
    this.state.waiting = this.state.waiting.filter((write) => write.vm !== vm);
  }

  // --- access by guests

  /**
   * How these blocks of a volume are read or written, if it is thin or has snapshots; null: it has neither. Where the thin
   * pool lacks chunks for a write, nothing is done. `failed`: a disk under it has failed.
   */
  plan({ lv, block, blocks, write }: VolumeAccess): IoPlan | Shortfall | "failed" | null {
    const { thin } = this.state;
    if (thin?.volumes.has(lv)) {
      const access = { lv, block, blocks, write };
      return write ? this.#writeThin(thin, access) : this.#readThin(thin, access);
    }
    const origin = this.state.origins.get(lv);
    if (!write || (!origin && !this.state.tokens)) return null;
    const all = this.#blocksOf(this.#volumes.logicalExtents(lv), block, blocks);
    this.#changes(lv, all);
    if (!origin) {
      for (const at of all) this.#setPlainToken(lv, at, this.#token());
      return null;
    }
    const written = all.map((at) => {
      const done = writeOrigin(origin, at, this.#token());
      this.#tellCopies(lv, done);
      return done.steps;
    });
    return this.#planOf(lv, together(written), block) ?? "failed";
  }

  #readThin(thin: ThinPoolState, { lv, block, blocks }: VolumeAccess): IoPlan | "failed" {
    const places = this.#blocksOf(this.state.sizes.get(lv)!, block, blocks).map((at) => placeInPool(thin, lv, at));
    const step = places.flatMap((place): CowAccess[] =>
      place === null ? [] : [{ write: false, block: place, blocks: 1, store: -1 }],
    );
    return step.length === 0 ? [] : (this.#planOf(lv, [step], block) ?? "failed");
  }

  /** Chunks that a write needs besides those that the volume has for itself. */
  #lacking(thin: ThinPoolState, { lv, block, blocks }: VolumeAccess): number {
    const { map } = thinVolume(thin, lv);
    const chunks = this.#blocksOf(this.state.sizes.get(lv)!, block, blocks).map((at) =>
      Math.floor(at / thin.chunkBlocks),
    );
    return new Set(chunks.filter((chunk) => thin.references[map.get(chunk) ?? -1] !== 1)).size;
  }

  #writeThin(thin: ThinPoolState, access: VolumeAccess): IoPlan | Shortfall | "failed" {
    const needed = this.#lacking(thin, access);
    if (needed > thin.free) return { needed, free: thin.free };
    const { lv, block, blocks } = access;
    const all = this.#blocksOf(this.state.sizes.get(lv)!, block, blocks);
    const written: (readonly CowStep[])[] = [];
    for (const at of all) {
      const done = writeThin(thin, lv, at, this.#token());
      this.#changes(lv, [Math.floor(at / thin.chunkBlocks)]);
      if (done.result === "full") continue;
      const { result, chunk: place, from, isLow, steps } = done;
      written.push(steps);
      if (result === "inPlace") continue;
      this.#tell("thinWritten", { lv, chunk: Math.floor(at / thin.chunkBlocks), place, from, free: thin.free });
      if (isLow) this.#tell("poolLow", { free: thin.free, chunks: thin.chunks });
    }
    return this.#planOf(lv, together(written), block) ?? "failed";
  }

  /** The blocks of a volume, counted round it as everywhere; each once. */
  #blocksOf(size: number, block: number, blocks: number): number[] {
    return Array.from({ length: Math.min(blocks, size) }, (_, at) => (block + at) % size);
  }

  #defineThin(vm: VmUid | -1, spec: VolumeSpec): LvId {
    const lv = this.#volumes.createThin(vm, spec);
    this.state.sizes.set(lv, this.#volumes.extentsIn(spec.bytes));
    return lv;
  }

  #token(): number {
    this.state.nextToken += 1;
    return this.state.nextToken - 1;
  }

  #tellCopies(lv: LvId, { copied, overflowed }: CowWrite): void {
    const origin = this.state.origins.get(lv)!;
    const chunks = new Set(copied.map(({ chunk }) => chunk));
    for (const chunk of chunks) {
      const copies = copied.filter((each) => each.chunk === chunk).map(({ store, place }) => ({ copy: store, place }));
      this.#tell("copiedOut", { lv, chunk, copies });
    }
    for (const { store, chunk } of overflowed)
      this.#tell("storeOverflowed", { lv, copy: store, chunk, chunks: storeOf(origin, store).capacity });
  }

  /** The requests of `steps`. All but those of the last are copies. `page`: first block that a guest asked for; null: all are copies. Null: a disk has failed. */
  #planOf(lv: LvId, steps: readonly CowStep[], page: number | null): IoPlan | null {
    const plan: IoStep[] = [];
    for (const [at, step] of steps.entries()) {
      const isCopy = page === null || at < steps.length - 1;
      const parts: IoPlan[] = [];
      for (const access of joined(step)) {
        const part = this.#requestsOf(lv, access, isCopy ? null : page);
        if (!part) return null;
        parts.push(part);
      }
      const longest = Math.max(0, ...parts.map((part) => part.length));
      for (let stage = 0; stage < longest; stage += 1) plan.push(parts.flatMap((part) => part[stage] ?? []));
    }
    return plan;
  }

  #requestsOf(lv: LvId, { store, block, blocks, write }: CowAccess, page: number | null): IoPlan | null {
    const target = store >= 0 ? { lv: store, block } : this.isThin(lv) ? this.#inPool(block) : { lv, block };
    const plan = this.#volumes.planFor(target.lv, target.block, blocks, write);
    return plan?.map((step) => step.map((request) => (page === null ? asCopy(request) : { ...request, page }))) ?? null;
  }

  /** The volume of the pool that holds a block of it. Chunks never lie in two of them. */
  #inPool(block: number): { readonly lv: LvId; readonly block: number } {
    let left = block;
    for (const lv of this.state.poolLvs) {
      const size = this.#volumes.logicalExtents(lv);
      if (left < size) return { lv, block: left };
      left -= size;
    }
    throw new Error(`block ${block} is not in the thin pool`);
  }

  #tell<Kind extends EventKind>(kind: Kind, body: Body<Kind>): void {
    this.#recorder.tell(this.state.clock.now, kind, body);
  }
}

/** The same request, made in order to copy. */
function asCopy(request: PlannedRequest): PlannedRequest {
  return { ...request, purpose: request.purpose === "guestWrite" ? "copyWrite" : "copyRead" };
}
