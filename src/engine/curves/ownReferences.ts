/** The references that a run makes, in their order: what its faults by frames are about. */
import { referenceTrace, type ReferenceTrace } from "../../model/referenceTrace.ts";
import type { Scenario } from "../../model/scenario.ts";
import { Trial } from "../trial.ts";

/** Rows of the run that are made at most. */
const MOST_ROWS = 1_000_000;

/** For a scenario in which one vCPU does nothing but refer to pages: nobody else takes its frames. */
export class OwnReferences {
  readonly #trial: Trial;

  constructor(scenario: Scenario) {
    this.#trial = new Trial(scenario, Infinity, MOST_ROWS);
  }

  /** One portion, which ends when `isTime` says so. Null: there is more to do. */
  work(isTime: () => boolean): ReferenceTrace | null {
    return this.#trial.advance(isTime) ? null : this.#read();
  }

  /** The run goes on after what was read. */
  get isCut(): boolean {
    return !this.#trial.trace.isComplete;
  }

  #read(): ReferenceTrace {
    const { trace } = this.#trial;
    const pages: number[] = [];
    const writes: boolean[] = [];
    for (let row = 0; row < trace.rowCount; row += 1) {
      const kind = trace.kindOf(row);
      if (kind !== "hit" && kind !== "fault") continue;
      const event = trace.eventAt(row);
      if (event.kind !== "hit" && event.kind !== "fault") continue;
      pages.push(event.page);
      writes.push(event.write);
    }
    return referenceTrace(pages, (at) => writes[at] === true);
  }
}
