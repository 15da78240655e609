/** The drawing that is asked for, of the run and the moment shown, with its title and rules in the language shown. */
import { useMemo } from "react";
import { knownEnd } from "../../chart/extent.ts";
import { nearestReferencer } from "../../chart/references.ts";
import type { Viewport } from "../../chart/viewport.ts";
import type { ExportCatalogue } from "../../i18n/exportCatalogue.ts";
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { translation } from "../../i18n/messages/translation.ts";
import { numberText } from "../../i18n/numberText.ts";
import { rulesOf, type Rule } from "../../model/rules.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { VmUid } from "../../model/units.ts";
import type { Language } from "../../store/appState.ts";
import type { Cursor } from "../../store/runState.ts";
import { selectCursor, selectScenario } from "../../store/selectors.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import type { VmInfo } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { machineLabel, vcpuLabel } from "../../trace/vcpuLabel.ts";
import type { DrawnCurve } from "../shared/curves/drawnCurves.ts";
import { useRunCurves } from "../shared/curves/useRunCurves.ts";
import { exerciseOf } from "../shared/moment/subjects.ts";
import { shownReferences } from "../shared/tables/textbook.ts";
import { sceneTexts } from "../processor/words.ts";
import { RULED_POLICIES } from "../shared/moment/useRules.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { policyName } from "../shared/text/policyName.ts";
import { choiceWords } from "../shared/text/ruleText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useRun } from "../shared/useRun.ts";
import { chartDrawing, MOST_SLICES } from "./chart.ts";
import { curvesDrawing } from "./curves.ts";
import type { Drawing } from "./drawing.ts";
import { framesDrawing } from "./frames.ts";
import { inksOf, type PictureTheme } from "./inks.ts";
import type { Measure } from "./recorder.ts";
import { pagesDrawing } from "./pages.ts";
import { storageDrawing } from "./storage.ts";
import { MOST_REFERENCES, textbookDrawing } from "./textbook.ts";
import { useMove, type ShownMove } from "./useMove.ts";
import { walkDrawing } from "./walk.ts";
import { walkAt } from "./walkAt.ts";
import { isolated } from "../../trace/isolated.ts";

export const PICTURES = ["chart", "frames", "textbook", "curves", "walk", "pages", "storage"] as const;
export type PictureId = (typeof PICTURES)[number];
export const WIDTHS = ["page", "usual", "wide"] as const;
export type WidthId = (typeof WIDTHS)[number];
const WIDTH_PX: Readonly<Record<WidthId, number>> = { page: 640, usual: 960, wide: 1600 };

export interface DrawingChoice {
  readonly picture: PictureId;
  readonly theme: PictureTheme;
  readonly width: WidthId;
  readonly isWhole: boolean;
  /** Of the textbook table; -1: the one that referred to memory last. */
  readonly vm: VmUid | -1;
  readonly trace: TraceReader | null;
  readonly text: ExportCatalogue;
  readonly title: string;
  readonly language: Language;
  readonly isFutureHidden: boolean;
}

export interface MadeDrawing {
  readonly drawing: Drawing | null;
  /** What is to be said of it, or why there is none. */
  readonly note: string;
  /** Those that refer to memory. */
  readonly machines: readonly VmInfo[];
  readonly vm: VmUid | -1;
}

export function useDrawing(choice: DrawingChoice): MadeDrawing {
  const scenario = useRun(selectScenario);
  const cursor = useRun(selectCursor);
  const unit = useTimeUnit();
  const { view } = useTimeline();
  const { picture, theme, width, isWhole, vm, trace, text, title, language, isFutureHidden } = choice;
  const { drawn } = useRunCurves(text, picture === "curves" && exerciseOf(scenario) === "paging");
  const move = useMove(picture === "pages");
  return useMemo(
    () =>
      made(
        { picture, theme, width, isWhole, vm, trace, text, title, language, isFutureHidden },
        { scenario, cursor, unit, view, drawn, move },
      ),
    [
      picture,
      theme,
      width,
      isWhole,
      vm,
      trace,
      text,
      title,
      language,
      isFutureHidden,
      scenario,
      cursor,
      unit,
      view,
      drawn,
      move,
    ],
  );
}

interface Shown {
  readonly scenario: Scenario;
  readonly cursor: Cursor;
  readonly unit: TimeUnit;
  readonly view: Viewport;
  readonly drawn: readonly DrawnCurve[];
  readonly move: ShownMove | null;
}

