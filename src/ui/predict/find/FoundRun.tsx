/** The run whose policy is to be found, without any word of who has decided it: jobs and who had the pCPU, or pages in frames. */
import { Fragment } from "react";
import type { FindTask, FoundReference } from "../../../learn/findPolicy.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Panel } from "../../shared/layout/Panel.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { VmSwatch } from "../../shared/VmChip.tsx";
import { vmColor } from "../../shared/vmColor.ts";

type Of<Family extends FindTask["of"]> = Extract<FindTask, { readonly of: Family }>;

export function FoundRun({ task }: { readonly task: FindTask }) {
  return (
    <div className="flex flex-col gap-2.5">
      {task.of === "scheduler" ? (
        <>
          <Jobs task={task} />
          <Chart task={task} />
        </>
      ) : (
        <Pages task={task} />
      )}
    </div>
  );
}

const CELL = "border-t border-line px-2 py-1 text-right";

function Jobs({ task: { jobs, scenario } }: { readonly task: Of<"scheduler"> }) {
  const { find: t, terms } = useLearnText();
  const unit = timeUnit(scenario);
  return (
    <Panel title={t.jobs} className="shrink-0">
      <table className="text-body tabular-nums">
        <thead>
          <tr className="text-xs text-soft">
            <th scope="col" className="px-2 text-left font-normal">
              {t.job}
            </th>
            <th scope="col" className="px-2 text-right font-normal">
              {t.arrival}
            </th>
            <th scope="col" className="px-2 text-right font-normal">
              {t.work}
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ name, arrival, work }, vm) => (
            <tr key={name}>
              <th scope="row" className="border-t border-line px-2 py-1 text-left font-semibold">
                <span className="inline-flex items-center gap-1.5">
                  <VmSwatch vm={vm} />
                  {isolated(name)}
                </span>
              </th>
              <td className={CELL}>{terms.time(arrival, unit)}</td>
              <td className={CELL}>{terms.time(work, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Chart({ task: { jobs, slices, scenario } }: { readonly task: Of<"scheduler"> }) {
  const { find: t, terms } = useLearnText();
  const unit = timeUnit(scenario);
  const end = slices.at(-1)?.end ?? 0;
  const nameOf = (vcpu: number) => (vcpu < 0 ? t.idle : isolated(jobs[vcpu]?.name ?? "?"));
  const spoken = slices.map(({ vcpu, start, end: to }) =>
    t.slice(nameOf(vcpu), terms.time(start, unit), terms.time(to, unit)),
  );
  return (
    <Panel title={t.chart} className="shrink-0">
      <div
        tabIndex={0}
        role="region"
        aria-label={`${t.chart}: ${t.picture}`}
        className="scroll-quiet overflow-x-auto rounded-md px-2 pb-1 outline-offset-2"
      >
        <div role="img" aria-label={t.chartSpoken(spoken)} style={{ minWidth: `${end * 14}px` }}>
          <div className="flex h-10">
            {slices.map(({ vcpu, phase, start, end: to }) => (
              <div
                key={start}
                style={{
                  flexGrow: to - start,
                  ...(vcpu >= 0 && phase !== "switch" ? { backgroundColor: vmColor(vcpu, "soft") } : {}),
                }}
                className={`grid min-w-0 basis-0 place-items-center overflow-hidden border border-line text-xs font-bold ${
                  vcpu < 0 ? "text-faint" : ""
                }`}
              >
                {phase === "switch" ? "·" : nameOf(vcpu)}
              </div>
            ))}
          </div>
          <div className="flex text-mini text-soft tabular-nums">
            {slices.map(({ start, end: to }, at) => (
              <Fragment key={start}>
                <span style={{ flexGrow: to - start }} className="relative h-4 basis-0">
                  <span className="absolute left-0 -translate-x-1/2 first:translate-x-0">
                    {terms.time(start, unit)}
                  </span>
                  {at === slices.length - 1 && <span className="absolute right-0">{terms.time(to, unit)}</span>}
                </span>
              </Fragment>
            ))}
          </div>
        </div>
      </div>
    </Panel>
  );
}

/** The page in each frame after each reference; a page that comes takes the place of the one that leaves. */
function framesAfter(references: readonly FoundReference[], frames: number): (number | null)[][] {
  const held: (number | null)[] = Array.from({ length: frames }, () => null);
  return references.map(({ page, isFault, left }) => {
    if (isFault) held[held.indexOf(left)] = page;
    return [...held];
  });
}

function Pages({ task: { references, frames } }: { readonly task: Of<"replacement"> }) {
  const { find: t } = useLearnText();
  const after = framesAfter(references, frames);
  const head = "sticky left-0 bg-panel pr-3 text-left text-xs font-normal text-soft whitespace-nowrap";
  return (
    <Panel title={t.references(frames)} className="shrink-0">
      <div
        tabIndex={0}
        role="region"
        aria-label={`${t.references(frames)}: ${t.picture}`}
        className="scroll-quiet overflow-x-auto px-2 pb-1 select-text"
      >
        <table className="border-separate border-spacing-x-0.5 border-spacing-y-0 text-center text-body tabular-nums">
          <thead>
            <tr>
              <th scope="row" className={head}>
                {t.reference}
              </th>
              {references.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- a reference is its place
                <th key={at} scope="col" className="w-8 text-mini font-normal text-soft">
                  {at + 1}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="row" className={head}>
                {t.page}
              </th>
              {references.map(({ page }, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={at} className="h-8 w-8 min-w-8 border-b border-line-strong font-bold">
                  {page}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: frames }, (_row, frame) => (
              // oxlint-disable-next-line react/no-array-index-key -- a frame is its number
              <tr key={frame}>
                <th scope="row" className={head}>
                  <span className={frame === 0 ? "" : "sr-only"}>{t.inFrames}</span>
                </th>
                {after.map((held, at) => {
                  const isNew = references[at]!.isFault && held[frame] === references[at]!.page;
                  return (
                    // oxlint-disable-next-line react/no-array-index-key -- as above
                    <td key={at} className={`h-7 border border-line ${isNew ? "bg-accent-soft font-bold" : ""}`}>
                      {held[frame] ?? ""}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row" className={head}>
                {t.faultSign}
              </th>
              {references.map(({ isFault }, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={at} className="h-7 font-bold text-fault">
                  {isFault && (
                    <>
                      <span aria-hidden>✗</span>
                      <span className="sr-only">{t.faultSign}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row" className={head}>
                {t.left}
              </th>
              {references.map(({ left }, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={at} className="h-7 text-soft">
                  {left === null ? "" : `−${left}`}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
