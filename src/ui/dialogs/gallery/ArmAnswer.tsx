/** The answer of an exercise on a disk queue: what each algorithm makes of it, and the chosen one drawn and step by step. */
import { useMemo } from "react";
import { returnLength, stepOf } from "../../../chart/armPath.ts";
import { armAnswers, type ArmAnswer as Answer, type ArmSettings } from "../../../codec/exercise/armExercise.ts";
import type { ArmQueue } from "../../../codec/exercise/armQueue.ts";
import type { DiskSchedulerId } from "../../../model/scenario.ts";
import { ArmChart } from "../../shared/arm/ArmChart.tsx";
import { moveLines } from "../../shared/arm/moveLines.ts";
import { CopyTable } from "../../shared/CopyTable.tsx";
import { useDialogText } from "../useDialogText.ts";

/** Height of a step in the picture, and the most of it. */
const STEP_PX = 17;
const MOST_PX = 260;
const AXIS_PX = 26;

export interface ArmAnswerProps {
  readonly list: ArmQueue;
  readonly settings: ArmSettings;
  readonly onChoose: (scheduler: DiskSchedulerId) => void;
}

export function ArmAnswer({ list, settings, onChoose }: ArmAnswerProps) {
  const { exercise, disk, terms } = useDialogText();
  const t = exercise.arm;
  const answers = useMemo(() => armAnswers(list, settings.direction), [list, settings.direction]);
  const chosen = answers.find(({ scheduler }) => scheduler === settings.scheduler);
  const moves = useMemo(() => (chosen?.moves ?? []).map(stepOf), [chosen]);
  const most = Math.max(1, ...answers.map(({ travelled }) => travelled));
  if (!chosen) return null;
  const name = disk.schedulers[chosen.scheduler].label;
  const back = returnLength(moves);
  return (
    <div className="grid gap-x-5 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
      <div className="min-w-0">
        <table aria-label={t.answers} className="w-full text-body tabular-nums">
          <thead className="text-left text-xs text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="py-0.5 font-medium">
                {t.algorithm}
              </th>
              <th scope="col" className="py-0.5 text-right font-medium">
                {t.total}
              </th>
              <th scope="col" className="w-2/5">
                <span className="sr-only">{t.bar}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ scheduler, travelled }) => {
              const isChosen = scheduler === chosen.scheduler;
              return (
                <tr key={scheduler} className="border-b border-line last:border-0">
                  <th scope="row" className="py-0.5 text-left">
                    <button
                      type="button"
                      aria-pressed={isChosen}
                      title={disk.schedulers[scheduler].sentence}
                      className={`h-8 cursor-pointer rounded px-1.5 sm:h-6 ${isChosen ? "bg-accent font-semibold text-on-accent" : "font-medium text-ink hover:bg-sunken"}`}
                      onClick={() => onChoose(scheduler)}
                    >
                      {disk.schedulers[scheduler].label}
                    </button>
                  </th>
                  <td className="py-0.5 text-right font-semibold">{terms.number(travelled)}</td>
                  <td aria-hidden className="py-0.5 pl-2">
                    <span
                      className={`block h-2.5 rounded-xs ${isChosen ? "bg-accent" : "bg-line-strong"}`}
                      style={{ width: `${(100 * travelled) / most}%` }}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="min-w-0">
        <ArmChart
          label={t.chart(name)}
          head={list.head}
          moves={moves}
          last={list.cylinders - 1}
          from={0}
          until={Math.max(1, moves.length)}
          areDotsNamed
          heightPx={Math.min(MOST_PX, AXIS_PX + STEP_PX * moves.length)}
        />
      </div>
      <Steps answer={chosen} name={name} />
      <div className="justify-self-end sm:col-span-2">
        <CopyTable
          lines={() => [
            [t.algorithm, t.total, t.order],
            ...answers.map(({ scheduler, travelled, moves: made }) => [
              disk.schedulers[scheduler].label,
              String(travelled),
              made.map(({ to }) => to).join(" "),
            ]),
            [],
            [t.steps(name)],
            ...moveLines(chosen.moves, { ...disk.columns, reasons: t.reasons }),
          ]}
        />
      </div>
      {back > 0 && (
        <p className="text-xs text-soft sm:col-span-2">{t.withoutReturn(terms.number(chosen.travelled - back))}</p>
      )}
    </div>
  );
}

function Steps({ answer: { moves, travelled }, name }: { readonly answer: Answer; readonly name: string }) {
  const { exercise, terms } = useDialogText();
  const t = exercise.arm;
  return (
    <div className="min-w-0 sm:col-span-2">
      <div
        role="region"
        aria-label={t.steps(name)}
        // A region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-40 overflow-y-auto"
      >
        <ol
          aria-label={t.steps(name)}
          className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-x-4 text-body tabular-nums"
        >
          {moves.map(({ request, from, to, via, travelled: cylinders, reason }) => (
            <li key={request} className="flex items-baseline gap-1.5 border-b border-line py-0.5">
              <span>
                {terms.number(from)} → <b className="font-semibold">{terms.number(to)}</b>
              </span>
              <span className="min-w-0 flex-1 truncate text-xs text-soft">
                {via.length > 0 ? t.over(via.map(terms.number).join(", ")) : t.reasons[reason]}
              </span>
              <span className="font-medium">{terms.number(cylinders)}</span>
            </li>
          ))}
        </ol>
      </div>
      <p className="mt-1 text-xs text-soft tabular-nums">
        {t.sum(moves.map((move) => terms.number(move.travelled)).join(" + "), terms.number(travelled))}
      </p>
    </div>
  );
}
