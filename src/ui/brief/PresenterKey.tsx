/** The key of a remote that does what stands before it, or takes it back, when it is pressed once more. */
import { useBriefText } from "../shared/text/useBriefText.ts";

export function PresenterKey({ isBack = false }: { readonly isBack?: boolean }) {
  const { brief: t } = useBriefText();
  const said = isBack ? t.backOnceMore : t.onceMore;
  return (
    <kbd title={said} className="ml-1.5 rounded border border-current px-1 font-sans text-mini">
      <span className="sr-only">: {said}</span>
      <span aria-hidden="true">{isBack ? "PgUp" : "PgDn"}</span>
    </kbd>
  );
}
