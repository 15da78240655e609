/** Events in a few words: every event of the gallery, in both languages. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { plainParts } from "../../../src/i18n/explain/parts.ts";
import { shortEvent } from "../../../src/i18n/explain/short.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";

const ROWS = 1500;

/** A list of 220 pixels holds so many letters beside the time; a Chinese character takes the room of two. */
const MOST = 34;
const room = (text: string) => [...text].reduce((sum, letter) => sum + (/[\u3000-\uffef]/.test(letter) ? 2 : 1), 0);

describe.each(scenarios)("the events of $id", ({ scenario }) => {
  const trace = simulate(scenario, { until: 400 });
  const events = Array.from({ length: Math.min(ROWS, trace.rowCount) }, (_, row) => trace.eventAt(row));
  const said = (event: TraceEvent, language: "en" | "zh") =>
    plainParts(shortEvent(event, { info: trace.info, scenario, state: null, previous: [] }, language));

  it("fit a line, in both languages, and are no sentences", () => {
    for (const event of events)
      for (const language of ["en", "zh"] as const) {
        const text = said(event, language);
        expect(text).not.toMatch(/undefined|NaN|\?$|[.。]$/);
        expect(room(text), text).toBeLessThanOrEqual(MOST);
      }
  });

  it("are in Chinese wherever there are words", () => {
    for (const event of events) expect(said(event, "zh")).toMatch(/\p{Script=Han}|→/u);
  });
});
