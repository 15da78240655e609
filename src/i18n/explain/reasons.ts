/** Why things happened, one after the other, as plain sentences: for files that tell a whole run. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import { explain, plainText } from "./explain.ts";
import type { Language } from "./language.ts";

/** Tells an event of a run of `scenario`, given the host after it and what happened before it at the same moment. */
export function reasonTeller(info: HostInfo, scenario: Scenario, language: Language) {
  return (event: TraceEvent, state: HostState, previous: readonly TraceEvent[]): string =>
    plainText(explain(event, { info, scenario, state, previous }, language));
}
