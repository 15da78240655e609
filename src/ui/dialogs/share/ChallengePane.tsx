/** Makes a challenge of the scenario that is shown: the settings, and beside them what whoever opens its link will see. */
import { useEffect, useState } from "react";
import { challengeId, encodeChallenge, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../../codec/link/link.ts";
import { handsKinds } from "../../../learn/hands/kinds.ts";
import { AFTER_MISTAKES, afterMistake, FEEDBACKS, type HandsSettings } from "../../../learn/hands/settings.ts";
import type { ByHandKind } from "../../../model/byHand.ts";
import { scenarioText } from "../../../model/scenarioText.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { HANDS_KEY, readHands } from "../../../store/handsKept.ts";
import type { Language } from "../../../store/appState.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { addressOf } from "../../shared/addressOf.ts";
import { CopyButton } from "../../shared/CopyButton.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useApp, useAppWithRuns } from "../../shared/useApp.ts";
import { SelectField } from "../form/choices.tsx";
import { TextField } from "../form/TextField.tsx";
import { MAX_QR_BYTES, QrCode } from "./QrCode.tsx";

const ALL = "both";

/** The scenario of the page, without what is played in it. */
function useBase(): Scenario {
  const app = useAppWithRuns();
  const [base] = useState(() => {
    const { runs } = app.getState();
    const { whole } = runs.at(-1)!.getState();
    return whole;
  });
  return base;
}

/** As the exercise is set that was played last, if it was this one. */
function settingsFor(base: Scenario, able: readonly ByHandKind[]): { settings: HandsSettings; seed: number | null } {
  const kept = readHands(storage(), HANDS_KEY);
  if (kept && scenarioText(kept.base) === scenarioText(base)) return kept;
  return { settings: { kinds: able, feedback: "atEnd", after: "fix" }, seed: null };
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function ChallengePane() {
  const { challenge: t, hands } = useLearnText();
  const language = useApp(selectLanguage);
  const base = useBase();
  const [able] = useState(() => handsKinds(base));
  const [{ settings, seed }, setTask] = useState(() => settingsFor(base, able));
  const known = useTitle();
  const [typed, setTyped] = useState<string | null>(null);
  const [hasOwnNumbers, setOwnNumbers] = useState(false);
  const title = (typed ?? known).trim().slice(0, 80);
  const made = useChallenge(base, { title, language, settings, seed, hasOwnNumbers });
  const change = (changes: Partial<HandsSettings>) => setTask({ settings: { ...settings, ...changes }, seed });
  if (able.length === 0) return <p className="text-soft">{hands.nothing}</p>;
  const afters = AFTER_MISTAKES.filter((after) => settings.feedback === "atOnce" || after !== "tryAgain");
  const kind = settings.kinds.length > 1 || able.length === 1 ? ALL : (settings.kinds[0] ?? ALL);
  const kinds = [
    { id: ALL, label: able.length === 1 ? hands.kinds[able[0]!] : hands.kinds.both },
    ...(able.length > 1 ? able.map((id) => ({ id, label: hands.kinds[id] })) : []),
  ];
  return (
    <div className="lg:grid lg:grid-cols-2 lg:items-start lg:gap-8">
      <div className="flex flex-col gap-4">
        <TextField label={t.title} value={typed ?? known} onChange={setTyped} />
        <SelectField
          label={hands.decide}
          value={kind}
          choices={kinds}
          onChange={(id) => change({ kinds: able.filter((one) => id === ALL || one === id) })}
        />
        <div className="grid gap-4 sm:grid-cols-[2fr_3fr]">
          <SelectField
            label={hands.feedback}
            value={settings.feedback}
            choices={FEEDBACKS.map((id) => ({ id, label: hands.feedbacks[id] }))}
            onChange={(feedback) => change({ feedback })}
          />
          <SelectField
            label={hands.after}
            value={afterMistake(settings)}
            choices={afters.map((id) => ({ id, label: hands.afters[id] }))}
            onChange={(after) => change({ after })}
          />
        </div>
        <label className="flex cursor-pointer items-start gap-2 max-md:min-h-11">
          <input
            type="checkbox"
            checked={hasOwnNumbers}
            onChange={(event) => setOwnNumbers(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          />
          <span>{t.ownNumbers}</span>
        </label>
        <p className="text-xs text-soft">{t.allLocked}</p>
      </div>
      <div className="flex flex-col gap-4 max-lg:mt-5">
        <section aria-label={t.preview} className="rounded-lg border border-line bg-sunken p-4">
          <p className="text-mini font-semibold tracking-wider text-soft uppercase tabular-nums">
            {t.challenge}
            {made && ` · ${made.id}`}
          </p>
          <p className="mt-1 text-lg font-semibold wrap-anywhere">{title}</p>
          <p className="mt-2">{t.opening(hands.feedbacks[settings.feedback], hands.afters[afterMistake(settings)])}</p>
          <p className="mt-2 text-soft">{hasOwnNumbers ? t.nameForNumbers : t.name}</p>
        </section>
        {made ? (
          <>
            <div className="flex flex-wrap items-center gap-3">
              <CopyButton label={t.copy} copied={t.copied} text={() => addressOf(made.link)} />
              <p className="text-xs text-soft tabular-nums">{t.size(made.id, made.link.length)}</p>
            </div>
            {addressOf(made.link).length <= MAX_QR_BYTES && <QrCode text={addressOf(made.link)} label={t.qr} />}
          </>
        ) : (
          <p role="status" className="text-soft">
            {made === null ? t.tooLarge : ""}
          </p>
        )}
      </div>
    </div>
  );
}

interface Task {
  readonly title: string;
  readonly language: Language;
  readonly settings: HandsSettings;
  readonly seed: number | null;
  readonly hasOwnNumbers: boolean;
}

interface Made {
  readonly link: string;
  readonly id: string;
}

/** The link, and the short name of the challenge; undefined until it is made, null where it would be too long. */
function useChallenge(
  base: Scenario,
  { title, language, settings, seed, hasOwnNumbers }: Task,
): Made | null | undefined {
  const [made, setMade] = useState<Made | null | undefined>();
  useEffect(() => {
    let isWanted = true;
    const make = async (): Promise<Made> => {
      const scenario = await encodeLink({ scenario: base, cursor: { time: 0, step: 0 }, language });
      const task = { ...settings, kinds: [...settings.kinds], after: afterMistake(settings) };
      const challenge: Challenge = { version: 1, title, language, scenario, settings: task, seed, hasOwnNumbers };
      return { link: await encodeChallenge(challenge), id: challengeId(challenge) };
    };
    make().then(
      (done) => isWanted && setMade(done),
      () => isWanted && setMade(null),
    );
    return () => {
      isWanted = false;
    };
  }, [base, language, settings, seed, title, hasOwnNumbers]);
  return made;
}
