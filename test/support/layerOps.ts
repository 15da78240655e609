/** The operations on images of `test/oracles/qcow2Layers.jsonl`, on the layers of the product. A cluster has two halves. */
import {
  addImage,
  applySnapshot,
  clusterCounts,
  commitImage,
  copyImage,
  discardCluster,
  dropSnapshot,
  placeOf,
  readCluster,
  rebaseImage,
  removeImage,
  takeSnapshot,
  writeCluster,
  writePart,
  zeroCluster,
  type LayersState,
} from "../../src/vmm/storage/cow/layers.ts";

export type LayerOp =
  | readonly ["write", image: string, first: number, count: number, value: number]
  | readonly ["half", image: string, half: number, value: number]
  | readonly ["zero" | "discard", image: string, first: number, count: number]
  | readonly ["snapshot" | "apply" | "delsnap", image: string, name: string]
  | readonly ["clone", image: string, base: string]
  | readonly ["copy", image: string, source: string]
  | readonly ["copySnap", image: string, source: string, snapshot: string]
  | readonly ["commit" | "delete", image: string]
  | readonly ["rebase", image: string, backing: string | null];

export function applyOp(state: LayersState, op: LayerOp): void {
  const image = op[1];
  switch (op[0]) {
    case "write":
      return over(op[2], op[3], (cluster) => writeCluster(state, image, cluster, op[4]));
    case "half":
      return writePart(state, image, Math.floor(op[2] / 2), op[2] % 2, op[3]);
    case "zero":
      return over(op[2], op[3], (cluster) => zeroCluster(state, image, cluster));
    case "discard":
      return over(op[2], op[3], (cluster) => discardCluster(state, image, cluster));
    case "snapshot":
      return takeSnapshot(state, image, op[2]);
    case "apply":
      return applySnapshot(state, image, op[2]);
    case "delsnap":
      return dropSnapshot(state, image, op[2]);
    case "clone":
      return addImage(state, image, op[2]);
    case "copy":
      return copyImage(state, image, op[2]);
    case "copySnap":
      return copyImage(state, image, op[2], op[3]);
    case "commit":
      return commitImage(state, image);
    case "delete":
      return removeImage(state, image);
    case "rebase":
      return rebaseImage(state, image, op[2]);
  }
}

function over(first: number, count: number, act: (cluster: number) => void): void {
  for (let cluster = first; cluster < first + count; cluster += 1) act(cluster);
}

/** `[map, active, stored]` of an image, its map with a sign for each cluster: how many layers down its data or zero is. */
export function viewOf(state: LayersState, image: string): [string, number, number] {
  const map = Array.from({ length: state.clusters }, (_, cluster) => {
    const { kind, depth } = placeOf(state, image, cluster);
    return kind === "nowhere" ? "." : kind === "data" ? String(depth) : "zyxwvu"[depth];
  });
  const { active, stored } = clusterCounts(state, image);
  return [map.join(""), active, stored];
}

/** The tokens of an image, half by half. */
export function halvesOf(state: LayersState, image: string): number[] {
  return Array.from({ length: state.clusters }, (_, cluster) => readCluster(state, image, cluster)).flat();
}
