/** When all is decided: how many were right at the first try, which rules the others followed, and what came of the run. */
import type { ReactNode } from "react";
import { handsCounts } from "../../../learn/hands/play.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { Hands, HandsState } from "../../../store/hands.ts";
import { Button } from "../../shared/Button.tsx";
import { DiagnosisList } from "../DiagnosisList.tsx";
import { MissedList } from "../MissedList.tsx";
import type { Telling } from "../tell.ts";
import { otherSeed } from "./HandsSettingsCard.tsx";

export interface EndCardProps {
  readonly hands: Hands;
  readonly state: HandsState;
  readonly telling: Telling;
  /** Of a challenge: there is one exercise, and its numbers are what they are. */
  readonly isLocked?: boolean;
  /** Below the counts. */
  readonly children?: ReactNode;
  /** Opens the run of the policy. */
  onModel(): void;
  /** Shows the moment before a row. */
  onJump(row: number): void;
}

export function EndCard({
  hands,
  state: { play, seed, figures },
  telling,
  isLocked = false,
  children,
  onModel,
  onJump,
}: EndCardProps) {
  const { hands: t, terms } = telling.text;
  const { right } = handsCounts(play.marks);
  const unit = timeUnit(telling.scenario);
  return (
    <section
      aria-label={t.over}
      className="flex shrink-0 flex-col gap-3 rounded-xl border border-line bg-panel p-3.5 text-body shadow-panel max-md:min-h-0 max-md:shrink max-md:overflow-y-auto max-md:rounded-none max-md:border-0 max-md:shadow-none"
    >
      <p>
        <b className="font-semibold">{t.overSaid}</b> {t.overText(right, play.marks.length)}
      </p>
      <DiagnosisList marks={play.marks} telling={telling} />
      {figures && (
        <table className="w-full text-xs tabular-nums">
          <caption className="pb-1 text-left text-mini font-semibold tracking-wider text-soft uppercase">
            {t.figures}
          </caption>
          <thead>
            <tr className="text-soft">
              <th scope="col">
                <span className="sr-only">{t.figure}</span>
              </th>
              {(["mine", "policy", "best"] as const).map((column) => (
                <th key={column} scope="col" className="px-1 text-right font-normal">
                  {t.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(["faults", "waiting", "turnaround", "refused"] as const)
              .filter((row) => figures.policy[row] !== null && (row !== "faults" || figures.policy.faults > 0))
              .map((row) => (
                <tr key={row} className="border-t border-line">
                  <th scope="row" className="py-1 text-left font-normal">
                    {t.rows[row]}
                  </th>
                  {(["mine", "policy", "best"] as const).map((column) => (
                    <td key={column} className="px-1 py-1 text-right font-semibold">
                      {shown(figures[column][row])}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      )}
      {children}
      <div className={isLocked ? "hidden" : "flex flex-wrap gap-2"}>
        <Button look="accent" className="max-md:h-11" onClick={() => hands.begin(otherSeed(seed))}>
          {t.otherNumbers}
        </Button>
        <Button className="max-md:h-11" title={t.modelHelp} onClick={onModel}>
          {t.model}
        </Button>
        <Button className="max-md:h-11" onClick={() => hands.begin(seed)}>
          {t.sameAgain}
        </Button>
      </div>
      <MissedList marks={play.marks} telling={telling} timeText={(time) => terms.time(time, unit)} onJump={onJump} />
    </section>
  );

  function shown(value: number | null): string {
    return value === null ? "–" : terms.number(Math.round(value * 100) / 100);
  }
}
