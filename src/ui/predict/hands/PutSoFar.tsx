/** Which machines have been put on which host, as long as one decides that: the panels of any host would tell what comes next. */
import type { HandsPlay } from "../../../learn/hands/play.ts";
import { Panel } from "../../shared/layout/Panel.tsx";
import { hostText, machineOf, type Telling } from "../tell.ts";

interface PutSoFarProps {
  readonly play: HandsPlay;
  readonly telling: Telling;
}

export function PutSoFar({ play: { made, marks }, telling }: PutSoFarProps) {
  const { hands } = telling.text;
  const put = marks.flatMap(({ index, question }) =>
    question.kind === "host" && index < made.length
      ? [
          {
            host: made[index] ?? question.right[0]!,
            name: machineOf(telling, question.index)?.name ?? "?",
            ...question,
          },
        ]
      : [],
  );
  return (
    <Panel title={hands.putSoFar} className="shrink-0">
      <dl className="flex flex-col gap-2 px-1 pb-2 text-body">
        {telling.scenario.hosts.map((_, host) => {
          const own = put.filter((one) => one.host === host);
          return (
            // oxlint-disable-next-line react/no-array-index-key
            <div key={host} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <dt className="w-24 shrink-0 truncate font-semibold">{hostText(telling, host)}</dt>
              {own.length === 0 && <dd className="text-soft">{hands.emptyHost}</dd>}
              {own.map(({ index, name, pages }) => (
                <dd key={index} className="rounded-md bg-sunken px-2 py-0.5">
                  {name} <span className="text-xs text-soft tabular-nums">{hands.pages(pages)}</span>
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
