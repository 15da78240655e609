/**
 * The answer of an exercise on live migration: what each way of moving the machine comes to, the chosen one part by part, and two
 * sliders that change the link and the machine at once.
 */
import { useDeferredValue, useMemo, useState } from "react";
import { migrationAnswers } from "../../../codec/exercise/migrationAnswer.ts";
import type { MigrationText } from "../../../codec/exercise/migrationText.ts";
import { downtimeOf, type Migration, type MigrationKind, type MigrationSpec } from "../../../vmm/migration/spec.ts";
import { CopyTable } from "../../shared/CopyTable.tsx";
import { useDialogText } from "../useDialogText.ts";
import { duration, megabytes, megabytesPerSecond } from "./migrationTexts.ts";
import { MigrationParts } from "./MigrationParts.tsx";

/** A slider goes from an eighth to eight times, in quarters of a doubling. */
const MOST_DOUBLINGS = 3;
const STEPS = 4;

export interface MigrationAnswerProps {
  readonly read: MigrationText;
  readonly way: MigrationKind;
  readonly onChoose: (way: MigrationKind) => void;
}

export function MigrationAnswer({ read, way, onChoose }: MigrationAnswerProps) {
  const { exercise, terms } = useDialogText();
  const t = exercise.migration;
  const [link, setLink] = useState(0);
  const [dirty, setDirty] = useState(0);
  const wanted = useMemo(() => scaled(read.spec, 2 ** (link / STEPS), 2 ** (dirty / STEPS)), [read, link, dirty]);
  const spec = useDeferredValue(wanted);
  const { runs, closed } = useMemo(() => migrationAnswers(spec), [spec]);
  const chosen = runs.find(({ kind }) => kind === way);
  const most = Math.max(1, ...runs.map(({ totalUs }) => totalUs));
  const memory = spec.machine.pages * spec.link.pageBytes;
  const { perSecond } = wanted.machine.writes;
  return (
    <div className="grid gap-y-3">
      {read.guessed.length > 0 && (
        <p className="text-xs text-soft">{t.guessed(exercise.parts(read.guessed.map((each) => t.guesses[each])))}</p>
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Slider
          label={t.bandwidthSlider}
          value={link}
          text={megabytesPerSecond(wanted.link.bytesPerSecond)}
          onChange={setLink}
        />
        <Slider
          label={t.dirtySlider}
          value={dirty}
          text={megabytesPerSecond(perSecond * wanted.link.pageBytes)}
          isDisabled={perSecond === 0}
          onChange={setDirty}
        />
      </div>
      <table aria-label={t.answers} className="w-full text-body tabular-nums">
        <thead className="text-left text-xs text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-0.5 font-medium">
              {t.way}
            </th>
            {[t.downtime, t.total, t.sent].map((head) => (
              <th key={head} scope="col" className="py-0.5 pl-2 text-right font-medium">
                {head}
              </th>
            ))}
            <th scope="col" className="w-1/4 max-sm:hidden">
              <span className="sr-only">{t.bar}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const isChosen = run.kind === way;
            const down = downtimeOf(run);
            return (
              <tr key={run.kind} className="border-b border-line last:border-0">
                <th scope="row" className="py-0.5 text-left">
                  <button
                    type="button"
                    aria-pressed={isChosen}
                    title={t.sentences[run.kind]}
                    className={`h-8 cursor-pointer rounded px-1.5 sm:h-6 ${isChosen ? "bg-accent font-semibold text-on-accent" : "font-medium text-ink hover:bg-sunken"}`}
                    onClick={() => onChoose(run.kind)}
                  >
                    {t.ways[run.kind]}
                  </button>
                </th>
                <td className="py-0.5 pl-2 text-right font-semibold">{down === null ? t.never : duration(down)}</td>
                <td className="py-0.5 pl-2 text-right">{down === null ? "–" : duration(run.totalUs)}</td>
                <td
                  className="py-0.5 pl-2 text-right"
                  title={t.times(terms.number(run.sentBytes / Math.max(1, memory)))}
                >
                  {megabytes(run.sentBytes)}
                </td>
                <td aria-hidden className="py-0.5 pl-3 max-sm:hidden">
                  <TimeBar run={run} most={most} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <CopyTable
          lines={() => [
            [t.way, t.downtime, t.total, t.sent],
            ...runs.map((run) => {
              const down = downtimeOf(run);
              return [
                t.ways[run.kind],
                down === null ? t.never : duration(down),
                down === null ? "" : duration(run.totalUs),
                megabytes(run.sentBytes),
              ];
            }),
          ]}
        />
      </div>
      {chosen && <MigrationParts run={chosen} closed={closed} pageBytes={spec.link.pageBytes} />}
    </div>
  );
}

/** The machine runs on in the light part and stands still in the dark one. */
function TimeBar({ run, most }: { readonly run: Migration; readonly most: number }) {
  const down = downtimeOf(run) ?? 0;
  const percent = (us: number) => `${(100 * us) / most}%`;
  return (
    <span className="flex h-2.5 overflow-hidden rounded-xs">
      <span className="bg-line-strong" style={{ width: percent(run.totalUs - down) }} />
      <span className="bg-fault" style={{ width: percent(down) }} />
    </span>
  );
}

interface SliderProps {
  readonly label: string;
  /** In quarters of a doubling. */
  readonly value: number;
  readonly text: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, text, isDisabled = false, onChange }: SliderProps) {
  return (
    <label className="flex min-w-56 flex-1 items-center gap-2 text-xs text-soft">
      {label}
      <input
        type="range"
        min={-MOST_DOUBLINGS * STEPS}
        max={MOST_DOUBLINGS * STEPS}
        value={value}
        disabled={isDisabled}
        aria-valuetext={text}
        className="min-w-0 flex-1 accent-accent max-sm:h-11"
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <span className="w-22 shrink-0 text-right font-medium text-ink tabular-nums">{text}</span>
    </label>
  );
}

function scaled(spec: MigrationSpec, link: number, dirty: number): MigrationSpec {
  const { machine } = spec;
  return {
    ...spec,
    machine: { ...machine, writes: { ...machine.writes, perSecond: machine.writes.perSecond * dirty } },
    link: { ...spec.link, bytesPerSecond: Math.max(1, Math.round(spec.link.bytesPerSecond * link)) },
  };
}
