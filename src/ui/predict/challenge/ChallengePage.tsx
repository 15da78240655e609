/**
 * A challenge that was opened: a card with what is asked, the exercise itself with what is locked, and at its end the link of
 * the result. The result of somebody else is played again, and its counts are shown.
 */
import { useEffect, useRef, useState, type RefObject } from "react";
import { challengeId, type ChallengeResult } from "../../../codec/challenge/challengeLink.ts";
import { taskOfChallenge, taskOfResult, type ChallengeTask, type ShownResult } from "../../../store/challenge.ts";
import { Button } from "../../shared/Button.tsx";
import { setModeKeys } from "../../shared/modeKeys.ts";
import { useWithoutRun } from "../../shared/layout/useWithoutRun.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useActions } from "../../shared/useApp.ts";
import { HandsLayout } from "../hands/HandsLayout.tsx";
import { PredictLayout, type PredictFrames } from "../PredictLayout.tsx";
import { attemptsOf, beginAttempt, type ChallengeAttempt } from "./attempts.ts";
import { OpeningText } from "./OpeningText.tsx";
import { givenTask, isForeseen, type AnyGiven } from "./given.ts";

type Opened =
  | { readonly kind: "loading" }
  | { readonly kind: "broken" }
  | { readonly kind: "task"; readonly task: ChallengeTask }
  | { readonly kind: "result"; readonly shown: ShownResult };

interface ChallengePageProps extends PredictFrames {
  readonly link: string;
  /** By which those who skip the bars come here. */
  readonly mainId: string;
}

export function ChallengePage({ link, mainId, Frame }: ChallengePageProps) {
  const [opened, setOpened] = useState<Opened>({ kind: "loading" });
  const [given, setGiven] = useState<AnyGiven | null>(null);
  useWithoutRun(given === null);
  useEffect(() => {
    let isWanted = true;
    const open = async (): Promise<Opened> => {
      if (link.startsWith("result.")) {
        const shown = await taskOfResult(link);
        return shown ? { kind: "result", shown } : { kind: "broken" };
      }
      const task = await taskOfChallenge(link);
      return task ? { kind: "task", task } : { kind: "broken" };
    };
    void open()
      .catch((): Opened => ({ kind: "broken" }))
      .then((found) => isWanted && setOpened(found));
    return () => {
      isWanted = false;
    };
  }, [link]);
  if (given) {
    const { id } = given.attempt;
    if (isForeseen(given)) return <PredictLayout key={id} Frame={Frame} given={given} />;
    return <HandsLayout key={id} Frame={Frame} given={given} />;
  }
  const start = (task: ChallengeTask, attempt: ChallengeAttempt) => void givenTask(task, attempt).then(setGiven);
  return (
    <main id={mainId} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto p-4 outline-none max-md:p-3">
      <div className="mx-auto flex max-w-xl flex-col gap-4 rounded-xl border border-line bg-panel p-5 shadow-panel max-md:p-4">
        {opened.kind === "task" ? (
          <Opening task={opened.task} onStart={(attempt) => start(opened.task, attempt)} />
        ) : opened.kind === "result" ? (
          <Result shown={opened.shown} />
        ) : (
          <Nothing isBroken={opened.kind === "broken"} />
        )}
      </div>
    </main>
  );
}

function Nothing({ isBroken }: { readonly isBroken: boolean }) {
  const { challenge: t } = useLearnText();
  return <p role="status">{isBroken ? t.broken : t.loading}</p>;
}

interface OpeningProps {
  readonly task: ChallengeTask;
  onStart(attempt: ChallengeAttempt): void;
}

