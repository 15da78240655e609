/**
 * Backups in the plainest way (domain D.5): a backup is a copy of all that the volumes of its machine hold at one moment,
 * whatever it is made of. What is deleted takes those that build on it along, or is not deleted.
 */
type Content = readonly (readonly (number | null)[])[];

export class FullCopies {
  readonly #kept = new Map<string, { readonly content: Content; readonly base: string | null }>();
  readonly #last = new Map<string, string>();

  /** A backup of `machine` is complete. */
  made(machine: string, name: string, content: Content, isIncremental: boolean): void {
    this.#kept.set(name, { content, base: isIncremental ? (this.#last.get(machine) ?? null) : null });
    this.#last.set(machine, name);
  }

  contentOf(name: string): Content | undefined {
    return this.#kept.get(name)?.content;
  }

  delete(machine: string, name: string): void {
    for (const [other, { base }] of this.#kept) if (base === name) this.delete(machine, other);
    const base = this.#kept.get(name)?.base ?? null;
    this.#kept.delete(name);
    if (this.#last.get(machine) !== name) return;
    if (base === null) this.#last.delete(machine);
    else this.#last.set(machine, base);
  }

  get names(): readonly string[] {
    return [...this.#kept.keys()];
  }
}
