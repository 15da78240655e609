/** For who gives a challenge in which everybody has numbers of their own: what is right for each name of a list. */
import { useEffect, useId, useRef, useState } from "react";
import { askedOf, seedFor, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import { namesIn, type TaskKey } from "../../../learn/keys.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { findKeys } from "../../../store/questionsAhead.ts";
import { KeyTable } from "../../predict/KeyTable.tsx";
import { Button } from "../../shared/Button.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { CONTROL, Field } from "../form/Field.tsx";

const MOST_NAMES = 500;

export interface ClassKeysProps {
  readonly challenge: Challenge;
  readonly scenario: Scenario;
}

interface Made {
  readonly names: readonly string[];
  readonly keys: readonly TaskKey[];
  readonly hasFailed: boolean;
}

export function ClassKeys({ challenge, scenario }: ClassKeysProps) {
  const { challenge: text } = useLearnText();
  const { keys: t } = text;
  const id = useId();
  const [typed, setTyped] = useState("");
  const [made, setMade] = useState<Made | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const names = namesIn(typed);
  const isTooMany = names.length > MOST_NAMES;
  const isWorking = made !== null && !made.hasFailed && made.keys.length < made.names.length;

  const make = () => {
    stop.current?.();
    setMade({ names, keys: [], hasFailed: false });
    const seeds = names.map((name) => seedFor(challenge, name));
    stop.current = findKeys(
      { scenario, asked: askedOf(challenge), seeds },
      {
        found: (key) => setMade((before) => before && { ...before, keys: [...before.keys, key] }),
        failed: () => setMade((before) => before && { ...before, hasFailed: true }),
      },
    );
  };

  const leave = () => {
    stop.current?.();
    setMade((before) => before && { ...before, names: before.names.slice(0, before.keys.length) });
  };

  return (
    <details className="rounded-lg border border-line p-3">
      <summary className="cursor-pointer text-sm font-semibold max-md:py-2">{t.title}</summary>
      <div className="mt-3 flex flex-col items-start gap-3">
        <Field
          label={t.names}
          hint={t.namesHelp}
          error={isTooMany ? t.tooMany(MOST_NAMES) : undefined}
          className="w-full"
        >
          {(control) => (
            <textarea
              {...control}
              rows={4}
              value={typed}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              className={`${CONTROL} h-auto! py-2`}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={names.length === 0 || isTooMany} onClick={make}>
            {t.make}
          </Button>
          {isWorking && (
            <>
              <span role="status" id={id} className="text-xs text-soft tabular-nums">
                {t.progress(made.keys.length, made.names.length)}
              </span>
              <Button size="small" aria-describedby={id} onClick={leave}>
                {t.stop}
              </Button>
            </>
          )}
          {made?.hasFailed && (
            <span role="alert" className="text-xs text-fault">
              {t.failed}
            </span>
          )}
        </div>
        {made && made.keys.length > 0 && (
          <KeyTable keys={made.keys.map((key, at) => ({ name: made.names[at] ?? "", key }))} />
        )}
      </div>
    </details>
  );
}