function made(choice: DrawingChoice, { scenario, cursor, unit, view: shown, drawn, move }: Shown): MadeDrawing {
  const { picture, theme, width, isWhole, trace, text, title, language, isFutureHidden } = choice;
  const { exports: t, terms } = text;
  const none = { drawing: null, machines: [], vm: -1 } as const;
  if (!trace) return { ...none, note: t.noTrace };
  const host = hostOf(scenario);
  const sheet = (setting: string, rules: readonly Rule[]) => {
    const told = rules.map(({ ref, chosen }) => choiceWords(text, ref, host, chosen).label);
    return {
      inks: inksOf(theme),
      measure: measureOfPage(),
      title,
      language: language === "zh" ? "zh-Hans" : "en",
      lines: [setting, ...(told.length > 0 ? [t.rules(told.join(t.list))] : [])],
    };
  };
  const widthPx = WIDTH_PX[width];
  const rules = rulesOf(scenario, RULED_POLICIES);
  const moment = t.at(terms.ticks(Math.floor(cursor.time), unit));
  const scheduler = named("scheduler", scenario, text, unit);
  const replacement = named("replacement", scenario, text, unit);
  const hasBit = RULED_POLICIES.memory.find(({ id }) => id === host.replacement.policy)?.isReferenced !== undefined;
  const ofMemory = rules.filter(({ ref }) => ref.of === "replacement" || ref.id === "faultCount");
  const frames = t.frames(trace.info.frames);
  switch (picture) {
    case "chart": {
      const end = isFutureHidden ? cursor.time : knownEnd(trace);
      const view = isWhole && !isFutureHidden ? { from: 0, to: Math.max(1, end) } : shown;
      const from = Math.max(0, view.from);
      const to = Math.max(from + 1, Math.min(view.to, Math.max(end, from + 1)));
      const window = t.between(terms.time(Math.round(from), unit), terms.ticks(Math.round(to), unit));
      const ofProcessor = rules.filter(
        ({ ref }) => ref.of !== "replacement" && ref.id !== "faultCount" && ref.id !== "extents",
      );
      const drawing = chartDrawing(sheet(t.setting.chart(scheduler, window), ofProcessor), {
        trace,
        view: { from, to },
        texts: sceneTexts(text, unit),
        words: text,
        widthPx,
      });
      return { ...none, drawing, note: drawing ? "" : t.tooMany(MOST_SLICES) };
    }
    case "frames": {
      const state = hostAt(trace, cursor.row, cursor.time);
      const drawing = framesDrawing(sheet(t.setting.moment(replacement, moment), ofMemory), {
        info: trace.info,
        host: state,
        hasBit,
        words: t,
        widthPx,
      });
      return { ...none, drawing, note: "" };
    }
    case "textbook": {
      const machines = trace.info.vms.filter(({ pages }) => pages > 0);
      const last = nearestReferencer(trace, cursor.row);
      const vm = choice.vm >= 0 ? choice.vm : last;
      const name = machineLabel(trace.info, vm);
      const row = isFutureHidden ? cursor.row : trace.rowCount;
      const setting = `${name} · ${replacement} · ${frames}`;
      const drawing =
        vm < 0 ? null : textbookDrawing(sheet(setting, ofMemory), { trace, vm, row, hasBit, words: text.memory });
      const isCut = vm >= 0 && shownReferences(trace, vm, row, MOST_REFERENCES + 1).before > MOST_REFERENCES;
      const note = drawing ? (isCut ? t.lastReferences(MOST_REFERENCES) : "") : t.noReferences;
      return { drawing, note, machines, vm };
    }
    case "curves": {
      const setting = `${t.picture.curves} · ${t.curveAxes}`;
      const ofFaults = rules.filter(({ ref }) => ref.id === "faultCount");
      const drawing = isFutureHidden
        ? null
        : curvesDrawing(sheet(setting, ofFaults), { curves: drawn, frames: host.frames, widthPx });
      const isAlone = exerciseOf(scenario) === "paging";
      return { ...none, drawing, note: drawing ? "" : isFutureHidden ? t.hidden : isAlone ? t.curvesWait : t.noCurves };
    }
    case "walk": {
      const walk = walkAt(trace, cursor.row);
      if (!walk) return { ...none, drawing: null, note: t.noWalk };
      const words = translation[language];
      const asked = words.asked(vcpuLabel(trace.info, walk.last.vcpu), numberText(walk.last.page), walk.last.pcpu);
      const accesses = numberText(walk.picture.reads.length);
      const formula =
        walk.picture.levels.host > 0
          ? words.formula.nested(walk.picture.levels.guest, walk.picture.levels.host, accesses)
          : words.formula.single(walk.picture.levels.guest);
      const hit = walk.last.hit ? `${words.hit}: ${words.hitSaved(accesses)}` : words.miss;
      const of = sheet(`${moment} · ${asked}`, []);
      const lines = [...of.lines, `${hit} · ${formula}`];
      return { ...none, drawing: walkDrawing({ ...of, lines }, { ...walk.picture, words, widthPx }), note: "" };
    }
    case "pages": {
      if (!move) return { ...none, drawing: null, note: t.noMove };
      const setting = `${moment} · ${isolated(move.name)}: ${move.from} → ${move.to}`;
      const words = migrationPanel[language].grid;
      const drawing = pagesDrawing(sheet(setting, []), { grid: move.grid, vm: move.vm, words, widthPx });
      return { ...none, drawing, note: "" };
    }
    case "storage": {
      const { pvs } = hostAt(trace, cursor.row, cursor.time);
      const ofExtents = rules.filter(({ ref }) => ref.id === "extents");
      const drawing = storageDrawing(sheet(moment, ofExtents), { info: trace.info, pvs, words: text.storage, widthPx });
      return { ...none, drawing, note: "" };
    }
  }
}

/** The policy in words, with the number that makes it what it is. */
function named(of: "scheduler" | "replacement", scenario: Scenario, text: ExportCatalogue, unit: TimeUnit): string {
  const choice = hostOf(scenario)[of];
  const policies = of === "scheduler" ? RULED_POLICIES.cpu : RULED_POLICIES.memory;
  const texts = of === "scheduler" ? text.terms.cpuPolicy : text.terms.memoryPolicy;
  const policy = policies.find(({ id }) => id === choice.policy);
  return policyName(text, unit, texts[choice.policy], policy, choice, Infinity).full;
}

/** Widths in the page's own font; a guess where there is no canvas. */
function measureOfPage(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  return (font, text) => {
    if (!context) return guessedWidth(font, text);
    context.font = font;
    return context.measureText(text).width;
  };
}

/** Widths of letters as shares of their size, generously. */
export function guessedWidth(font: string, text: string): number {
  const sizePx = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : 0.6) * sizePx, 0);
}