/** What is asked, and the name where everybody has numbers of their own. */
function Opening({ task, onStart }: OpeningProps) {
  const { challenge: t } = useLearnText();
  const { challenge } = task;
  const before = attemptsOf(challenge);
  const [name, setName] = useState(before.at(-1)?.name ?? "");
  // Everybody has numbers of their own: the attempts of others are no way on.
  const last = challenge.hasOwnNumbers ? before.findLast((one) => one.name === name.trim()) : before.at(-1);
  const latest = before.at(-1)?.attempt ?? 0;
  const isReady = !challenge.hasOwnNumbers || name.trim() !== "";
  const begin = () => onStart(beginAttempt(challenge, name.trim()));
  const form = useRef<HTMLFormElement>(null);
  useStartKeys(form);
  return (
    <form
      ref={form}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // Another name begins another attempt.
        if (last && last.name === name.trim()) onStart(last);
        else if (isReady) begin();
      }}
    >
      <header>
        <p className="text-mini font-semibold tracking-wider text-soft uppercase tabular-nums">
          {t.challenge} · {challengeId(challenge)}
        </p>
        <h1 className="mt-1 text-lg font-semibold wrap-anywhere">{challenge.title || task.scenario.title}</h1>
      </header>
      <OpeningText challenge={challenge} scenario={task.scenario} />
      <label className="flex flex-col gap-1">
        <span className="text-soft">{challenge.hasOwnNumbers ? t.nameForNumbers : t.name}</span>
        <input
          type="text"
          maxLength={80}
          value={name}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
          className="h-9 rounded-lg border border-line-strong bg-panel px-2.5 max-md:h-11"
        />
      </label>
      <div className="flex flex-wrap gap-2">
        {last && (
          <Button type="button" look="accent" className="max-md:h-11" onClick={() => onStart(last)}>
            {t.goOn(last.attempt)}
          </Button>
        )}
        <Button
          type={last ? "button" : "submit"}
          look={last ? "plain" : "accent"}
          className="max-md:h-11"
          disabled={!isReady}
          onClick={last && begin}
        >
          {last ? t.startAgain(latest + 1) : t.start}
        </Button>
      </div>
    </form>
  );
}

/** The key of a remote, and Enter where nothing else has the focus, are as Enter in the name. */
function useStartKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(
    () =>
      setModeKeys(({ key }) => {
        if (key !== "Enter" && key !== "PageDown") return false;
        form.current?.requestSubmit();
        return true;
      }),
    [form],
  );
}

/** What somebody's log of acts or answers is worth. */
function Result({ shown: { result, graded } }: { readonly shown: ShownResult }) {
  const { challenge: t, hands } = useLearnText();
  const actions = useActions();
  const { changed, isLockedChange } = graded;
  return (
    <>
      <header>
        <p className="text-mini font-semibold tracking-wider text-soft uppercase tabular-nums">
          {t.result} · {challengeId(result.challenge)}
        </p>
        <h1 className="mt-1 text-lg font-semibold wrap-anywhere">{result.name || t.nameless}</h1>
        <p className="text-soft wrap-anywhere">{result.challenge.title}</p>
      </header>
      <p className="text-body font-semibold">{hands.counts(graded.right, graded.done)}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 tabular-nums">
        {rowsOf(result, graded, t).map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="text-right font-semibold wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {changed.length > 0 && (
        <p>
          {t.changedParts(changed.map((part) => t.locks[part]))} {isLockedChange && t.changedLocked}
        </p>
      )}
      <p className="text-xs text-soft">{t.regraded}</p>
      <div>
        <Button className="max-md:h-11" onClick={() => actions.setMode("explore")}>
          {t.leave}
        </Button>
      </div>
    </>
  );
}

function rowsOf(
  { challenge: { version }, attempt, startedAt, id }: ChallengeResult,
  { hinted, wrong, given, done, total, isOver }: ShownResult["graded"],
  t: ReturnType<typeof useLearnText>["challenge"],
): readonly (readonly [string, string])[] {
  return [
    [version === 1 ? t.rows.done : t.rows.answered, `${done} / ${total}${isOver ? "" : ` · ${t.unfinished}`}`],
    [t.rows.hinted, String(hinted)],
    [t.rows.wrong, String(wrong)],
    [version === 1 ? t.rows.given : t.rows.notAnswered, String(given)],
    [t.rows.attempt, String(attempt)],
    [t.rows.started, new Date(startedAt).toISOString().slice(0, 16).replace("T", " ")],
    [t.rows.id, id],
  ];
}
