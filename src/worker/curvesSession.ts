/**
 * The worker for faults by frames, without the worker: takes messages, works in portions between them, and answers. It holds
 * the references that were read last.
 *
 * ```
 * read file --> reading … known      load --> loaded … loaded (the last)
 * run scenario --> known      curves --> points … points (share 1)      sweep scenario --> swept … swept (the last)
 * ```
 */
import type { PageNames, ReadReferences, ReferenceOptions } from "../codec/references/options.ts";
import { ReferenceReader } from "../codec/references/referenceReader.ts";
import { CurveRuns } from "../engine/curves.ts";
import { OwnReferences } from "../engine/curves/ownReferences.ts";
import { LoadCurve } from "../engine/loadCurve.ts";
import { Sweep } from "../engine/sweep.ts";
import { isWrite, type ReferenceTrace } from "../model/referenceTrace.ts";
import { valueOf } from "../trace/figures/shares.ts";
import { sizesUpTo } from "../trace/figures/faultCurves.ts";
import type { CurvePart, FromCurves, KnownReferences, ToCurves } from "./curvesProtocol.ts";

export interface CurvesSession {
  receive(message: ToCurves): void;
  /** Does a portion of work; false when there is none left. */
  work(): boolean;
  /** Settles when the file that was to be read last has been, or is no longer wanted. */
  readonly reading: Promise<void>;
}

/** A piece of a file, and how much of it has been read with that, 0 to 1. */
export interface FilePiece {
  readonly text: string;
  readonly share: number;
}

const SHOWN_FIRST = 10;
/** Shares of the work that are told one by one: each is drawn. */
const TOLD_SHARE = 0.02;

export function createCurvesSession(
  post: (message: FromCurves) => void,
  piecesOf: (file: Blob) => AsyncIterable<FilePiece>,
  portion: () => () => boolean = () => () => false,
): CurvesSession {
  let trace: ReferenceTrace | null = null;
  let job = 0;
  let runs: CurveRuns | null = null;
  let own: OwnReferences | null = null;
  let load: LoadCurve | null = null;
  let sweep: Sweep | null = null;
  let reading = Promise.resolve();
  let toldShare = 0;
  let untold: CurvePart[] = [];

  const stop = () => {
    runs = null;
    own = null;
    load = null;
    sweep = null;
  };

  const read = async (file: Blob, options: ReferenceOptions, ofJob: number): Promise<void> => {
    const reader = new ReferenceReader(options);
    try {
      for await (const { text, share } of piecesOf(file)) {
        if (job !== ofJob) return;
        reader.push(text);
        if (reader.isDone) break;
        post({ type: "reading", job: ofJob, share, kept: reader.kept });
      }
    } catch (error) {
      if (job !== ofJob) return;
      const reason = error instanceof Error ? error.message : String(error);
      post({ type: "refused", job, problems: [{ code: "traceUnreadable", path: "", values: { reason } }], rows: [] });
      return;
    }
    if (job !== ofJob) return;
    const opened = reader.finish();
    if (!opened.ok) {
      post({ type: "refused", job, problems: opened.problems, rows: opened.rows ?? [] });
      return;
    }
    trace = opened.value.trace;
    post({ type: "known", job, known: knownOf(opened.value) });
  };

  return {
    get reading() {
      return reading;
    },
    receive(message) {
      if (message.type === "take") {
        if (trace) post({ type: "part", job: message.job, part: partOf(trace, message.from, message.count) });
        return;
      }
      stop();
      ({ job } = message);
      switch (message.type) {
        case "stop":
          return;
        case "read":
          trace = null;
          reading = read(message.file, message.options, job);
          return;
        case "load":
          load = new LoadCurve(message.scenario, message.most);
          return;
        case "sweep":
          sweep = new Sweep(message.scenario, message.sweep, message.vm);
          if (sweep.isDone) post({ type: "swept", job, point: null, of: 0, isLast: true });
          return;
        case "run":
          trace = null;
          own = new OwnReferences(message.scenario);
          return;
        case "curves": {
          if (!trace) return;
          const { choices, sizes, seed } = message;
          toldShare = 0;
          untold = [];
          runs = new CurveRuns(trace, {
            choices,
            sizes: typeof sizes === "number" ? sizesUpTo(trace.distinct, sizes) : sizes,
            seed,
          });
          post({ type: "points", job, found: [], share: 0 });
        }
      }
    },
    work() {
      try {
        if (own) {
          trace = own.work(portion());
          if (trace) {
            const { isCut } = own;
            own = null;
            const known = { references: trace.pages.length, distinct: trace.distinct, file: null, first: [], isCut };
            post({ type: "known", job, known });
          }
        } else if (load) {
          const found = load.work(portion());
          if (found) {
            const { machines, scenario, utilization, faults, isCut } = found;
            const figure = { machines, scenario, useful: utilization && valueOf(utilization), faults, isCut };
            post({ type: "loaded", job, figure, isLast: load.isDone });
          }
          if (load.isDone) load = null;
        } else if (sweep) {
          const point = sweep.work(portion());
          if (point) post({ type: "swept", job, point, of: sweep.length, isLast: sweep.isDone });
          if (sweep.isDone) sweep = null;
        } else if (runs) {
          const found = runs.work(portion());
          if (found) untold.push(found);
          if (runs.isDone || runs.share >= toldShare + TOLD_SHARE) {
            toldShare = runs.share;
            post({ type: "points", job, found: untold, share: runs.share });
            untold = [];
          }
          if (runs.isDone) runs = null;
        }
      } catch (error) {
        stop();
        post({ type: "failed", job, report: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      return own !== null || runs !== null || load !== null || sweep !== null;
    },
  };
}

function knownOf({ trace, names, ...file }: ReadReferences): KnownReferences {
  const first = Array.from(trace.pages.subarray(0, SHOWN_FIRST), (page) => nameOf(names, page));
  return { references: trace.pages.length, distinct: trace.distinct, file, first, isCut: file.isCut };
}

const nameOf = (names: PageNames, page: number) =>
  names.kind === "texts" ? (names.values[page] ?? "") : (names.values[page] ?? 0).toString(names.radix);

function partOf(trace: ReferenceTrace, from: number, count: number) {
  const pages = trace.pages.slice(from, from + count);
  return { from, pages, writes: Array.from(pages, (_, at) => isWrite(trace, from + at)) };
}
