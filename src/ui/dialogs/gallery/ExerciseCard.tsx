/**
 * One box for one's own exercise. On the left it is pasted or typed; on the right stands, while typing, what was understood,
 * with the answer in small and the rules that it depends on. One button, or Ctrl+Enter, opens it.
 */
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { readExercise, type Exercise, type ExerciseChoices } from "../../../codec/exercise/readExercise.ts";
import { turningEarlier } from "../../../codec/exercise/armExercise.ts";
import type { JobGuess } from "../../../codec/exercise/jobExercise.ts";
import { hostOf, type Scenario } from "../../../model/scenario.ts";
import { Button } from "../../shared/Button.tsx";
import { Icon } from "../../shared/Icon.tsx";
import { useDialogText } from "../useDialogText.ts";
import { MAX_TABLE_BYTES, readTableFile } from "../jobs/csvFile.ts";
import { AddressAnswer } from "../../translation/AddressAnswer.tsx";
import { goToPlace, ToldProblems, Understood } from "../jobs/Understood.tsx";
import { AccessTimeAnswer } from "./AccessTimeAnswer.tsx";
import { ArmAnswer } from "./ArmAnswer.tsx";
import { ExerciseAnswer } from "./ExerciseAnswer.tsx";
import { ExerciseControls } from "./ExerciseControls.tsx";
import { exerciseSummary } from "./exerciseSummary.ts";
import { FormulaAnswer } from "./FormulaAnswer.tsx";
import { MigrationAnswer } from "./MigrationAnswer.tsx";
import { RegionAnswer } from "./RegionAnswer.tsx";
import { RuleDependence } from "./RuleDependence.tsx";
import { useAside } from "./useAside.ts";

export interface ExerciseCardProps {
  /** What stands in the box to begin with. */
  readonly given?: string;
  readonly onOpen: (scenario: Scenario) => void;
  readonly onEmptyTable: () => void;
  /** A file that is too large for the box. */
  readonly onFile: (file: File) => void;
}

const ANSWERED_HERE: ReadonlySet<Exercise["kind"]> = new Set(["addresses", "accessTime", "formula", "migration"]);

type Choices = Omit<ExerciseChoices, "title">;

