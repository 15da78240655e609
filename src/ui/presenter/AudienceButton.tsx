/** Opens the window for an audience, from the layout for a projector. */
import { useActions } from "../shared/useApp.ts";
import { beginPresenting } from "./audienceWindow.ts";
import { usePresenterText } from "./usePresenterText.ts";

export function AudienceButton({ className }: { readonly className: string }) {
  const { presenter: t } = usePresenterText();
  const actions = useActions();
  return (
    <button type="button" title={t.openHint} onClick={() => beginPresenting(actions)} className={className}>
      {t.open}
    </button>
  );
}
