/** Builds the index of the rows shown in the background, a slice at a time, and tells when it has grown. */
import { useEffect, useMemo, useState } from "react";
import type { EventKind } from "../../model/rows/table.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { createRowIndex, extendIndex, type RowIndex } from "./rowIndex.ts";

/** Rows looked at in one go: a few milliseconds. */
const SLICE_ROWS = 20_000;

/** One simulation of one scenario, as far as the page can tell. */
interface Edition {
  readonly scenario: Scenario;
  /** Version of the trace when the scenario changed; null once rows of the new run have come. */
  readonly awaiting: number | null;
}

/**
 * A new object whenever rows that were read before may have changed: when the scenario changes, and again when the first
 * rows of its run arrive, since a trace is kept and its end replaced.
 */
function useEdition(scenario: Scenario, version: number): Edition {
  const [edition, setEdition] = useState<Edition>({ scenario, awaiting: null });
  let next = edition;
  if (edition.scenario !== scenario) next = { scenario, awaiting: version };
  else if (edition.awaiting !== null && edition.awaiting !== version) next = { scenario, awaiting: null };
  if (next !== edition) setEdition(next);
  return next;
}

/** The index of the rows of `trace` that are of `kinds`; a new one when the run is another. */
export function useRowIndex(
  trace: TraceReader,
  version: number,
  scenario: Scenario,
  kinds: ReadonlySet<EventKind>,
): RowIndex {
  const [, setProgress] = useState(0);
  const edition = useEdition(scenario, version);
  const index = useMemo(() => {
    const fresh = createRowIndex(edition);
    // The first slice at once, so that short runs never show an empty list.
    extendIndex(fresh, trace, kinds, SLICE_ROWS);
    return fresh;
  }, [trace, edition, kinds]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      const before = index.length;
      const isDone = extendIndex(index, trace, kinds, SLICE_ROWS);
      if (index.length !== before || isDone) setProgress((n) => n + 1);
      timer = isDone ? undefined : setTimeout(work, 0);
    };
    if (index.scanned < trace.rowCount) timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }, [index, trace, version, kinds]);
  return index;
}
