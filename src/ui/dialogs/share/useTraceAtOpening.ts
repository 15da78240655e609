/**
 * The trace as it was when something was first to be taken of it: what is previewed is what is saved, also while the run
 * goes on.
 */
import { useState } from "react";
import { selectTrace } from "../../../store/selectors.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useRun } from "../../shared/useRun.ts";

export function useTraceAtOpening(): TraceReader | null {
  const now = useRun(selectTrace);
  const [kept, keep] = useState(now);
  // A run that has not ended by itself soon is one that goes on: until then more of it is better.
  if (now && now !== kept && (!kept || now.isComplete || kept.info !== now.info)) keep(now);
  return kept;
}
