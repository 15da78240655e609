/**
 * Back to what was shown before: the scenario from which this one was opened, or the same one under the policy before. Where
 * there is little room it is the arrow alone.
 */
import { hostOf } from "../../model/scenario.ts";
import { shownTitle } from "../../scenarios/titles.ts";
import type { RunState, Visit } from "../../store/runState.ts";
import { selectLanguage, selectScenario } from "../../store/selectors.ts";
import { Icon } from "../shared/Icon.tsx";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { useBriefText } from "./useBriefText.ts";

const selectBefore = ({ before }: RunState) => before;

export function BackButton() {
  const before = useRun(selectBefore);
  return before && <ToVisit visit={before} />;
}

function ToVisit({ visit }: { readonly visit: Visit }) {
  const language = useApp(selectLanguage);
  const scenario = useRun(selectScenario);
  const { goBack } = useRunActions();
  const { brief: t, terms } = useBriefText();
  const [is, was] = [hostOf(scenario), hostOf(visit.scenario)];
  const isSame = visit.scenario.machines === scenario.machines;
  const { policy } = is.scheduler.policy === was.scheduler.policy ? was.replacement : was.scheduler;
  const short = terms.cpuPolicy[policy]?.short ?? terms.memoryPolicy[policy]?.short ?? policy;
  const name = isSame ? short : shownTitle(visit.scenario.title, visit.entry, language);
  const label = isSame ? t.back(name) : t.backTo(name);
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      onClick={() => goBack()}
      className="flex h-7 max-w-48 min-w-7 shrink-0 cursor-pointer items-center gap-1 rounded-md border border-line px-2 text-xs text-soft hover:border-line-strong hover:text-ink max-md:h-11 max-md:min-w-11 max-md:justify-center"
    >
      <Icon name="back" className="size-3 shrink-0" />
      <span className="truncate @max-4xl/brief:hidden">{name}</span>
    </button>
  );
}
