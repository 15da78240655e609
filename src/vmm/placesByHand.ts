/**
 * Where a block or a volume goes, decided by hand. It is asked before the command is carried out or refused, so that nothing
 * tells which of the two it will be; what was chosen is kept until the command takes it, at the same moment. What cannot be is
 * not done: then it is as the policy has it.
 */
import type { MachineSpec } from "../model/scenario.ts";
import type { VmUid } from "../model/units.ts";
import type { ByHand } from "./byHand.ts";
import type { Contiguous } from "./contiguous.ts";
import type { CopyOnWrite } from "./copyOnWrite.ts";
import { holesByAddress } from "./memory/region/state.ts";
import type { Placement } from "./storage/pool.ts";
import type { Volumes } from "./volumes.ts";

interface Places {
  readonly contiguous: Contiguous;
  readonly volumes: Volumes;
  readonly copyOnWrite: CopyOnWrite;
}

export class PlacesByHand {
  readonly #byHand: ByHand;
  readonly #parts: Places;
  #hole: number | null = null;
  #plans: readonly Placement[] | null = null;

  constructor(byHand: ByHand, parts: Places) {
    this.#byHand = byHand;
    this.#parts = parts;
  }

  /** What nobody has taken is not for the next one. */
  forget(): void {
    this.#hole = null;
    this.#plans = null;
  }

  /** A machine is to get its block; or it cannot, as no hole is large enough. */
  considerBlock(vm: VmUid, spec: MachineSpec): void {
    const { contiguous } = this.#parts;
    const found = this.#byHand.decides("hole") ? contiguous.search(spec) : null;
    if (!found || !contiguous.state) return;
    const { holes } = contiguous.state;
    const sorted = holesByAddress(holes);
    const own = found.place < 0 ? sorted.length : sorted.indexOf(holes[found.place]!);
    const chosen = sorted[this.#byHand.place("hole", sorted.length, own, { of: "block", vm })];
    this.#hole = chosen && own < sorted.length ? chosen.start : null;
  }

  /** A machine is to get its volumes; or it cannot. */
  considerVolumes(command: number, spec: MachineSpec, isRefused: boolean): void {
    if (!this.#byHand.decides("extents") || this.#parts.copyOnWrite.pool) return;
    const carving = this.#parts.volumes.carving(spec.volumes);
    if (!carving) return;
    // Of several volumes that do not all find a place nobody can say which one does not.
    if (isRefused && spec.volumes.length > 1) return;
    while (!carving.isOver) {
      const own = carving.own();
      const { runs } = carving;
      const about = { of: "volume", command, carving } as const;
      const chosen = own < 0 ? -1 : this.#byHand.place("extents", runs.length, own, about);
      if (isRefused) return;
      if (chosen >= 0 && carving.canTake(chosen)) carving.take(chosen);
      else carving.goOn();
    }
    this.#plans = carving.plans;
  }

  /** Where the hole begins that was chosen; null: the one that the fit takes. */
  takeHole(): number | null {
    const hole = this.#hole;
    this.#hole = null;
    return hole;
  }

  /** Where the volumes go; null: where the policy puts them. */
  takePlans(): readonly Placement[] | null {
    const plans = this.#plans;
    this.#plans = null;
    return plans;
  }
}
