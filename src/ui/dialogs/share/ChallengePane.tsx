/** Makes a challenge of the scenario that is shown: the settings, and beside them what whoever opens its link will see. */
import { useEffect, useMemo, useState } from "react";
import { challengeId, encodeChallenge, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../../codec/link/link.ts";
import type { ForeseenSettings } from "../../../learn/foreseen/settings.ts";
import { handsKinds } from "../../../learn/hands/kinds.ts";
import { AFTER_MISTAKES, afterMistake, FEEDBACKS, type HandsSettings } from "../../../learn/hands/settings.ts";
import { mostAsked } from "../../../learn/nextQuestion.ts";
import type { Question } from "../../../learn/question.ts";
import type { ByHandKind } from "../../../model/byHand.ts";
import { LOCKS, type Lock } from "../../../model/locks.ts";
import { FORESEEN_KINDS, MOST_FORESEEN } from "../../../model/questionKinds.ts";
import { scenarioText } from "../../../model/scenarioText.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { HANDS_KEY, readHands } from "../../../store/handsKept.ts";
import { findQuestions } from "../../../store/questionsAhead.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { OpeningText } from "../../predict/challenge/OpeningText.tsx";
import { addressOf } from "../../shared/addressOf.ts";
import { CopyButton } from "../../shared/CopyButton.tsx";
import { Segments } from "../../shared/Segments.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useApp, useAppWithRuns } from "../../shared/useApp.ts";
import { SelectField } from "../form/choices.tsx";
import { readWhole } from "../form/numberText.ts";
import { NumberField, TextField } from "../form/TextField.tsx";
import { ClassKeys } from "./ClassKeys.tsx";
import { MAX_QR_BYTES, QrCode } from "./QrCode.tsx";

const ALL = "both";
const USUAL_QUESTIONS = 8;

type TaskKind = "hands" | "foreseen";

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

/** The questions of the run; null as long as they are looked for. */
function useQuestions(base: Scenario, isWanted: boolean): readonly Question[] | null {
  const [found, setFound] = useState<readonly Question[] | null>(null);
  useEffect(() => (isWanted ? findQuestions(base, null, setFound) : undefined), [base, isWanted]);
  return found;
}

export function ChallengePane() {
  const { challenge: t, hands } = useLearnText();
  const language = useApp(selectLanguage);
  const base = useBase();
  const [able] = useState(() => handsKinds(base));
  const isAlone = base.hosts.length === 1;
  const [kind, setKind] = useState<TaskKind>(able.length > 0 || !isAlone ? "hands" : "foreseen");
  const [{ settings, seed }, setTask] = useState(() => settingsFor(base, able));
  const [foreseen, setForeseen] = useState<ForeseenSettings>({
    kinds: FORESEEN_KINDS,
    questions: USUAL_QUESTIONS,
    feedback: "atEnd",
  });
  const questions = useQuestions(base, kind === "foreseen");
  const known = useTitle();
  const [typed, setTyped] = useState<string | null>(null);
  const [hasOwnNumbers, setOwnNumbers] = useState(false);
  const [locks, setLocks] = useState<readonly Lock[]>(LOCKS);
  const title = (typed ?? known).trim().slice(0, 80);
  const offered = FORESEEN_KINDS.filter((one) => questions?.some((question) => question.kind === one));
  const asked = foreseen.kinds.filter((one) => offered.includes(one));
  const isNothing = !isAlone && questions !== null && offered.length === 0;
  const count = questions ? mostAsked(questions, asked, base.seed) : 0;
  const task = useMemo((): Challenge | null => {
    const common = { title, language, scenario: "", seed, hasOwnNumbers, ...locksIn(locks) };
    if (kind === "hands") {
      if (able.length === 0) return null;
      const { kinds, feedback } = settings;
      return { version: 1, ...common, settings: { kinds: [...kinds], feedback, after: afterMistake(settings) } };
    }
    if (count === 0) return null;
    // Other numbers have as many as they have; these have so many.
    const most = hasOwnNumbers ? foreseen.questions : Math.min(foreseen.questions, count);
    const kinds = foreseen.kinds.filter((one) => offered.includes(one));
    const wanted = { ...foreseen, kinds, questions: most };
    return { version: 2, ...common, settings: wanted };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `offered` is made of `questions`
  }, [kind, title, language, seed, hasOwnNumbers, locks, settings, foreseen, able, count, questions]);
  const made = useChallenge(base, task);
  const change = (changes: Partial<HandsSettings>) => setTask({ settings: { ...settings, ...changes }, seed });
  return (
    <div className="lg:grid lg:grid-cols-2 lg:items-start lg:gap-8">
      <div className="flex flex-col gap-4">
        <Segments
          label={t.task}
          value={kind}
          choices={(["hands", "foreseen"] as const).map((value) => ({ value, text: t.tasks[value] }))}
          onChange={setKind}
        />
        <TextField label={t.title} value={typed ?? known} onChange={setTyped} />
        {kind === "hands" && able.length > 0 && <HandsFields settings={settings} able={able} onChange={change} />}
        {kind === "hands" && able.length === 0 && <p className="text-soft">{hands.nothing}</p>}
        {kind === "foreseen" && !isNothing && (
          <ForeseenFields
            settings={foreseen}
            offered={questions ? offered : null}
            count={count}
            onChange={setForeseen}
          />
        )}
        {kind === "foreseen" && isNothing && <p className="text-soft">{t.severalHosts}</p>}
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-xs text-soft">{t.lock}</legend>
          {LOCKS.map((lock) => (
            <Check
              key={lock}
              label={t.locks[lock]}
              help={t.locksHelp[lock]}
              isChecked={locks.includes(lock)}
              onChange={(isOn) => setLocks(LOCKS.filter((one) => (one === lock ? isOn : locks.includes(one))))}
            />
          ))}
        </fieldset>
        <Check label={t.ownNumbers} isChecked={hasOwnNumbers} onChange={setOwnNumbers} />
        <p className="text-xs text-soft">{t.noAnswer}</p>
      </div>
      <div className="flex flex-col gap-4 max-lg:mt-5">
        {task && (
          <section aria-label={t.preview} className="flex flex-col gap-2 rounded-lg border border-line bg-sunken p-4">
            <p className="text-mini font-semibold tracking-wider text-soft uppercase tabular-nums">
              {t.challenge}
              {made && ` · ${made.id}`}
            </p>
            <p className="-mt-1 text-lg font-semibold wrap-anywhere">{title}</p>
            <OpeningText challenge={task} scenario={base} />
            <p className="text-soft">{hasOwnNumbers ? t.nameForNumbers : t.name}</p>
          </section>
        )}
        {made ? (
          <>
            <div className="flex flex-wrap items-center gap-3">
              <CopyButton label={t.copy} copied={t.copied} text={() => addressOf(made.link)} />
              <p className="text-xs text-soft tabular-nums">{t.size(made.id, made.link.length)}</p>
            </div>
            {task?.hasOwnNumbers && <ClassKeys key={made.id} challenge={made.challenge} scenario={base} />}
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

/** Links in which everything is locked are as they have always been. */
function locksIn(locks: readonly Lock[]): { locks?: Lock[] } {
  return locks.length === LOCKS.length ? {} : { locks: [...locks] };
}

interface HandsFieldsProps {
  readonly settings: HandsSettings;
  readonly able: readonly ByHandKind[];
  onChange(changes: Partial<HandsSettings>): void;
}

function HandsFields({ settings, able, onChange }: HandsFieldsProps) {
  const { hands } = useLearnText();
  const afters = AFTER_MISTAKES.filter((after) => settings.feedback === "atOnce" || after !== "tryAgain");
  const kind = settings.kinds.length > 1 || able.length === 1 ? ALL : (settings.kinds[0] ?? ALL);
  const kinds = [
    { id: ALL, label: able.length === 1 ? hands.kinds[able[0]!] : hands.kinds.both },
    ...(able.length > 1 ? able.map((id) => ({ id, label: hands.kinds[id] })) : []),
  ];
  return (
    <>
      <SelectField
        label={hands.decide}
        value={kind}
        choices={kinds}
        onChange={(id) => onChange({ kinds: able.filter((one) => id === ALL || one === id) })}
      />
      <div className="grid gap-4 sm:grid-cols-[2fr_3fr]">
        <SelectField
          label={hands.feedback}
          value={settings.feedback}
          choices={FEEDBACKS.map((id) => ({ id, label: hands.feedbacks[id] }))}
          onChange={(feedback) => onChange({ feedback })}
        />
        <SelectField
          label={hands.after}
          value={afterMistake(settings)}
          choices={afters.map((id) => ({ id, label: hands.afters[id] }))}
          onChange={(after) => onChange({ after })}
        />
      </div>
    </>
  );
}

interface ForeseenFieldsProps {
  readonly settings: ForeseenSettings;
  /** The kinds that the run has; null as long as they are looked for. */
  readonly offered: ForeseenSettings["kinds"] | null;
  /** Questions of the kinds that are wanted, asked one after the other. */
  readonly count: number;
  onChange(settings: ForeseenSettings): void;
}

function ForeseenFields({ settings, offered, count, onChange }: ForeseenFieldsProps) {
  const { challenge: t, hands, predict } = useLearnText();
  const [typed, setTyped] = useState(String(settings.questions));
  const questions = readWhole(typed, 1, MOST_FORESEEN);
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-xs text-soft">{t.kinds}</legend>
        {offered === null && <p className="text-soft">{t.looking}</p>}
        {offered?.map((kind) => (
          <Check
            key={kind}
            label={predict.kinds[kind]}
            isChecked={settings.kinds.includes(kind)}
            onChange={(isOn) =>
              onChange({
                ...settings,
                kinds: FORESEEN_KINDS.filter((one) => (one === kind ? isOn : settings.kinds.includes(one))),
              })
            }
          />
        ))}
        {offered !== null && (
          <p role="status" className="text-xs text-soft">
            {count === 0 ? t.noneFound : t.found(count)}
          </p>
        )}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label={t.questions}
          value={typed}
          min={1}
          max={MOST_FORESEEN}
          error={questions.ok ? undefined : t.questionsError(MOST_FORESEEN)}
          onChange={(next) => {
            setTyped(next);
            const read = readWhole(next, 1, MOST_FORESEEN);
            if (read.ok) onChange({ ...settings, questions: read.value });
          }}
        />
        <SelectField
          label={hands.feedback}
          value={settings.feedback}
          choices={FEEDBACKS.map((id) => ({ id, label: hands.feedbacks[id] }))}
          onChange={(feedback) => onChange({ ...settings, feedback })}
        />
      </div>
    </>
  );
}

interface CheckProps {
  readonly label: string;
  readonly help?: string;
  readonly isChecked: boolean;
  onChange(isChecked: boolean): void;
}

function Check({ label, help, isChecked, onChange }: CheckProps) {
  return (
    <label title={help} className="flex cursor-pointer items-start gap-2 max-md:min-h-11">
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <span>{label}</span>
    </label>
  );
}

interface Made {
  readonly challenge: Challenge;
  readonly link: string;
  readonly id: string;
}

/** The link, and the short name of the challenge; undefined until it is made, null where it would be too long. */
function useChallenge(base: Scenario, task: Challenge | null): Made | null | undefined {
  const [made, setMade] = useState<Made | null | undefined>();
  useEffect(() => {
    if (!task) return undefined;
    let isWanted = true;
    const make = async (): Promise<Made> => {
      const scenario = await encodeLink({ scenario: base, cursor: { time: 0, step: 0 }, language: task.language });
      const challenge: Challenge = { ...task, scenario };
      return { challenge, link: await encodeChallenge(challenge), id: challengeId(challenge) };
    };
    make().then(
      (done) => isWanted && setMade(done),
      () => isWanted && setMade(null),
    );
    return () => {
      isWanted = false;
    };
  }, [base, task]);
  return task ? made : undefined;
}
