/** The key of a remote that does what stands before it, when it is pressed once more. */
import { useBriefText } from "../shared/text/useBriefText.ts";

export function PresenterKey() {
  const { brief: t } = useBriefText();
  return (
    <kbd title={t.onceMore} className="ml-1.5 rounded border border-current px-1 font-sans text-mini">
      <span className="sr-only">: {t.onceMore}</span>
      <span aria-hidden="true">PgDn</span>
    </kbd>
  );
}
