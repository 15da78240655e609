/**
 * Which pages have frames where containers read files of an image, from the definition alone (domain G.2) and with a frame for every page: a
 * naive second one. It knows what each machine has referred to, in order, and nothing of frames.
 */
interface Reference {
  readonly machine: number;
  readonly page: number;
  readonly write: boolean;
}

export interface NaiveMachine {
  readonly isContainer: boolean;
  readonly image: number;
  readonly files: number;
}

export class NaivePageCache {
  readonly #machines: readonly NaiveMachine[];
  /** "machine page": in a frame of its own. */
  readonly #own = new Set<string>();
  /** Who reads the file "image page", and whether two ever did at a time since nobody did. */
  readonly #files = new Map<string, { readonly readers: Set<number>; isShared: boolean }>();
  readonly #written = new Set<string>();
  copied = 0;
  kept = 0;

  constructor(machines: readonly NaiveMachine[]) {
    this.#machines = machines;
  }

  refers({ machine, page, write }: Reference): void {
    const { isContainer, image, files } = this.#machines[machine]!;
    const own = `${machine} ${page}`;
    if (!isContainer || page >= files || this.#written.has(own)) {
      this.#own.add(own);
      return;
    }
    const file = `${image} ${page}`;
    const held = this.#files.get(file) ?? { readers: new Set<number>(), isShared: false };
    this.#files.set(file, held);
    if (!write) {
      held.readers.add(machine);
      if (held.readers.size > 1) held.isShared = true;
      return;
    }
    this.#written.add(own);
    this.#own.add(own);
    if (held.readers.delete(machine) && held.isShared)
      if (held.readers.size > 0) this.copied += 1;
      else this.kept += 1;
    if (held.readers.size === 0) this.#files.delete(file);
  }

  stops(machine: number): void {
    for (const set of [this.#own, this.#written])
      for (const each of set) if (each.startsWith(`${machine} `)) set.delete(each);
    for (const [file, { readers }] of this.#files) {
      readers.delete(machine);
      if (readers.size === 0) this.#files.delete(file);
    }
  }

  /** Frames in use; of each machine the frames of its own and the pages that share. */
  counts() {
    const machines = this.#machines.map((_, machine) => {
      const own = [...this.#own].filter((each) => each.startsWith(`${machine} `)).length;
      const read = [...this.#files.values()].filter(({ readers }) => readers.has(machine));
      const shared = read.filter(({ isShared }) => isShared).length;
      return { frames: own + read.length - shared, shared };
    });
    return { used: this.#own.size + this.#files.size, machines };
  }
}
