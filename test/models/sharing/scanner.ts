/**
 * The scanner of equal pages once more, from its definition alone (domain C.6): every page is one object, contents are words,
 * trees are lists that are looked through.
 */
export interface NaiveRules {
  readonly pages: number;
  readonly requireStable: boolean;
  readonly zeroPages: boolean;
}

/** What a machine says of its pages. */
export interface NaiveMachine {
  readonly image?: number | undefined;
  readonly contents?: readonly number[] | undefined;
}

/** A page that is in a frame. Pages with the same frame share it. */
interface NaivePage {
  readonly vm: number;
  readonly page: number;
  frame: number;
  content: string;
  writes: number;
  /** What it held when it was looked at before. */
  before: string | null;
  isShared: boolean;
}

/** What became of a page, with the page that it was paired with. */
export interface NaiveOutcome {
  readonly vm: number;
  readonly page: number;
  readonly content: string;
  readonly what: string;
  readonly frame: number;
  readonly other: string | null;
}

export class NaiveScanner {
  #pages: NaivePage[] = [];
  #unstable: { content: string; page: NaivePage }[] = [];
  /** The last page looked at; null: a pass begins. */
  #last: { vm: number; page: number } | null = null;
  #own = 0;
  readonly #rules: NaiveRules;
  readonly #machines: readonly NaiveMachine[];

  constructor(rules: NaiveRules, machines: readonly NaiveMachine[]) {
    this.#rules = rules;
    this.#machines = machines;
  }

  /** A page comes into a frame, full of zeros. */
  comes(vm: number, page: number, frame: number): void {
    this.#pages.push({ vm, page, frame, content: "zeros", writes: 0, before: null, isShared: false });
  }

  writes(vm: number, page: number): void {
    const found = this.#find(vm, page)!;
    const { image, contents } = this.#machines[vm]!;
    found.writes += 1;
    const given = contents?.[page];
    if (found.writes === 1 && given !== undefined) found.content = given === 0 ? "zeros" : `given ${given}`;
    else if (found.writes === 1 && image !== undefined) found.content = `image ${image} page ${page}`;
    else {
      this.#own += 1;
      found.content = `own ${this.#own}`;
    }
  }

  /** A page that shares its frame is written to: how many pages have that frame still, and its own frame if it was told. */
  breaks(vm: number, page: number, frame: number): number {
    const found = this.#find(vm, page)!;
    const left = this.#pages.filter((each) => each !== found && each.frame === found.frame).length;
    found.isShared = false;
    found.frame = frame;
    return left;
  }

  stops(vm: number): void {
    this.#pages = this.#pages.filter((each) => each.vm !== vm);
    this.#unstable = this.#unstable.filter(({ page }) => page.vm !== vm);
  }

  /** The scanner wakes. */
  wakes(): NaiveOutcome[] {
    const outcomes: NaiveOutcome[] = [];
    for (let looked = 0; looked < this.#rules.pages; looked += 1) {
      const next = this.#next();
      if (!next) break;
      this.#last = next;
      const outcome = this.#look(next);
      if (outcome) outcomes.push(outcome);
    }
    if (!this.#next()) {
      this.#last = null;
      this.#unstable = [];
    }
    return outcomes;
  }

  /** Frames with two pages or more, and the frames that are saved. */
  counts(): { readonly shared: number; readonly sharing: number } {
    const frames = new Map<number, number>();
    for (const { isShared, frame } of this.#pages) if (isShared) frames.set(frame, (frames.get(frame) ?? 0) + 1);
    const sizes = [...frames.values()];
    return {
      shared: sizes.filter((size) => size >= 2).length,
      sharing: sizes.reduce((sum, size) => sum + size - 1, 0),
    };
  }

  #find(vm: number, page: number): NaivePage | undefined {
    return this.#pages.find((each) => each.vm === vm && each.page === page);
  }

  #next(): NaivePage | undefined {
    const last = this.#last;
    return this.#pages
      .toSorted((a, b) => a.vm - b.vm || a.page - b.page)
      .find(({ vm, page }) => !last || vm > last.vm || (vm === last.vm && page > last.page));
  }

  #look(page: NaivePage): NaiveOutcome | null {
    const { content } = page;
    const says = (what: string, frame = -1, other: string | null = null): NaiveOutcome => ({
      vm: page.vm,
      page: page.page,
      content,
      what,
      frame,
      other,
    });
    if (page.isShared || (content === "zeros" && !this.#rules.zeroPages)) return null;
    if (this.#rules.requireStable && page.before !== content) {
      const isFirst = page.before === null;
      page.before = content;
      return says(isFirst ? "first" : "changed");
    }
    const stable = this.#pages.find((each) => each.isShared && each.content === content);
    if (stable) {
      page.isShared = true;
      page.frame = stable.frame;
      return says("merged", stable.frame);
    }
    const at = this.#unstable.findIndex((entry) => entry.content === content);
    const [entry] = at < 0 ? [] : this.#unstable.splice(at, 1);
    if (entry && entry.page.content === content && !entry.page.isShared) {
      for (const each of [entry.page, page]) Object.assign(each, { isShared: true, frame: entry.page.frame });
      return says("paired", entry.page.frame, `${entry.page.vm}:${entry.page.page}`);
    }
    this.#unstable.push({ content, page });
    return says("unstable");
  }
}
