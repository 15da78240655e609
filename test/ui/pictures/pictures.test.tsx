/** Pictures that leave the page: what a person puts into a report is what the run did, readable, and opens elsewhere. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { exportCatalogues } from "../../../src/i18n/exportCatalogue.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { chartDrawing } from "../../../src/ui/pictures/chart.ts";
import type { Drawing } from "../../../src/ui/pictures/drawing.ts";
import { curvesDrawing } from "../../../src/ui/pictures/curves.ts";
import { framesDrawing } from "../../../src/ui/pictures/frames.ts";
import { printInks } from "../../../src/ui/pictures/inks.ts";
import { pngSize } from "../../../src/ui/pictures/png.ts";
import { storageDrawing } from "../../../src/ui/pictures/storage.ts";
import { svgOf } from "../../../src/ui/pictures/svg.ts";
import { textbookDrawing } from "../../../src/ui/pictures/textbook.ts";
import { tikzOf } from "../../../src/ui/pictures/tikz.ts";
import { guessedWidth } from "../../../src/ui/pictures/useDrawing.ts";
import { sceneTexts } from "../../../src/ui/processor/words.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";
import { movesOf, walkOf } from "../../support/furtherDrawings.ts";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { job, machine, PAGE, scenario, W1 } from "../../support/workloads.ts";

const words = exportCatalogues.zh;

/** All pictures of the run of `given` up to `until`. */
function drawingsOf(given: Scenario, until: number, title = given.title): Drawing[] {
  const trace = simulate(given, { until });
  const sheet = {
    inks: printInks("sans-serif"),
    measure: guessedWidth,
    title,
    lines: [`${title}; ${"规则：数字大者优先；".repeat(12)}`],
    language: "zh-Hans",
  };
  const host = hostAt(trace, trace.rowCount, until);
  const chart = { trace, view: { from: 0, to: until }, texts: sceneTexts(words, "ms"), words, widthPx: 960 };
  const memory = { info: trace.info, host, hasBit: true, words: words.exports, widthPx: 960 };
  const table = { trace, vm: 0, row: trace.rowCount, hasBit: true, words: words.memory };
  const disks = { info: trace.info, pvs: host.pvs, words: words.storage, widthPx: 960 };
  return [
    chartDrawing(sheet, chart),
    framesDrawing(sheet, memory),
    trace.info.vms.length > 0 ? textbookDrawing(sheet, table) : null,
    storageDrawing(sheet, disks),
    ...walkOf(sheet, trace, trace.rowCount, "zh"),
    ...movesOf(sheet, given, until, "zh", 640),
  ].filter((drawing) => drawing !== null);
}

function parsed(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, "application/xml");
  expect(document.querySelector("parsererror")?.textContent ?? "").toBe("");
  return document;
}

const textsOf = (drawing: Drawing) => drawing.shapes.filter((shape) => shape.kind === "text");

/** Texts that lie on each other, or are cut off by the edge, as sentences. */
function clashesIn(drawing: Drawing): string[] {
  const boxes = textsOf(drawing).map(({ text, x, y, width, align, sizePx }) => {
    const left = x - { left: 0, center: width / 2, right: width }[align];
    return { text, left, right: left + width, top: y - 0.72 * sizePx, bottom: y + 0.1 * sizePx };
  });
  const clashes: string[] = [];
  for (const [at, one] of boxes.entries()) {
    if (one.left < 0 || one.right > drawing.widthPx || one.bottom > drawing.heightPx)
      clashes.push(`${one.text} is cut`);
    for (const other of boxes.slice(at + 1))
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
        clashes.push(`${one.text} on ${other.text}`);
  }
  return clashes;
}

const W1_RR = scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 4 } } });

