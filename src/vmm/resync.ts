/**
 * Bringing volumes up to date again whose disk had failed (domain D.3): what lies on it is out of date where it was written
 * meanwhile, and is not read. A job makes one extent after the other anew, of its image or of the others of its row, while
 * guests go on.
 *
 * ```
 * out of date --> image read, or the others of its row --> written --> up to date, read again --> the next one
 * ```
 * A guest's write makes an extent up to date by itself, and the copy does not overwrite it. What has been made anew stays so
 * when the job is aborted. What lies on a disk that is still failed is left out.
 */
import type { VmUid, LvId } from "../model/units.ts";
import type { JobHandler, Jobs } from "./jobs.ts";
import type { Volumes } from "./volumes.ts";

export class Resync {
  readonly #volumes: Volumes;

  constructor(volumes: Volumes) {
    this.#volumes = volumes;
  }

  begin(vm: VmUid, lvs: readonly LvId[], jobs: Jobs): void {
    const outdated = this.#volumes.outdatedOf(lvs);
    jobs.begin("resync", vm, outdated.length, outdated[0]?.lv ?? -1, { outdated });
  }

  readonly handler: JobHandler = {
    isHolding: false,
    next: ({ outdated, done }) => {
      const next = outdated[done];
      if (!next) return null;
      if (!this.#volumes.isOutdated(next)) return { plan: [], units: 1 };
      const plan = this.#volumes.planAnew(next);
      return plan ? { plan, units: 1 } : "failed";
    },
    partEnded: ({ outdated, done }) => this.#volumes.setStale(outdated[done]!.lv, outdated[done]!, false),
    finish: () => {},
    abort: () => {},
  };
}
