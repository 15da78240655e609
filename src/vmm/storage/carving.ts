/**
 * Linear volumes that get their extents piece by piece: each decision is the free run from whose beginning the next piece is
 * taken, as much of it as is needed. A run from which what is left could not be placed any more cannot be taken.
 *
 * ```
 * free runs     pv0 [2 3 4]   pv0 [7]   pv1 [0 1 2 3 4]          a volume of 4
 * decision 0    ^ taken: 3 of 4                                  then 1 is left, and is decided on in the same way
 * ```
 * It tries on a copy of the pool, and changes nothing.
 */
import { freeRuns } from "./helpers.ts";
import { placeBehind, trialOf, type Placement, type PlacementRule, type PoolState } from "./pool.ts";
import type { ExtentRun } from "./volumeMap.ts";

/** In the place of the number of a policy: somebody else has chosen. */
const CHOSEN_BY_HAND = 4;

/** No volume of the pool has this number. */
const TRIED = -2;

export class Carving {
  readonly #rule: PlacementRule;
  #pool: PoolState;
  /** Extents that each volume is to get, from the present one on. */
  #wanted: readonly number[];
  #taken: ExtentRun[] = [];
  #isOwn = true;
  /** What the policy would still take of the present volume, as long as all of it was as the policy has it. */
  #planned: readonly ExtentRun[] | null = null;
  readonly #plans: Placement[] = [];

  /** `extents`: of each volume, in their order. */
  constructor(pool: PoolState, extents: readonly number[], rule: PlacementRule) {
    this.#rule = rule;
    this.#pool = { ...trialOf(pool), volumes: new Map() };
    this.#wanted = extents;
  }

  /** The same, to try things on. */
  copy(): Carving {
    const copy = new Carving(this.#pool, this.#wanted, this.#rule);
    copy.#taken = [...this.#taken];
    copy.#planned = this.#planned;
    copy.#isOwn = this.#isOwn;
    copy.#plans.push(...this.#plans);
    return copy;
  }

  get isOver(): boolean {
    return this.#wanted.length === 0;
  }

  /** The volume that is carved now, by its place. */
  get volume(): number {
    return this.#plans.length;
  }

  /** Extents that it gets in all. */
  get all(): number {
    return this.#wanted[0] ?? 0;
  }

  /** Extents that it still needs. */
  get left(): number {
    return (this.#wanted[0] ?? 0) - this.#taken.reduce((sum, { count }) => sum + count, 0);
  }

  /** The free runs, in the order of PVs and extents. */
  get runs(): ExtentRun[] {
    const { owner, isOpen } = this.#pool;
    return owner.flatMap((extents, pv) =>
      isOpen[pv] ? freeRuns(extents).map(({ start, length }) => ({ pv, start, count: length })) : [],
    );
  }

  /**
   * Place of the run from which the policy takes the next piece; the number of runs: what is left cannot be placed. -1: its piece
   * does not begin where a run does.
   */
  own(rule: PlacementRule = this.#rule): number {
    const { runs } = this;
    const [piece] = this.#rest(rule);
    return piece ? runs.findIndex(({ pv, start }) => pv === piece.pv && start === piece.start) : runs.length;
  }

  /** Whether the next piece can be taken from the run at `place`. */
  canTake(place: number): boolean {
    const run = this.runs[place];
    if (!run) return false;
    const trial = this.copy();
    trial.#take({ ...run, count: Math.min(run.count, trial.left) });
    return trial.#canFinish();
  }

  /** Takes the next piece from the run at `place`, which can be taken. */
  take(place: number): void {
    if (place === this.own()) {
      this.goOn();
      return;
    }
    const run = this.runs[place]!;
    this.#isOwn = false;
    this.#planned = null;
    this.#take({ ...run, count: Math.min(run.count, this.left) });
  }

  /** Takes what the policy takes next, wherever it begins; false: it finds no place. */
  goOn(): boolean {
    const [piece, ...rest] = this.#rest(this.#rule);
    if (!piece) return false;
    this.#planned = rest.length > 0 ? rest : null;
    this.#take(piece);
    return true;
  }

  /** Where all volumes lie; null: none of it was chosen otherwise than the policy does. */
  get plans(): readonly Placement[] | null {
    return this.#isOwn ? null : this.#plans;
  }

  #rest(rule: PlacementRule): readonly ExtentRun[] {
    if (rule === this.#rule && this.#planned) return this.#planned;
    return placeBehind(this.#pool, this.#taken, this.left, rule)?.runs[0] ?? [];
  }

  #take(piece: ExtentRun): void {
    this.#pool.owner[piece.pv]!.fill(TRIED, piece.start, piece.start + piece.count);
    this.#taken.push(piece);
    if (this.left > 0) return;
    this.#plans.push({ runs: [this.#taken], policy: CHOSEN_BY_HAND });
    this.#wanted = this.#wanted.slice(1);
    this.#taken = [];
    this.#planned = null;
  }

  /** Whether the policy finds places for all that is left. Takes them. */
  #canFinish(): boolean {
    while (!this.isOver) if (!this.goOn()) return false;
    return true;
  }
}