describe("the Gantt chart as a picture", () => {
  it("has each slice as wide as its time, with its name as text (Stallings, table 9.5, round robin with q = 4)", () => {
    const [chart] = drawingsOf(W1_RR, 20);
    const document = parsed(svgOf(chart!));
    const names = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
    for (const name of ["A", "B", "C", "D", "E"]) expect(names).toContain(name);
    // Of the lane of the pCPU, in the order of time: A 3, B 4, C 4, D 4, B 2, E 2, D 1.
    const boxes = chart!.shapes
      .filter((shape) => shape.kind === "rect")
      .filter(({ fill, radii }) => fill && !fill.tile && radii[0] > 3)
      .slice(1, 8);
    const perTick = (boxes[0]!.width + 1) / 3;
    expect(boxes.map(({ width }) => Math.round((width + 1) / perTick))).toEqual([3, 4, 4, 4, 2, 2, 1]);
  });

  it("tells machines apart by patterns on paper, without any colour", () => {
    const [chart] = drawingsOf(W1_RR, 20);
    const svg = svgOf(chart!);
    expect(new Set(svg.match(/#[\da-f]{6}/g)).size).toBeGreaterThan(2);
    for (const [, red, green, blue] of svg.matchAll(/#([\da-f]{2})([\da-f]{2})([\da-f]{2})/g)) {
      expect(green).toBe(red);
      expect(blue).toBe(red);
    }
    expect(svg.match(/<pattern /g)!.length).toBeGreaterThanOrEqual(4);
  });

  it("says how many lanes of vCPUs are left out where not all of them fit", () => {
    const jobs = Array.from({ length: 130 }, (_, at) => job(`m${at}`, 0, [1]));
    const [drawing] = drawingsOf(scenario(jobs), 10);
    expect(textsOf(drawing!).map(({ text }) => text)).toContain(words.exports.lanesLeftOut(128, 130));
  });

  it("is none where more slices than can be seen lie in a lane", () => {
    const long = scenario([job("A", 0, [9000]), job("B", 0, [9000])], {
      scheduler: { policy: "rr", params: { timeslice: 1 } },
    });
    const trace = simulate(long);
    const sheet = { inks: printInks("sans-serif"), measure: guessedWidth, title: "", lines: [], language: "en" };
    const picture = { trace, view: { from: 0, to: 18_000 }, texts: sceneTexts(words, "ms"), words, widthPx: 960 };
    expect(chartDrawing(sheet, picture)).toBeNull();
    expect(chartDrawing(sheet, { ...picture, view: { from: 0, to: 100 } })).not.toBeNull();
  });
});

const ON_PAPER = { inks: printInks("sans-serif"), measure: guessedWidth, title: "", lines: [], language: "en" };
const pointsOf = (faults: readonly number[]) =>
  faults.map((count, at) => ({ frames: at + 1, faults: count, writeBacks: 0 }));

describe("faults by frames as a picture", () => {
  // Belady's string, 1 2 3 4 1 2 5 1 2 3 4 5, under FIFO and LRU with 1 to 5 frames.
  const curves = [
    { name: "FIFO", short: "FIFO", points: pointsOf([12, 12, 9, 10, 5]), isInForce: true },
    { name: "LRU", short: "LRU", points: pointsOf([12, 12, 10, 8, 5]), isInForce: false },
  ];

  it("has a sign at each point, as high as its faults, and the piece of the anomaly besides", () => {
    const drawing = curvesDrawing(ON_PAPER, { curves, frames: 3, widthPx: 960 })!;
    const lines = drawing.shapes.filter((shape) => shape.kind === "line" && !shape.isClosed);
    const [lru, fifo, anomaly] = lines.map((shape) => (shape.kind === "line" ? shape.points : []));
    expect([lru!.length, fifo!.length, anomaly!.length]).toEqual([5, 5, 2]);
    // From 12 faults down to 5: all other heights follow.
    const heights = fifo!.map(([, y]) => y);
    const perFault = (heights[4]! - heights[0]!) / (12 - 5);
    expect(heights.map((y) => Math.round(12 - (y - heights[0]!) / perFault))).toEqual([12, 12, 9, 10, 5]);
    expect(lru!.map(([, y]) => Math.round(12 - (y - heights[0]!) / perFault))).toEqual([12, 12, 10, 8, 5]);
    expect(anomaly).toEqual([fifo![2], fifo![3]]);
    const steps = fifo!.slice(1).map(([x], at) => Math.round(x - fifo![at]![0]));
    expect(new Set(steps).size).toBe(1);
    const signs = drawing.shapes.filter((shape) => shape.kind === "line" && shape.isClosed && shape.fill);
    // A point each, and one in each entry of the legend.
    expect(signs).toHaveLength(12);
    expect(textsOf(drawing).map(({ text }) => text)).toEqual(expect.arrayContaining(["FIFO", "LRU", "1", "5"]));
  });

  it("is none where no point is known, and has no text on another one whatever the points are", () => {
    expect(curvesDrawing(ON_PAPER, { curves: [], frames: 3, widthPx: 640 })).toBeNull();
    const point = fc.record({
      frames: fc.integer({ min: 1, max: 100_000 }),
      faults: fc.nat(10_000_000),
      writeBacks: fc.nat(5),
    });
    const some = fc.uniqueArray(point, { minLength: 1, maxLength: 20, selector: ({ frames }) => frames });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 9 }), fc.constantFrom(640, 960, 1600), (all, widthPx) => {
        const drawn = all.map((points, at) => ({
          name: `Policy ${at}`,
          short: `P${at}`,
          points: points.toSorted((a, b) => a.frames - b.frames),
          isInForce: at === 0,
        }));
        const drawing = curvesDrawing(ON_PAPER, { curves: drawn, frames: drawn[0]!.points[0]!.frames, widthPx })!;
        expect(clashesIn(drawing)).toEqual([]);
        expect(svgOf(drawing)).not.toMatch(/NaN|Infinity|undefined/);
        expect(tikzOf(drawing)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      examples(20),
    );
  });
});

describe("a walk as a picture", () => {
  const found = scenarios.find(({ scenario: given }) => given.hosts[0].translation?.kind === "nested")!;
  const trace = simulate(found.scenario, { until: 200 });

  it("has a cell for each access with its number, in the order of reading, and each in words", () => {
    const { guestLevels: guest, hostLevels: host } = trace.info.translation!;
    const accesses = guest * (host + 1) + host;
    for (const widthPx of [640, 960, 1600]) {
      const [drawing] = walkOf(ON_PAPER, trace, trace.rowCount, "en", widthPx);
      const numbers = textsOf(drawing!).filter(({ text, weight }) => weight > 400 && /^\d+$/.test(text));
      expect(numbers.map(({ text }) => Number(text))).toEqual(Array.from({ length: accesses }, (_, at) => at + 1));
      // Down one column of the grid after the other.
      const places = numbers.map(({ x, y }) => x * 10_000 + y);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      const told = textsOf(drawing!).filter(({ text }) => /^\d+\. /.test(text));
      expect(told).toHaveLength(accesses);
      expect(clashesIn(drawing!)).toEqual([]);
    }
  });

  it("is none before anything was translated", () => {
    expect(walkOf(ON_PAPER, trace, 0, "en")).toEqual([]);
  });
});

describe("the pages of a machine that moves as a picture", () => {
  const given = movingScenario({
    machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
    commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
  });

  it("has a cell for each page, and says how many are where", () => {
    const [drawing] = movesOf(ON_PAPER, given, 108, "en");
    const texts = textsOf(drawing!).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["4 there", "8 to send", "4 written again"]));
    // Of the page and of the legend: those written again have a mark, those to be sent an outline.
    const boxes = drawing!.shapes.filter((shape) => shape.kind === "rect");
    expect(boxes.filter(({ stroke }) => stroke)).toHaveLength(8 + 1);
    expect(boxes.filter(({ fill }) => fill)).toHaveLength(16 + 3 + 4 + 1);
    expect(movesOf(ON_PAPER, given, 50, "en")).toEqual([]);
  });
});

describe("every picture", () => {
  it("of the gallery has no text on another one, and none that is cut by the edge", () => {
    for (const { scenario: given } of scenarios)
      for (const drawing of drawingsOf(given, 160)) expect([given.title, ...clashesIn(drawing)]).toEqual([given.title]);
  });

  it("is valid XML with the names as they are, whatever they are", () => {
    const names = fc.string({
      unit: fc.constantFrom("<", "&", '"', "'", "\u0000", "\u001b", "\ud800", "]]>", "数", "a"),
    });
    fc.assert(
      fc.property(names, (name) => {
        const title = `<${name}>`;
        for (const drawing of drawingsOf(W1_RR, 20, title)) {
          const document = parsed(svgOf(drawing));
          const shown = ["\u0000", "\u001b", "\ud800"].reduce((text, sign) => text.replaceAll(sign, "\ufffd"), title);
          expect(document.querySelector("title")!.textContent).toBe(shown);
          expect(document.querySelectorAll("text").length).toBe(textsOf(drawing).length);
        }
      }),
      examples(8),
    );
  });

  it("can be made of any run, as SVG and as TikZ", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (drawn) => {
        for (const drawing of drawingsOf(drawn, 60)) {
          const document = parsed(svgOf(drawing));
          expect(document.documentElement.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
          const tikz = tikzOf(drawing);
          expect(tikz).not.toMatch(/NaN|Infinity|undefined/);
          const open = tikz.replaceAll(/\\[{}]/g, "");
          expect(open.split("{").length).toBe(open.split("}").length);
          expect(tikz.split("\\begin{scope}").length).toBe(tikz.split("\\end{scope}").length);
        }
      }),
      examples(10),
    );
  });
});

describe("a picture of pixels", () => {
  it("is as many times as large as asked for while a canvas can be, and says when it cannot", () => {
    expect(pngSize(1000, 400, 4)).toEqual({ scale: 4, width: 4000, height: 1600, isReduced: false });
    const wide = pngSize(12_000, 500, 4);
    expect(wide).toMatchObject({ width: 16_384, isReduced: true });
    const large = pngSize(4000, 4000, 4);
    expect(large.isReduced).toBe(true);
    expect(large.width * large.height).toBeLessThanOrEqual(16_777_216);
  });
});
