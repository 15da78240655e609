/** Below the table of an exercise on page replacement: what the policy looked at, and the same references under the others. */
import type { RunState } from "../../store/runState.ts";
import { hostOf } from "../../model/scenario.ts";
import { nearestReferencer } from "../../chart/references.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { useIsAsked } from "../shared/moment/answering.ts";
import { useHost } from "../shared/moment/useHost.ts";
import { useRun } from "../shared/useRun.ts";
import { PolicyStep } from "./PolicyStep.tsx";
import { SideBySide } from "./SideBySide.tsx";
import { stepHeight } from "./step/heights.ts";

/** What stands side by side takes at least this, with the gap before it; in rem. */
const LEAST = 9.625;

const selectPolicy = (state: RunState) => hostOf(state.scenario).replacement.policy;

/** `isAlone`: without the other policies, where there is no room for them. */
export function PagingSteps({ isAlone = false }: { readonly isAlone?: boolean }) {
  const known = useHost();
  const id = useRun(selectPolicy);
  const isAsked = useIsAsked();
  const policy = memoryPolicies.find((candidate) => candidate.id === id);
  if (!known || !policy) return <div aria-busy className="h-30 shrink-0 rounded-xl border border-line bg-panel" />;
  // They would tell the answer.
  if (isAsked) return null;
  const vm = nearestReferencer(known.trace, known.row);
  const height = stepHeight(policy, known.trace.info.lists?.length ?? 0);
  return (
    <div className="flex shrink flex-col gap-2.5" style={{ minHeight: `${isAlone ? height : height + LEAST}rem` }}>
      <PolicyStep known={known} vm={vm} policy={policy} />
      {!isAlone && <SideBySide known={known} vm={vm} />}
    </div>
  );
}
