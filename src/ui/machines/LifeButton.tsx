/** Opens and closes the states of machines as a graph. */
import type { AppState } from "../../store/appState.ts";
import { selectScenario } from "../../store/selectors.ts";
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
      <svg viewBox="0 0 16 16" aria-hidden className="size-3.5 fill-none stroke-current stroke-[1.5]">
        <path d="M2 6h4v4H2zM10 2h4v4h-4zM10 10h4v4h-4zM6 8l4-4M6 8l4 4" />
      </svg>
      <span>{t.lifeShort}</span>
    </button>
  );
}
