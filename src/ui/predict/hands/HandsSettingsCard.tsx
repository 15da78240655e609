/** What is decided by hand, when one is told, what a mistake leads to, and which numbers the exercise has. */
import { AFTER_MISTAKES, FEEDBACKS } from "../../../learn/hands/settings.ts";
import { BY_HAND_KINDS, type ByHandKind } from "../../../model/byHand.ts";
import type { Hands, HandsState } from "../../../store/hands.ts";
import { Button } from "../../shared/Button.tsx";
import { SelectControl } from "../../shared/SelectControl.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";

export interface HandsSettingsProps {
  readonly hands: Hands;
  readonly state: HandsState;
  /** What the exercise has of it. */
  readonly able: readonly ByHandKind[];
}

export function HandsSettingsCard({ hands, state: { settings, seed }, able }: HandsSettingsProps) {
  const { hands: t } = useLearnText();
  const both = { id: "both", text: t.kinds.both };
  const kinds = [...(able.length > 1 ? [both] : []), ...able.map((id) => ({ id, text: t.kinds[id] }))];
  const kind = settings.kinds.length > 1 ? "both" : (settings.kinds[0] ?? "both");
  const afters = AFTER_MISTAKES.filter((after) => settings.feedback === "atOnce" || after !== "tryAgain");
  const after = afters.includes(settings.after) ? settings.after : afters[0]!;
  return (
    <section className="shrink-0 rounded-xl border border-line bg-panel px-3.5 py-3 text-xs shadow-panel">
      <h2 className="text-mini font-semibold tracking-wider text-soft uppercase">{t.settings}</h2>
      <div className="mt-2 flex flex-col gap-2">
        <Row label={t.decide}>
          <SelectControl
            name={t.decide}
            value={kind}
            choices={kinds}
            onChange={(id) => {
              const one = BY_HAND_KINDS.find((word) => word === id);
              hands.set({ kinds: one ? [one] : able });
            }}
          />
        </Row>
        <Row label={t.feedback}>
          <SelectControl
            name={t.feedback}
            value={settings.feedback}
            choices={FEEDBACKS.map((id) => ({ id, text: t.feedbacks[id] }))}
            onChange={(id) => choose(FEEDBACKS, id, (feedback) => hands.set({ feedback }))}
          />
        </Row>
        <Row label={t.after}>
          <SelectControl
            name={t.after}
            value={after}
            choices={afters.map((id) => ({ id, text: t.afters[id] }))}
            onChange={(id) => choose(AFTER_MISTAKES, id, (next) => hands.set({ after: next }))}
          />
        </Row>
        <Row label={t.numbers}>
          <span className="font-semibold tabular-nums">{seed === null ? t.ownNumbers : t.seed(seed)}</span>
        </Row>
        <div className="flex flex-wrap gap-2">
          <Button className="max-md:h-11" onClick={() => hands.begin(otherSeed(seed))}>
            {t.otherNumbers}
          </Button>
          {seed !== null && (
            <Button className="max-md:h-11" onClick={() => hands.begin(null)}>
              {t.backToOwn}
            </Button>
          )}
        </div>
        <p className="text-soft">{t.changesBegin}</p>
      </div>
    </section>
  );
}

function choose<Word extends string>(words: readonly Word[], id: string, take: (word: Word) => void): void {
  const word = words.find((one) => one === id);
  if (word !== undefined) take(word);
}

/** Another one than this, and short enough to be told. */
export function otherSeed(seed: number | null): number {
  return ((seed ?? 0) % 9999) + 1;
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-3">
      <span className="text-soft">{label}</span>
      {children}
    </div>
  );
}
