/**
 * Copy-on-write images in layers, as qcow2 has them (domain D.5): each image has a table of its clusters, snapshots are kept
 * copies of that table, and what an image does not have is read from its backing image. Every cluster holds content tokens,
 * one for each of its parts (0: never written, or zero), so that what a read returns can be checked.
 *
 *     clone   . . 2 .   table: its own cluster 2; the others are looked for below
 *     base    0 . 7 z   a stored cluster, nothing, another stored cluster, an explicit zero that hides what is below
 *
 * Only images without children are written, as with the real thing; who calls sees to that. State is plain data.
 */
import { assert } from "../../../base/assert.ts";

/** In a table: nothing here, look below. */
const ABSENT = -1;
/** In a table: reads as zero, and hides what is below. */
const ZERO = -2;

/** What each cluster of an image is: `ABSENT`, `ZERO`, or the number of a stored cluster. */
export type ClusterTable = number[];

export interface StoredCluster {
  /** A token for each part. */
  readonly parts: number[];
  /** Tables that have it: the current one, and those of snapshots. */
  references: number;
}

export interface ImageState {
  /** The image below; null: what is not here reads as zero. */
  backing: string | null;
  table: ClusterTable;
  /** The tables of its snapshots, by name. */
  readonly snapshots: Map<string, ClusterTable>;
  readonly stored: Map<number, StoredCluster>;
  nextStored: number;
}

export interface LayersState {
  /** Size of every image, in clusters. */
  readonly clusters: number;
  /** Parts of a cluster that can be written by themselves. */
  readonly parts: number;
  readonly images: Map<string, ImageState>;
}

/** What a cluster of an image is for who reads it. */
export interface ClusterPlace {
  readonly kind: "data" | "zero" | "nowhere";
  /** Images between the one that was asked and the one that has it; 0: it has it itself. */
  readonly depth: number;
}

export function createLayers(clusters: number, parts: number): LayersState {
  return { clusters, parts, images: new Map() };
}

function imageOf(state: LayersState, name: string): ImageState {
  const image = state.images.get(name);
  assert(image, `image ${name} does not exist`);
  return image;
}

/** A new, empty image on `backing`: a linked clone of it, or with null one that reads as zero. */
export function addImage(state: LayersState, name: string, backing: string | null): void {
  assert(!state.images.has(name), `image ${name} exists`);
  const table = Array.from({ length: state.clusters }, () => ABSENT);
  state.images.set(name, { backing, table, snapshots: new Map(), stored: new Map(), nextStored: 0 });
}

/** The images whose backing is `name`, in the order of their creation: they depend on it. */
export function dependentsOf(state: LayersState, name: string): string[] {
  return [...state.images].filter(([, { backing }]) => backing === name).map(([child]) => child);
}

export function removeImage(state: LayersState, name: string): void {
  assert(dependentsOf(state, name).length === 0, `image ${name} has dependents`);
  state.images.delete(name);
}

/** Where a read of `cluster` finds it. `table`: another than the current one of the image, a snapshot's. */
export function placeOf(state: LayersState, name: string, cluster: number, table?: ClusterTable): ClusterPlace {
  const image = imageOf(state, name);
  const entry = (table ?? image.table)[cluster]!;
  if (entry === ZERO) return { kind: "zero", depth: 0 };
  if (entry !== ABSENT) return { kind: "data", depth: 0 };
  if (image.backing === null) return { kind: "nowhere", depth: 0 };
  const below = placeOf(state, image.backing, cluster);
  return { kind: below.kind, depth: below.depth + 1 };
}

/** The tokens that a read of `cluster` returns. `table`: a snapshot's. */
export function readCluster(
  state: LayersState,
  name: string | null,
  cluster: number,
  table?: ClusterTable,
): readonly number[] {
  if (name === null) return zeros(state);
  const image = imageOf(state, name);
  const entry = (table ?? image.table)[cluster]!;
  if (entry === ABSENT) return readCluster(state, image.backing, cluster);
  return entry === ZERO ? zeros(state) : image.stored.get(entry)!.parts;
}

/**
 * Writes a token to one part of a cluster. A cluster that is missing, zero or shared with a snapshot becomes a new one, which
 * begins with what could be read there; any other is written in place.
 */
export function writePart(state: LayersState, name: string, cluster: number, part: number, token: number): void {
  const parts = readCluster(state, name, cluster).slice();
  parts[part] = token;
  put(imageOf(state, name), cluster, parts);
}

/** Writes a token to the whole of a cluster. */
export function writeCluster(state: LayersState, name: string, cluster: number, token: number): void {
  put(
    imageOf(state, name),
    cluster,
    zeros(state).map(() => token),
  );
}

/** From now on the cluster reads as zero, whatever is below. */
export function zeroCluster(state: LayersState, name: string, cluster: number): void {
  setEntry(imageOf(state, name), cluster, ZERO);
}

