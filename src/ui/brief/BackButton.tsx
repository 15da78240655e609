/**
 * Back to what was shown before: the scenario from which this one was opened, or the same one under the policy before. Where
 * there is little room it is the arrow alone.
 */
import { hostOf } from "../../model/scenario.ts";
import { shownTitle } from "../../scenarios/gallery.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectScenario } from "../../store/selectors.ts";
import { Icon } from "../shared/Icon.tsx";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { useBriefText } from "../shared/text/useBriefText.ts";

const selectBefore = ({ before }: RunState) => before;

/** Where the way back leads, and what is said of it; null where there is none. */
export function useWayBack(): { readonly name: string; readonly label: string } | null {
  const { brief: t, terms } = useBriefText();
  const visit = useRun(selectBefore);
  const language = useApp(selectLanguage);
  const scenario = useRun(selectScenario);
  if (!visit) return null;
  const [is, was] = [hostOf(scenario), hostOf(visit.scenario)];
  const isOtherScheduler = is.scheduler.policy !== was.scheduler.policy;
  const isOther = isOtherScheduler || is.replacement.policy !== was.replacement.policy;
  // A scenario that was opened once more has its title: no policy is another.
  const isSame = visit.scenario.machines === scenario.machines && isOther;
  const { policy } = isOtherScheduler ? was.scheduler : was.replacement;
  const short = terms.cpuPolicy[policy]?.short ?? terms.memoryPolicy[policy]?.short ?? policy;
  const name = isSame ? short : shownTitle(visit.scenario.title, visit.entry, language);
  return { name, label: isSame ? t.back(name) : t.backTo(name) };
}

export function BackButton() {
  const back = useWayBack();
  const { goBack } = useRunActions();
  return (
    back && (
      <button
        type="button"
        title={back.label}
        aria-label={back.label}
        onClick={() => goBack()}
        className="relative flex h-7 max-w-48 min-w-7 shrink-0 cursor-pointer items-center gap-1 rounded-md border border-line px-2 text-xs text-soft hover:border-line-strong hover:text-ink max-md:h-8 max-md:min-w-9 max-md:justify-center max-md:after:absolute max-md:after:-inset-x-1 max-md:after:-inset-y-1.5"
      >
        <Icon name="back" className="size-3 shrink-0" />
        <span className="truncate @max-4xl/brief:hidden">{back.name}</span>
      </button>
    )
  );
}
