/** The page tables of a machine, opened one at a time from the root down: each entry with what it leads to. */
import { useState } from "react";
import { numberText } from "../../i18n/numberText.ts";
import type { TranslationSpec } from "../../model/scenario.ts";
import type { PageNumber } from "../../model/units.ts";
import { tableEntries, tableNumber } from "../../trace/tables/entries.ts";
import { tableShapes, type MachineTables } from "../../trace/tables/tablesCursor.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Segments } from "../shared/Segments.tsx";
import { useTranslationText } from "./useTranslationText.ts";

/** Entries that are drawn of one table. */
const MOST_SHOWN = 64;

type Which = "guest" | "host" | "shadow";

export interface TablesByHandProps {
  readonly tables: MachineTables;
  readonly spec: TranslationSpec;
  /** Frame of each page that is in one. */
  readonly frameOf: (page: PageNumber) => number;
}

export function TablesByHand({ tables, spec, frameOf }: TablesByHandProps) {
  const { translation: t } = useTranslationText();
  const shapes = tableShapes(spec);
  const second: Which = spec.kind === "shadow" ? "shadow" : "host";
  const [wanted, setWhich] = useState<Which>("guest");
  const which = wanted === "guest" || !shapes.second ? "guest" : second;
  const shape = (which === "guest" ? null : shapes.second) ?? shapes.guest;
  const made = which === "guest" ? tables.guest : tables.second;
  const keys = which === "guest" ? tables.touched : tables.mapped;
  const [path, setPath] = useState<readonly number[]>([]);
  // Another kind or number of levels leaves the reader at the root.
  const way = path.length < shape.levels ? path : [];
  const prefix = way.at(-1) ?? 0;
  const depth = way.length;
  const entries = tableEntries(keys, shape, depth, prefix);
  const choices = (shapes.second ? (["guest", second] as const) : (["guest"] as const)).map((value) => ({
    value,
    text: t.tablesOf[value],
  }));
  const isLeaf = depth === shape.levels - 1;
  return (
    <div className="text-xs">
      <div className="flex flex-wrap items-center gap-2">
        <Segments<Which>
          label={t.tables}
          value={which}
          choices={choices}
          onChange={(value) => {
            setWhich(value);
            setPath([]);
          }}
        />
        <IconButton
          icon="back"
          label={t.up}
          size="small"
          disabled={depth === 0}
          onClick={() => setPath(way.slice(0, -1))}
        />
        <b className="font-semibold tabular-nums">{t.tableName[which](tableNumber(made, depth, prefix))}</b>
        <span className="text-soft tabular-nums">
          {depth === 0 ? `${t.root}, ` : ""}
          {t.level(depth + 1, shape.levels)}
        </span>
        <span className="text-soft">{t.tablesHelp}</span>
      </div>
      {entries.length === 0 && <p className="pt-2 text-soft">{t.noTables}</p>}
      <ul
        aria-label={t.tableName[which](tableNumber(made, depth, prefix))}
        className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-1 tabular-nums"
      >
        {entries.slice(0, MOST_SHOWN).map(({ index, next }) => (
          <li key={index}>
            {isLeaf ? (
              <span className="flex h-7 items-center gap-1.5 rounded-md border border-line px-2">
                <b className="font-semibold">{numberText(index)}</b>
                <span className="truncate text-soft">{leafText(next)}</span>
              </span>
            ) : (
              <button
                type="button"
                onClick={() => setPath([...way, next])}
                className="flex h-7 w-full cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 text-left hover:border-line-strong hover:bg-sunken"
              >
                <b className="font-semibold">{numberText(index)}</b>
                <span className="truncate text-accent">
                  {t.toTable(t.tableName[which](tableNumber(made, depth + 1, next)))}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {entries.length > MOST_SHOWN && (
        <p className="pt-1 text-soft">{t.moreEntries(numberText(entries.length - MOST_SHOWN))}</p>
      )}
    </div>
  );

  function leafText(page: PageNumber): string {
    if (which === "guest" && shapes.second) return t.toGuestPage(numberText(page));
    if (page >= tables.pages) return t.holdsGuestTable(page - tables.pages);
    const frame = frameOf(page);
    return frame < 0 ? t.notResident : t.toFrame(numberText(frame));
  }
}
