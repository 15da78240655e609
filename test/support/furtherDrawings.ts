/** Pictures of a run beside those of its chart, frames and disks: the walk of its last translation, the pages of machines that move. */
import { simulateHosts } from "../../src/engine/simulate.ts";
import { migrationPanel } from "../../src/i18n/messages/migrationPanel.ts";
import { translation } from "../../src/i18n/messages/translation.ts";
import { specOfHost } from "../../src/model/hosts.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { movesAt } from "../../src/ui/migration/migrations.ts";
import { pageGridOf } from "../../src/ui/migration/pageGrid.ts";
import type { Drawing } from "../../src/ui/pictures/drawing.ts";
import { pagesDrawing } from "../../src/ui/pictures/pages.ts";
import { walkDrawing } from "../../src/ui/pictures/walk.ts";
import { walkAt } from "../../src/ui/pictures/walkAt.ts";
import { networkOf } from "../../src/ui/shared/migration/network.ts";

type Sheet = Parameters<typeof walkDrawing>[0];
type Language = "en" | "zh";

/** Of the last translation among the first `row` rows. */
export function walkOf(sheet: Sheet, trace: TraceReader, row: number, language: Language, widthPx = 960): Drawing[] {
  const walk = walkAt(trace, row);
  return walk ? [walkDrawing(sheet, { ...walk.picture, words: translation[language], widthPx })] : [];
}

/** Of every machine that has begun to move at `time`. */
export function movesOf(sheet: Sheet, given: Scenario, time: number, language: Language, widthPx = 960): Drawing[] {
  if (given.hosts.length < 2) return [];
  const hosts = simulateHosts(given, { until: time + 1, maxRows: 20_000 }).map((trace) => ({
    trace,
    state: hostAt(trace, trace.rowsUpTo(time), time),
  }));
  const { bytesPerTick } = networkOf(given);
  return movesAt(hosts).map(({ at, view, vm, from }) => {
    const { pageBytes } = specOfHost(given, from);
    const grid = pageGridOf(at.trace, view, { row: at.state.row, time: at.state.time, pageBytes, bytesPerTick });
    return pagesDrawing(sheet, { grid, vm, words: migrationPanel[language].grid, widthPx });
  });
}
