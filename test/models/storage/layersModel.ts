/**
 * A second model of copy-on-write images, from domain D.5: an image is a list of cells, and a cell is nothing, a zero, or an
 * object with two halves. Who shares a cluster is seen by the objects being the same; nothing is counted on the way.
 */
import type { LayerOp } from "../../support/layerOps.ts";

type Cell = null | "zero" | { halves: [number, number] };

interface Image {
  backing: string | null;
  cells: Cell[];
  readonly snapshots: Record<string, Cell[]>;
}

const range = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i);

const objects = (lists: Cell[][]) => new Set(lists.flat().filter((cell) => cell !== null && cell !== "zero")).size;

export class LayersModel {
  readonly images: Record<string, Image> = {};
  readonly #clusters: number;

  constructor(clusters: number) {
    this.#clusters = clusters;
    this.images["a"] = this.#empty(null);
  }

  #empty(backing: string | null): Image {
    return { backing, cells: Array.from({ length: this.#clusters }, () => null), snapshots: {} };
  }

  #layersOf(name: string | null): Image[] {
    return name === null ? [] : [this.images[name]!, ...this.#layersOf(this.images[name]!.backing)];
  }

  /** The first layer's cell that says anything, and how far down it is. */
  found(name: string | null, at: number): { readonly cell: Cell; readonly depth: number } {
    const layers = this.#layersOf(name);
    const depth = layers.findIndex(({ cells }) => cells[at] !== null);
    return { cell: layers[depth]?.cells[at] ?? null, depth };
  }

  halves(name: string | null, at: number): [number, number] {
    const { cell } = this.found(name, at);
    return cell === null || cell === "zero" ? [0, 0] : [...cell.halves];
  }

  apply(op: LayerOp): void {
    const image = this.images[op[1]]!;
    switch (op[0]) {
      case "write":
        for (const at of range(op[2], op[3])) this.#put(image, at, [op[4], op[4]]);
        return;
      case "half": {
        const at = Math.floor(op[2] / 2);
        const halves = this.halves(op[1], at);
        halves[op[2] % 2] = op[3];
        return this.#put(image, at, halves);
      }
      case "zero":
        for (const at of range(op[2], op[3])) image.cells[at] = "zero";
        return;
      case "discard":
        for (const at of range(op[2], op[3]))
          if (image.cells[at] !== null || image.backing !== null) image.cells[at] = "zero";
        return;
      case "snapshot":
        image.snapshots[op[2]] = [...image.cells];
        return;
      case "apply":
        image.cells = [...image.snapshots[op[2]]!];
        return;
      case "delsnap":
        delete image.snapshots[op[2]];
        return;
      case "clone":
        this.images[op[1]] = this.#empty(op[2]);
        return;
      case "copy":
      case "copySnap": {
        const kept = op[0] === "copySnap" ? this.images[op[2]]!.snapshots[op[3]]! : null;
        const copy = this.#empty(null);
        for (const at of range(0, this.#clusters)) {
          const cell = kept?.[at] ?? null;
          const below = kept ? this.images[op[2]]!.backing : op[2];
          const halves = cell === null ? this.halves(below, at) : cell === "zero" ? [0, 0] : cell.halves;
          if (halves[0] !== 0 || halves[1] !== 0) copy.cells[at] = { halves: [halves[0]!, halves[1]!] };
        }
        this.images[op[1]] = copy;
        return;
      }
      case "commit": {
        const backing = this.images[image.backing!]!;
        for (const at of range(0, this.#clusters)) {
          const cell = image.cells[at]!;
          if (cell === "zero") backing.cells[at] = "zero";
          else if (cell !== null) this.#put(backing, at, [...cell.halves]);
        }
        image.cells = this.#empty(null).cells;
        return;
      }
      case "delete":
        delete this.images[op[1]];
        return;
      case "rebase":
        for (const at of range(0, this.#clusters)) {
          const before = this.halves(op[1], at);
          if (image.cells[at] === null && String(before) !== String(this.halves(op[2], at)))
            image.cells[at] = { halves: before };
        }
        image.backing = op[2];
    }
  }

  #put(image: Image, at: number, halves: [number, number]): void {
    const cell = image.cells[at]!;
    const isShared = Object.values(image.snapshots).some((cells) => cells[at] === cell);
    if (cell === null || cell === "zero" || isShared) image.cells[at] = { halves };
    else cell.halves = halves;
  }

  view(name: string): [string, number, number] {
    const { cells, snapshots } = this.images[name]!;
    const map = cells.map((_, at) => {
      const { cell, depth } = this.found(name, at);
      return cell === null ? "." : cell === "zero" ? "zyxwvu"[depth] : String(depth);
    });
    return [map.join(""), objects([cells]), objects([cells, ...Object.values(snapshots)])];
  }
}
