/** Tables of the run, and of its jobs, as CSV, Markdown or LaTeX. */
import { useMemo, useState } from "react";
import { jobGrid, jobTableCsv, printJobTable } from "../../../codec/jobs/printJobs.ts";
import { latexTable } from "../../../codec/out/latex.ts";
import { markdownTable } from "../../../codec/out/markdown.ts";
import { reportOf } from "../../../codec/out/report.ts";
import { gridOf, REPORT_TABLES, tableCsv, type ReportTable } from "../../../codec/out/reportCsv.ts";
import { selectCursor, selectIsFutureHidden, selectScenario } from "../../../store/selectors.ts";
import { fileName } from "../../shared/saveFile.ts";
import { Segments } from "../../shared/Segments.tsx";
import { useTimeUnit } from "../../shared/text/useTimeUnit.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { SelectField } from "../form/choices.tsx";
import { OutgoingButtons, TextPreview, type Outgoing } from "./Outgoing.tsx";
import { useExportText } from "./useExportText.ts";
import { useTraceAtOpening } from "./useTraceAtOpening.ts";

const FORMATS = ["csv", "md", "tex"] as const;
type Format = (typeof FORMATS)[number];
const TYPES: Readonly<Record<Format, string>> = { csv: "text/csv", md: "text/markdown", tex: "application/x-tex" };
type Table = ReportTable | "jobTable";
/** Rows of a run that are told of: what is more takes longer than anybody waits for a button. */
const MOST_ROWS = 100_000;
/** Without it some spreadsheets take letters of other languages for something else. */
const BYTE_ORDER_MARK = "\ufeff";

export function TablePane() {
  const { exports: t, terms } = useExportText();
  const unit = useTimeUnit();
  const scenario = useRun(selectScenario);
  const title = useTitle();
  const cursor = useRun(selectCursor);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const trace = useTraceAtOpening();
  const [isWhole, setWhole] = useState(true);
  const [format, setFormat] = useState<Format>("csv");
  const [wanted, setWanted] = useState<Table>("slices");
  const jobs = useMemo(() => printJobTable(scenario), [scenario]);
  const end = !trace ? 0 : isWhole && !isFutureHidden ? trace.knownUntil : Math.floor(cursor.time);
  const isCut = trace !== null && trace.rowsUpTo(end) > MOST_ROWS;
  const until = trace && isCut ? trace.timeOf(MOST_ROWS) : end;
  const report = useMemo(() => trace && reportOf(scenario, trace, until), [scenario, trace, until]);
  const tables = useMemo(() => {
    const filled = report ? REPORT_TABLES.filter((each) => gridOf(report, each).rows.length > 0) : [];
    return jobs && jobs.length > 0 ? ["jobTable" as const, ...filled] : filled;
  }, [jobs, report]);
  const table = tables.includes(wanted) ? wanted : (tables[0] ?? null);
  const { grid, text } = useMemo(() => {
    if (table === "jobTable" && jobs)
      return { grid: jobGrid(jobs), text: textOf(format, jobGrid(jobs), () => jobTableCsv(jobs)) };
    if (table === null || table === "jobTable" || !report) return { grid: null, text: "" };
    const cells = gridOf(report, table);
    return { grid: cells, text: textOf(format, cells, () => tableCsv(report, table)) };
  }, [table, jobs, report, format]);
  const outgoing = useMemo((): Outgoing | null => {
    if (table === null) return null;
    const isForSpreadsheets = format === "csv" && /[\u0080-\uffff]/.test(text);
    return {
      name: fileName(`${title} ${table}`, `.${format}`),
      type: TYPES[format],
      content: () => (isForSpreadsheets ? BYTE_ORDER_MARK + text : text),
      copied: () => text,
    };
  }, [table, format, text, title]);
  if (table === null || !grid) return <p className="text-soft">{t.noTrace}</p>;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <SelectField
          className="w-72 max-w-full"
          label={t.what}
          value={table}
          choices={tables.map((id) => ({ id, label: t.table[id] }))}
          onChange={setWanted}
        />
        <Segments
          label={t.format}
          value={format}
          choices={FORMATS.map((value) => ({ value, text: t.formats[value] }))}
          onChange={setFormat}
        />
        {table !== "jobTable" && !isFutureHidden && (
          <Segments
            label={t.upTo}
            value={isWhole ? "whole" : "cursor"}
            choices={[
              { value: "whole", text: t.whole },
              { value: "cursor", text: t.cursor },
            ]}
            onChange={(value) => setWhole(value === "whole")}
          />
        )}
      </div>
      <OutgoingButtons of={outgoing} />
      <div>
        <p className="mb-1 text-xs text-soft">
          {t.rows(grid.rows.length)}
          {table !== "jobTable" && ` · ${t.columnsNote}`}
        </p>
        {isCut && table !== "jobTable" && <p className="mb-1 text-xs text-warn">{t.cutAt(terms.ticks(until, unit))}</p>}
        <TextPreview text={text} />
      </div>
    </div>
  );
}

interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

function textOf(format: Format, { columns, rows }: Grid, csv: () => string): string {
  switch (format) {
    case "csv":
      return csv();
    case "md":
      return markdownTable(columns, rows);
    case "tex":
      return latexTable(columns, rows);
  }
}
