/**
 * A walk as the two-dimensional grid that it is: a column for each table of the guest and one for the page itself, a row
 * for each level of the host, and under them the guest's own entry. Each access has its number; the keys go through them in
 * that order, and they can be played.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { WalkLevels } from "../../model/translation.ts";
import type { WalkRead } from "../../trace/tables/tablesCursor.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { numberText } from "../../i18n/numberText.ts";
import { useTranslationText } from "./useTranslationText.ts";
import { readText } from "./walkWords.ts";

const STEP_MS = 450;

export interface WalkGridProps {
  readonly reads: readonly WalkRead[];
  readonly levels: WalkLevels;
  /** Under shadow paging the one row is the shadow table's. */
  readonly isShadow: boolean;
  readonly pages: number;
  readonly frame: number;
  /** The TLB had it: the walk is the one that was saved. */
  readonly isSaved: boolean;
}

export function WalkGrid({ reads, levels, isShadow, pages, frame, isSaved }: WalkGridProps) {
  const { translation: t } = useTranslationText();
  const all = reads.length;
  const [step, setStep] = useState(all);
  const [isPlaying, setPlaying] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      setStep((now) => {
        if (now + 1 >= all) setPlaying(false);
        return Math.min(all, now + 1);
      });
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, all]);
  const go = (to: number) => {
    setPlaying(false);
    setStep(to);
    grid.current?.querySelector<HTMLElement>(`[data-index="${to - 1}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = {
      ArrowRight: step + 1,
      ArrowDown: step + 1,
      ArrowLeft: step - 1,
      ArrowUp: step - 1,
      Home: 1,
      End: all,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(Math.min(all, Math.max(1, to)));
  };
  const columns = levels.host > 0 ? levels.guest + 1 : levels.guest;
  const current = reads[step - 1];
  const startsAgain = step >= all;
  return (
    <div className="min-w-0">
      <div
        ref={grid}
        role="toolbar"
        aria-label={`${t.walk}. ${t.keys}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="grid w-full max-w-136 gap-1"
        style={{ gridTemplateColumns: `minmax(3.5rem, max-content) repeat(${columns}, minmax(0, 1fr)) max-content` }}
      >
        <span />
        {Array.from({ length: columns }, (_, column) => (
          <span key={column} className="truncate text-center text-mini text-soft">
            {column === levels.guest ? t.thePage : isShadow ? t.shadowLevel(column + 1) : t.guestLevel(column + 1)}
          </span>
        ))}
        <span />
        {Array.from({ length: levels.host + 1 }, (_, row) => (
          <Row
            key={row}
            row={row}
            columns={columns}
            isGuestRow={row === levels.host}
            hasHost={levels.host > 0}
            {...{ reads, step, pages, frame, isSaved, go }}
          />
        ))}
      </div>
      <div className="mt-2 flex min-h-10 items-center gap-2">
        <IconButton
          icon={isPlaying ? "pause" : startsAgain ? "restart" : "play"}
          label={isPlaying ? t.pause : startsAgain ? t.restart : t.play}
          size="small"
          onClick={() => {
            if (!isPlaying && startsAgain) setStep(1);
            setPlaying(!isPlaying);
          }}
        />
        <p className="min-w-0 text-xs" aria-live={isPlaying ? "off" : "polite"}>
          {current && (
            <>
              <b className="font-semibold tabular-nums">{t.access(step, all)}</b>{" "}
              <span className="text-soft">{readText(current, t, pages, frame)}</span>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

const CELL = {
  now: "border-accent bg-accent text-on-accent",
  done: "border-line-strong bg-accent-soft text-ink",
  ahead: "border-line bg-panel text-soft",
} as const;

interface RowProps extends Pick<WalkGridProps, "reads" | "pages" | "frame" | "isSaved"> {
  readonly row: number;
  readonly columns: number;
  readonly isGuestRow: boolean;
  readonly hasHost: boolean;
  /** The access that is shown, from 1. */
  readonly step: number;
  readonly go: (to: number) => void;
}

function Row({ row, columns, isGuestRow, hasHost, reads, step, pages, frame, isSaved, go }: RowProps) {
  const { translation: t } = useTranslationText();
  const found = step >= reads.length ? t.frame(numberText(frame)) : "";
  return (
    <>
      <span className="self-center truncate text-mini text-soft">
        {!hasHost ? "" : isGuestRow ? t.guestEntry : t.hostLevel(row + 1)}
      </span>
      {Array.from({ length: columns }, (_, column) => {
        const at = reads.findIndex((read) => read.column === column && read.row === row);
        const read = reads[at];
        if (!read)
          return (
            <span key={column} className="grid place-items-center text-center text-xs font-semibold tabular-nums">
              {found}
            </span>
          );
        const state = at + 1 === step ? "now" : at + 1 < step ? "done" : "ahead";
        return (
          <button
            key={column}
            type="button"
            data-index={at}
            tabIndex={at === Math.max(0, step - 1) ? 0 : -1}
            onClick={() => go(at + 1)}
            aria-label={`${t.access(at + 1, reads.length)}: ${readText(read, t, pages, frame)}`}
            aria-current={state === "now" ? "step" : undefined}
            title={readText(read, t, pages, frame)}
            className={`flex h-8 min-w-0 cursor-pointer items-center justify-center gap-1 rounded-md border text-xs tabular-nums transition-colors motion-reduce:transition-none ${CELL[state]} ${
              read.of === "guest" ? "font-semibold" : ""
            } ${isSaved && state !== "now" ? "border-dashed" : ""}`}
          >
            <span>{at + 1}</span>
            <span className="truncate text-mini @max-[40rem]/panel:hidden">[{numberText(read.index)}]</span>
          </button>
        );
      })}
      <span className="self-center pl-1 text-xs font-semibold whitespace-nowrap tabular-nums">
        {hasHost || found === "" ? "" : `→ ${found}`}
      </span>
    </>
  );
}