/** As `zeroCluster`, but does nothing where there is nothing: no cluster of its own and no image below. */
export function discardCluster(state: LayersState, name: string, cluster: number): void {
  const image = imageOf(state, name);
  if (image.table[cluster] === ABSENT && image.backing === null) return;
  setEntry(image, cluster, ZERO);
}

/** Keeps a copy of the table; nothing is stored for it. */
export function takeSnapshot(state: LayersState, name: string, snapshot: string): void {
  const image = imageOf(state, name);
  assert(!image.snapshots.has(snapshot), `snapshot ${snapshot} of ${name} exists`);
  hold(image, image.table);
  image.snapshots.set(snapshot, image.table.slice());
}

/** Makes the table of a snapshot the current one; the snapshot stays. */
export function applySnapshot(state: LayersState, name: string, snapshot: string): void {
  const image = imageOf(state, name);
  const table = snapshotOf(image, snapshot);
  hold(image, table);
  drop(image, image.table);
  image.table = table.slice();
}

/** Forgets a snapshot, and with it the clusters that nothing else has. */
export function dropSnapshot(state: LayersState, name: string, snapshot: string): void {
  const image = imageOf(state, name);
  drop(image, snapshotOf(image, snapshot));
  image.snapshots.delete(snapshot);
}

/** A full copy of an image, or of one of its snapshots: without backing, and only of what is not all zero. */
export function copyImage(state: LayersState, name: string, source: string, snapshot?: string): void {
  const table = snapshot === undefined ? undefined : snapshotOf(imageOf(state, source), snapshot);
  addImage(state, name, null);
  for (let cluster = 0; cluster < state.clusters; cluster += 1) {
    const parts = readCluster(state, source, cluster, table);
    if (parts.some((token) => token !== 0)) put(imageOf(state, name), cluster, parts.slice());
  }
}

/** Writes what an image has itself into its backing, zero clusters as zero, and empties it; its snapshots stay. */
export function commitImage(state: LayersState, name: string): void {
  const image = imageOf(state, name);
  assert(image.backing !== null, `image ${name} has no backing`);
  const backing = imageOf(state, image.backing);
  for (const [cluster, entry] of image.table.entries()) {
    if (entry === ABSENT) continue;
    if (entry === ZERO) setEntry(backing, cluster, ZERO);
    else put(backing, cluster, image.stored.get(entry)!.parts.slice());
    setEntry(image, cluster, ABSENT);
  }
}

/** Puts an image on another backing. What it reads stays: a cluster that differs there is copied into it first. */
export function rebaseImage(state: LayersState, name: string, backing: string | null): void {
  const image = imageOf(state, name);
  for (const [cluster, entry] of image.table.entries()) {
    if (entry !== ABSENT) continue;
    const before = readCluster(state, image.backing, cluster);
    const after = readCluster(state, backing, cluster);
    if (before.some((token, part) => token !== after[part])) put(image, cluster, before.slice());
  }
  image.backing = backing;
}

/** Stored clusters that the current table has, and those that it or any snapshot has: what the image takes. */
export function clusterCounts(state: LayersState, name: string): { readonly active: number; readonly stored: number } {
  const { table, stored } = imageOf(state, name);
  return { active: table.filter((entry) => entry >= 0).length, stored: stored.size };
}

function zeros({ parts }: LayersState): number[] {
  return Array.from({ length: parts }, () => 0);
}

function snapshotOf(image: ImageState, snapshot: string): ClusterTable {
  const table = image.snapshots.get(snapshot);
  assert(table, `snapshot ${snapshot} does not exist`);
  return table;
}

/** Puts tokens into a cluster, in place where only the current table has it. */
function put(image: ImageState, cluster: number, parts: number[]): void {
  const stored = image.stored.get(image.table[cluster]!);
  if (stored?.references === 1) {
    stored.parts.splice(0, parts.length, ...parts);
    return;
  }
  const id = image.nextStored;
  image.nextStored += 1;
  image.stored.set(id, { parts, references: 1 });
  setEntry(image, cluster, id);
}

/** Another entry in the current table. A stored cluster counts its reference from the current table already. */
function setEntry(image: ImageState, cluster: number, entry: number): void {
  drop(image, [image.table[cluster]!]);
  image.table[cluster] = entry;
}

function hold({ stored }: ImageState, table: ClusterTable): void {
  for (const entry of table) if (entry >= 0) stored.get(entry)!.references += 1;
}

function drop({ stored }: ImageState, table: ClusterTable): void {
  for (const entry of table) {
    const cluster = stored.get(entry);
    if (!cluster) continue;
    cluster.references -= 1;
    if (cluster.references === 0) stored.delete(entry);
  }
}