export function ExerciseCard({ given = "", onOpen, onEmptyTable, onFile }: ExerciseCardProps) {
  const { exercise: t } = useDialogText();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(given);
  const [choices, setChoices] = useState<Choices>({});
  const shown = useDeferredValue(text);
  const exercise = useMemo(() => readExercise(shown, { ...choices, title: t.newTitle }), [shown, choices, t]);
  const change = (next: string) => {
    setText(next);
    // What was chosen for one text means nothing for another.
    setChoices({});
  };
  const open = () => {
    // What was typed a moment ago counts.
    const read = shown === text ? exercise : readExercise(text, { ...choices, title: t.newTitle });
    if (read.kind !== "nothing" && read.scenario) onOpen(read.scenario);
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    const read = file.size <= MAX_TABLE_BYTES ? await readTableFile(file) : null;
    if (read?.ok) change(read.text);
    else onFile(file);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    open();
  };

  return (
    // Ctrl+Enter holds in the whole card; every control in it has its own keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-labelledby={`${id}-title`}
      onKeyDown={onKeyDown}
      className="mb-4 grid overflow-clip rounded-xl border-2 border-accent md:grid-cols-[minmax(0,5fr)_minmax(0,9fr)]"
    >
      <div className="border-line px-4 py-3 max-md:border-b md:border-r">
        <div className="flex items-baseline gap-2">
          <h3 id={`${id}-title`} className="flex-1 font-semibold">
            {t.title}
          </h3>
          <span className="text-xs text-soft">{t.how}</span>
        </div>
        <p id={`${id}-hint`} className="mb-2 text-xs text-soft">
          {t.hint}
        </p>
        <textarea
          ref={area}
          aria-label={t.label}
          aria-describedby={`${id}-hint`}
          rows={4}
          value={text}
          placeholder={t.placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          className="block w-full resize-y rounded-lg border border-line-strong bg-panel px-3 py-2 font-mono text-base leading-5 whitespace-pre-wrap text-ink placeholder:text-faint sm:text-body"
          onChange={(event) => change(event.target.value)}
        />
        <div className="mt-2 flex flex-wrap items-center gap-1.5 text-xs text-soft">
          {t.or}
          <Chip onClick={onEmptyTable}>{t.emptyTable}</Chip>
          <Chip onClick={() => change(t.example)}>{t.example}</Chip>
          <Chip onClick={() => picker.current?.click()}>{t.file}</Chip>
          <input
            ref={picker}
            type="file"
            accept=".csv,.tsv,.txt,.json,.md,.tex,text/*,application/json"
            aria-label={t.file}
            className="hidden"
            onChange={(event) => {
              void takeFile(event.target.files?.[0]);
              // The same file can be chosen again after it was mended.
              event.target.value = "";
            }}
          />
        </div>
      </div>
      <div role="region" aria-label={t.region} className="flex min-h-52 flex-col gap-2 px-4 py-3">
        <Right
          exercise={exercise}
          choices={choices}
          onChoose={setChoices}
          goTo={(line, column) => goToPlace(area.current, line, column)}
        />
        <div className="mt-auto flex items-end gap-2 max-sm:contents">
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            <ExerciseControls exercise={exercise} choices={choices} onChoose={setChoices} />
          </div>
          {/* What is answered here has no run to open. */}
          {!ANSWERED_HERE.has(exercise.kind) && (
            <Button
              look="accent"
              // On a phone it is in sight however long the answer is.
              className="ml-auto shrink-0 max-sm:sticky max-sm:bottom-7 max-sm:z-10 max-sm:h-11 max-sm:w-full max-sm:shadow-[0_0_0_0.75rem_var(--color-panel)]"
              disabled={exercise.kind === "nothing" || !exercise.scenario}
              onClick={open}
            >
              {exercise.kind === "nothing" || exercise.isSure ? t.open : t.openGuess}
              <kbd className="rounded border border-current px-1 font-sans text-mini pointer-coarse:hidden">
                Ctrl Enter
              </kbd>
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

interface RightProps {
  readonly exercise: Exercise;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
  readonly goTo: (line: number, column: number) => void;
}

function Right({ exercise, choices, onChoose, goTo }: RightProps) {
  const text = useDialogText();
  const t = text.exercise;
  const scenario = exercise.kind === "nothing" ? null : exercise.scenario;
  // What all algorithms make of a queue needs no run.
  const aside = useAside(exercise.kind === "arm" ? null : scenario);
  if (exercise.kind === "nothing") {
    if (exercise.problems.length === 0) return <p className="text-body text-soft">{t.waiting}</p>;
    return (
      <div aria-live="polite">
        <p className="font-semibold">{t.notUnderstood}</p>
        <ToldProblems problems={exercise.problems} goTo={goTo} />
        <p className="mt-2 font-mono text-xs text-soft">{t.exampleLines}</p>
      </div>
    );
  }
  const hasProblems = exercise.problems.length > 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2" aria-live="polite">
        <Icon
          name={hasProblems ? "close" : "check"}
          className={`size-4 shrink-0 ${hasProblems ? "text-fault" : "text-ok"}`}
        />
        <p className="min-w-0 flex-1 font-semibold">
          {hasProblems ? t.notUnderstood : t.understood(exerciseSummary(text, exercise))}
        </p>
        {scenario && aside?.comparison && <RuleDependence.Count comparison={aside.comparison} />}
      </div>
      {exercise.kind === "jobs" ? (
        <Understood
          table={{ ...exercise.table, problems: exercise.problems }}
          choices={choices}
          onChoose={(read) => onChoose({ ...choices, ...read })}
          goTo={goTo}
        />
      ) : (
        <ToldProblems problems={exercise.problems} goTo={goTo} />
      )}
      {exercise.kind === "jobs" && <JobNotes exercise={exercise} />}
      {exercise.kind === "addresses" && (
        <>
          {exercise.leftOut.length > 0 && (
            <p className="text-xs text-soft">{text.jobs.understood.leftOut(exercise.leftOut.join(" / "))}</p>
          )}
          <AddressAnswer exercise={exercise.exercise} names={exercise.names} />
        </>
      )}
      {exercise.kind === "accessTime" && <AccessTimeAnswer read={exercise.read} />}
      {exercise.kind === "formula" && <FormulaAnswer read={exercise.read} />}
      {exercise.kind === "references" && <ReferenceNotes exercise={exercise} choices={choices} />}
      {exercise.kind === "arm" && <ArmNotes exercise={exercise} choices={choices} />}
      {exercise.kind === "migration" && !hasProblems && (
        <MigrationAnswer
          read={exercise.read}
          way={exercise.way}
          onChoose={(migration) => onChoose({ ...choices, migration })}
        />
      )}
      {scenario && exercise.kind === "arm" && (
        <ArmAnswer
          list={exercise.list}
          settings={exercise.settings}
          onChoose={(disk) => onChoose({ ...choices, disk })}
        />
      )}
      {scenario && !aside && exercise.kind !== "arm" && <p className="text-xs text-soft">{t.running}</p>}
      {aside?.isFailed && exercise.kind !== "arm" && <p className="text-xs text-soft">{t.failed}</p>}
      {exercise.kind === "region" && <RegionNotes exercise={exercise} choices={choices} />}
      {scenario && aside?.trace && exercise.kind === "region" && (
        <RegionAnswer scenario={scenario} trace={aside.trace} />
      )}
      {scenario && aside?.trace && exercise.kind !== "region" && exercise.kind !== "arm" && (
        <>
          <ExerciseAnswer
            scenario={scenario}
            trace={aside.trace}
            pageNames={exercise.kind === "references" ? exercise.references.names : null}
          >
            {aside.comparison && (
              <RuleDependence.Sentence comparison={aside.comparison} scenario={scenario} trace={aside.trace} />
            )}
          </ExerciseAnswer>
        </>
      )}
    </>
  );
}

/** What decides the answer and was guessed. */
function JobNotes({
  exercise: {
    settings: { guessed, policy, timeslice, priorityOrder, preemptive },
    scenario,
  },
}: {
  readonly exercise: Extract<Exercise, { kind: "jobs" }>;
}) {
  const { exercise: t, jobs, terms } = useDialogText();
  if (guessed.length === 0 || !scenario) return null;
  const { timeslices } = hostOf(scenario).scheduler.params;
  const policyName = terms.cpuPolicy[policy]?.name ?? policy;
  const taken: Readonly<Record<JobGuess, string>> = {
    policy: policyName,
    urgency: policyName,
    params: Array.isArray(timeslices) ? timeslices.join(", ") : "",
    timeslice: timeslice ?? "",
    priorityOrder: jobs.understood.orders[priorityOrder],
    preemptive: t.preemptions[preemptive ? "yes" : "no"],
  };
  return (
    <div className="text-xs text-warn">
      {guessed.map((guess) => (
        <p key={guess}>{t.jobGuesses[guess](taken[guess])}</p>
      ))}
    </div>
  );
}

function ArmNotes({
  exercise: { list, settings, isSure },
  choices,
}: {
  readonly exercise: Extract<Exercise, { kind: "arm" }>;
  readonly choices: Choices;
}) {
  const { disk, exercise: t, jobs, terms } = useDialogText();
  const { schedulers } = list;
  const turning = turningEarlier(list, settings);
  return (
    <div className="text-xs text-soft">
      {schedulers.length > 1 && choices.disk === undefined && (
        <p>{t.policiesSeveral(schedulers.map((id) => disk.schedulers[id].label))}</p>
      )}
      {list.areCylindersGuessed && <p>{t.arm.guessed(terms.number(list.cylinders - 1))}</p>}
      {turning && <p>{t.arm.turning(disk.schedulers[turning.scheduler].label, terms.number(turning.travelled))}</p>}
      {!isSure && list.direction === null && choices.direction === undefined && <p>{t.arm.noDirection}</p>}
      {list.leftOut.length > 0 && <p>{jobs.understood.leftOut(list.leftOut.join(" / "))}</p>}
    </div>
  );
}

function RegionNotes({
  exercise: { list },
  choices,
}: {
  readonly exercise: Extract<Exercise, { kind: "region" }>;
  readonly choices: Choices;
}) {
  const { exercise: t, jobs, region } = useDialogText();
  return (
    <div className="text-xs text-soft">
      {list.fits.length === 0 && choices.fit === undefined && <p>{t.fitGuessed}</p>}
      {list.fits.length > 1 && choices.fit === undefined && (
        <p>{t.policiesSeveral(list.fits.map((fit) => region.fits[fit].label))}</p>
      )}
      {list.isUnitGuessed && <p>{t.unitGuessed}</p>}
      {list.leftOut.length > 0 && <p>{jobs.understood.leftOut(list.leftOut.join(" / "))}</p>}
    </div>
  );
}

function ReferenceNotes({
  exercise: { references },
  choices,
}: {
  readonly exercise: Extract<Exercise, { kind: "references" }>;
  readonly choices: Choices;
}) {
  const { exercise: t, jobs, terms } = useDialogText();
  const { names, frames, frameCounts, policies, pageSize, clearEvery, ties, isUnseparated, leftOut } = references;
  const notes = [
    names.length > 0 ? t.names(t.parts(names.map((name, page) => `${name} = ${page}`))) : "",
    frames === null && choices.frames === undefined
      ? frameCounts.length > 1
        ? t.framesSeveral(frameCounts)
        : t.framesGuessed
      : "",
    policies.length > 1 && choices.replacement === undefined
      ? t.policiesSeveral(policies.map((id) => terms.memoryPolicy[id]?.name ?? id))
      : "",
    pageSize === null ? "" : t.addressed(terms.number(pageSize)),
    clearEvery === null ? "" : t.clearEvery(clearEvery),
    ties === null ? "" : t.ties[ties],
    isUnseparated ? t.unseparated : "",
    leftOut.length > 0 ? jobs.understood.leftOut(leftOut.join(" / ")) : "",
  ].filter((note) => note !== "");
  return notes.length === 0 ? null : (
    <div className="text-xs text-soft">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

function Chip({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button
      type="button"
      className="h-9 cursor-pointer rounded-full border border-line px-3 font-medium text-ink hover:border-line-strong hover:bg-sunken sm:h-6 sm:px-2.5"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
