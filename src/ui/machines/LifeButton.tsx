/** Opens and closes the states of machines as a graph. */
import type { AppState } from "../../store/appState.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Icon } from "../shared/Icon.tsx";
import { isLifeShown } from "../shared/moment/subjects.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";

const selectWanted = ({ isLifeShown: wanted }: AppState) => wanted;

export function LifeButton({ className }: { readonly className: string }) {
  const { machines: t } = useMachineText();
  const { showLife } = useActions();
  const isShown = isLifeShown({ isLifeShown: useApp(selectWanted) }, { scenario: useRun(selectScenario) });
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-label={t.life}
      title={t.lifeHint}
      className={`cursor-pointer ${isShown ? "bg-accent-soft" : ""} ${className}`}
      onClick={() => showLife(!isShown)}
    >
      <Icon name="states" className="size-3.5" />
      <span>{t.lifeShort}</span>
    </button>
  );
}
