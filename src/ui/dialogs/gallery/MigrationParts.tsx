/** One migration part by part: its rounds with their volumes and times, what the downtime is made of, and why the rounds end. */
import type { ClosedForm } from "../../../vmm/migration/migrate.ts";
import type { Migration } from "../../../vmm/migration/spec.ts";
import { useDialogText } from "../useDialogText.ts";
import { duration, megabytes } from "./migrationTexts.ts";

/** More rounds than this are summed up in the middle. */
const MOST_SHOWN = 12;
const SHOWN_AT_ENDS = 5;

interface Part {
  readonly name: string;
  /** Null where nothing of memory is sent. */
  readonly bytes: number | null;
  readonly us: number;
  /** Bytes written meanwhile. */
  readonly written: number | null;
  readonly closed: number | null;
  readonly note: string;
  readonly isStanding: boolean;
}

export interface MigrationPartsProps {
  readonly run: Migration;
  readonly closed: ClosedForm;
  readonly pageBytes: number;
}

export function MigrationParts({ run, closed, pageBytes }: MigrationPartsProps) {
  const { exercise, terms } = useDialogText();
  const t = exercise.migration;
  const parts = usePartsOf(run, closed, pageBytes);
  const most = Math.max(1, ...parts.map(({ bytes }) => bytes ?? 0));
  const isPreCopy = run.kind === "preCopy";
  const isClosed = hasClosedForm(run);
  const cut = parts.length > MOST_SHOWN ? parts.length - 2 * SHOWN_AT_ENDS : 0;
  const shown = cut > 0 ? [...parts.slice(0, SHOWN_AT_ENDS), null, ...parts.slice(-SHOWN_AT_ENDS)] : parts;
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs text-soft">{t.sentences[run.kind]}</p>
      <div role="region" aria-label={t.rounds(t.ways[run.kind])} tabIndex={0} className="max-h-88 overflow-auto">
        <table className="w-full text-body tabular-nums">
          <thead className="text-left text-xs text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="py-0.5 font-medium">
                {t.round}
              </th>
              <th scope="col" className="w-1/4 max-sm:hidden">
                <span className="sr-only">{t.volume}</span>
              </th>
              {[t.volume, t.duration, t.written, ...(isClosed ? [t.closed] : [])].map((head) => (
                <th key={head} scope="col" className="py-0.5 pl-2 text-right font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((part, at) =>
              part === null ? (
                <tr key="cut" className="border-b border-line text-soft">
                  <td colSpan={6} className="py-0.5">
                    ⋮
                  </td>
                </tr>
              ) : (
                // Parts stand in the order of time; two have one name at most.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={`${part.name} ${at}`} className="border-b border-line last:border-0">
                  <th scope="row" className="py-0.5 text-left font-medium whitespace-nowrap">
                    {part.name}
                    {part.note !== "" && <span className="ml-1.5 text-mini font-normal text-soft">{part.note}</span>}
                  </th>
                  <td aria-hidden className="py-0.5 pl-2 max-sm:hidden">
                    {part.bytes !== null && (
                      <span
                        className={`block h-2.5 min-w-px rounded-xs ${part.isStanding ? "bg-fault" : "bg-accent"}`}
                        style={{ width: `${(100 * part.bytes) / most}%` }}
                      />
                    )}
                  </td>
                  <td className="py-0.5 pl-2 text-right sm:whitespace-nowrap">
                    {part.bytes === null ? "–" : megabytes(part.bytes)}
                  </td>
                  <td className="py-0.5 pl-2 text-right sm:whitespace-nowrap">{duration(part.us)}</td>
                  <td className="py-0.5 pl-2 text-right sm:whitespace-nowrap">
                    {part.written === null ? "–" : megabytes(part.written)}
                  </td>
                  {isClosed && (
                    <td className="py-0.5 pl-2 text-right sm:whitespace-nowrap text-soft">
                      {part.closed === null ? "–" : megabytes(part.closed)}
                    </td>
                  )}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <p aria-live="polite" className="mt-1 text-xs text-soft">
        {run.stoppedBy && `${t.stoppedBy[run.stoppedBy]} `}
        {isPreCopy && t.lambda(terms.number(closed.lambda))}
        {run.faults &&
          t.faults(terms.number(run.faults.asked), terms.number(run.faults.onTheirWay), duration(run.faults.waitedUs))}
      </p>
    </div>
  );
}

/** The closed form is of one rate of writing and one of sending. */
function hasClosedForm({ kind, rounds }: Migration): boolean {
  return (
    kind === "preCopy" &&
    rounds.every(({ throttle, bytesPerSecond }) => throttle === 0 && bytesPerSecond === rounds[0]?.bytesPerSecond)
  );
}

function usePartsOf(run: Migration, closed: ClosedForm, pageBytes: number): readonly Part[] {
  const { exercise, terms } = useDialogText();
  const t = exercise.migration;
  const plain = { written: null, closed: null, note: "", isStanding: false } as const;
  const closedAt = (at: number) =>
    hasClosedForm(run) && closed.pages[at] !== undefined ? closed.pages[at] * pageBytes : null;
  const rounds = run.rounds.map(({ bytes, us, dirtied, throttle }, at): Part => {
    const note = throttle > 0 ? t.throttled(terms.number(throttle)) : "";
    return {
      ...plain,
      name: t.nth(terms.number(at)),
      bytes,
      us,
      written: dirtied * pageBytes,
      closed: closedAt(at),
      note,
    };
  });
  const { downtime } = run;
  if (!downtime) return rounds;
  const standing = { ...plain, isStanding: true, note: t.stop };
  const copied: readonly Part[] =
    run.kind === "postCopy" || run.kind === "hybrid"
      ? []
      : [
          {
            ...standing,
            name: t.copy,
            bytes: run.lastPages * pageBytes,
            us: downtime.copyUs,
            closed: closedAt(run.rounds.length),
          },
        ];
  const before = rounds.reduce((sum, { us }) => sum + us, 0);
  const fetched: readonly Part[] =
    run.faults === null
      ? []
      : [{ ...plain, name: t.fetch, bytes: run.missingPages * pageBytes, us: run.totalUs - before - downtime.stateUs }];
  return [
    ...rounds,
    ...copied,
    { ...standing, name: t.state, bytes: null, us: downtime.stateUs },
    { ...standing, name: t.activate, bytes: null, us: downtime.activateUs },
    ...fetched,
  ];
}
