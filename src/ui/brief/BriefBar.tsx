/**
 * The bar under the title: the way back to what was shown before, what to see in this scenario, buttons that do it, what the
 * last change did, and the rules by which it is worked. It is the only place of the conventions.
 */
import { selectEntry, selectLanguage } from "../../store/selectors.ts";
import { entryCalled } from "../../scenarios/list.ts";
import { useLayout } from "../shared/layout/useLayout.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { BackButton } from "./BackButton.tsx";
import { ResultChip } from "./ResultChip.tsx";
import { RulesMenu } from "./RulesMenu.tsx";
import { TryButtons } from "./TryButtons.tsx";
import { useBriefText } from "../shared/text/useBriefText.ts";
import { useResult } from "./useResult.ts";

const TourOffer = later(async () => (await import("../tour/TourOffer.tsx")).TourOffer);

export function BriefBar() {
  const { brief: t } = useBriefText();
  const title = useRun(selectEntry);
  const entry = title && entryCalled(title.id);
  const language = useApp(selectLanguage);
  const { result, remove } = useResult();
  // There the suggestions have all the room, and the rules come behind them.
  const isPhone = useLayout() === "phone";
  return (
    <section aria-label={t.label} className="@container/brief flex h-full items-center gap-2 px-4 max-md:px-2">
      <BackButton />
      {entry && (
        <p
          className={`mr-1 flex min-w-80 shrink-[1000] items-center gap-2.5 text-body @max-6xl/brief:min-w-60 ${result ? "@max-6xl/brief:hidden" : "@max-2xl/brief:hidden"}`}
          title={entry.texts[language].see}
        >
          <b className="shrink-0 text-xs font-semibold text-accent @max-6xl/brief:sr-only">{t.see}</b>
          {/* Whole in any language: in two lines where there are many buttons beside it. */}
          <span className="line-clamp-2 leading-[1.0625rem]">{entry.texts[language].see}</span>
        </p>
      )}
      <div className="scroll-strip fade-edges ml-auto flex min-w-0 shrink items-center gap-2 @max-2xl/brief:mr-auto @max-2xl/brief:ml-0">
        {/* Whole at the beginning of the strip; where there is no room for all, the suggestions are swiped. */}
        {result && <ResultChip result={result} onRemove={remove} />}
        {entry && <TryButtons tries={entry.tries} />}
        {isPhone && <RulesMenu />}
        <PanelBoundary isQuiet>
          <TourOffer />
        </PanelBoundary>
      </div>
      {!isPhone && <RulesMenu />}
    </section>
  );
}
