/**
 * A region of memory in which every machine that is on has one block (domain C.5). Takes blocks from holes by the fit of the
 * settings, gives them back to the free list, and moves them together. A search costs what the fit looks at, and a change of
 * the list the length of the list: regions have few holes.
 */
import { MAX_CONTENDERS } from "../../../model/events.ts";
import type { RegionSpec } from "../../../model/scenario.ts";
import type { VmUid } from "../../../model/units.ts";
import { blockUnits } from "../../../model/regionUnits.ts";
import { joinBuddies, splitOff } from "./buddy.ts";
import { fits } from "./fits.ts";
import { withFreed, withRest, type Freed } from "./freeList.ts";
import { layoutOf } from "./layout.ts";
import { byAddress, endOf, largestOf, totalOf, type Block, type RegionState, type Span } from "./state.ts";

export interface Search {
  /** Units that are taken for what was asked: with alignment, header and rounding up. */
  readonly needed: number;
  /** Place of the hole in the free list; -1: none is large enough. */
  readonly place: number;
  /** Place where the search begins, and holes looked at from there on. */
  readonly from: number;
  readonly searched: number;
  /** The largest hole, and all holes together. */
  readonly largest: number;
  readonly total: number;
}

export interface Allocation extends Search {
  readonly block: Block;
  /** The hole as it was. */
  readonly hole: Span;
  /** Holes looked at and not taken, the nearest in size first; `others`: so many more. */
  readonly losers: readonly Span[];
  readonly others: number;
}

export interface Release {
  readonly block: Block;
  readonly hole: Span;
  readonly merged: readonly Span[];
}

export interface Move extends Block {
  /** Where it was; `start` is where it is now. */
  readonly from: number;
}

export class Region {
  readonly spec: RegionSpec;
  state: RegionState;

  constructor(spec: RegionSpec) {
    this.spec = spec;
    this.state = layoutOf(spec);
  }

  /** Where `asked` units, 1 or more, would come from. Changes nothing. */
  search(asked: number): Search {
    const { fit } = this.spec;
    const { holes } = this.state;
    const needed = blockUnits(asked, this.spec);
    const from = fits[fit].isRoving ? this.placeOfRover : 0;
    const turned = from === 0 ? holes : [...holes.slice(from), ...holes.slice(0, from)];
    const { place, searched } = fits[fit].choose(turned, needed);
    return {
      needed,
      place: place < 0 ? -1 : (place + from) % holes.length,
      from,
      searched,
      largest: largestOf(holes),
      total: totalOf(holes),
    };
  }

  /**
   * Gives `vm` a block for `asked` units; null: no hole is large enough, and nothing changes. `chosen`: where the hole begins that
   * somebody else than the fit has chosen, which nobody looked for.
   */
  allocate(vm: VmUid, asked: number, chosen: number | null = null): Allocation | null {
    const own = this.search(asked);
    const given = this.state.holes.findIndex(({ start, size }) => start === chosen && size >= own.needed);
    const found = given < 0 || given === own.place ? own : { ...own, place: given, from: 0, searched: 0 };
    const { place, needed, from, searched } = found;
    const { blocks, holes } = this.state;
    const hole = holes[place];
    if (!hole) return null;
    const block: Block = { vm, start: hole.start, size: needed, asked };
    const seen = Array.from({ length: searched }, (_, at) => holes[(from + at) % holes.length]!);
    const nearest = (a: Span, b: Span) => Math.abs(a.size - needed) - Math.abs(b.size - needed) || byAddress(a, b);
    const losers = seen.filter((each) => each !== hole).toSorted(nearest);
    this.state.blocks = [...blocks, block].toSorted(byAddress);
    // Buddies are in the order of their addresses, and what is left of one stands there already.
    const order = this.spec.fit === "buddy" ? ({ order: "address", remainder: "keepsPlace" } as const) : this.spec;
    this.state.holes = withRest(holes, place, this.#restOf(hole, needed), order);
    this.state.rover = { address: endOf(block), place };
    const others = Math.max(0, losers.length - MAX_CONTENDERS);
    return { ...found, block, hole, losers: losers.slice(0, MAX_CONTENDERS), others };
  }

  /** Takes the block of `vm` back; null: it has none. */
  release(vm: VmUid): Release | null {
    const { blocks, holes } = this.state;
    const block = blocks.find((each) => each.vm === vm);
    if (!block) return null;
    const freed: Span = { start: block.start, size: block.size };
    const after = this.spec.fit === "buddy" ? this.#joined(freed) : withFreed(holes, freed, this.spec);
    this.state.blocks = blocks.filter((each) => each !== block);
    this.state.holes = after.holes;
    return { block, hole: after.hole, merged: after.merged };
  }

  /** Buddies stay where their addresses are multiples of their sizes. */
  get canCompact(): boolean {
    return this.spec.fit !== "buddy";
  }

  /** Moves all blocks together to the beginning, in their order: what is free is one hole behind them. */
  compact(): readonly Move[] {
    const { base, size } = this.spec;
    let at = base;
    const moves: Move[] = [];
    const blocks = this.state.blocks.map((block): Block => {
      const start = at;
      at += block.size;
      if (start === block.start) return block;
      moves.push({ ...block, start, from: block.start });
      return { ...block, start };
    });
    this.state.blocks = blocks;
    this.state.holes = at < base + size ? [{ start: at, size: base + size - at }] : [];
    this.state.rover = { address: at, place: 0 };
    return moves;
  }

  /** In the order of addresses: the first hole that does not end before the rover. Else: the place where the search ended. */
  get placeOfRover(): number {
    const { holes, rover } = this.state;
    if (holes.length === 0) return 0;
    if (this.spec.order !== "address") return rover.place < holes.length ? rover.place : 0;
    return Math.max(
      0,
      holes.findIndex((hole) => endOf(hole) > rover.address),
    );
  }

  #restOf(hole: Span, needed: number): Span[] {
    const { fit, base } = this.spec;
    if (fit !== "buddy") {
      const rest = { start: hole.start + needed, size: hole.size - needed };
      return rest.size > 0 ? [rest] : [];
    }
    return splitOff({ start: hole.start - base, size: hole.size }, needed).map((each) => this.#absolute(each));
  }

  #joined(freed: Span): Freed {
    const { base, coalescing } = this.spec;
    const { holes } = this.state;
    const relative = (each: Span): Span => ({ start: each.start - base, size: each.size });
    const { hole, merged } =
      coalescing === "never"
        ? { hole: relative(freed), merged: [] }
        : joinBuddies(relative(freed), holes.map(relative));
    const gone = new Set(merged.map(({ start }) => start + base));
    const whole = this.#absolute(hole);
    return {
      hole: whole,
      merged: merged.map((each) => this.#absolute(each)),
      holes: [...holes.filter(({ start }) => !gone.has(start)), whole].toSorted(byAddress),
    };
  }

  #absolute({ start, size }: Span): Span {
    return { start: start + this.spec.base, size };
  }
}
