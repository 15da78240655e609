/**
 * Mutants: small changes of the core's sources, each of which some test should notice. All are counted, some are drawn by a
 * seed, and the drawn ones are built into a copy of the sources as switches: which of them holds is said while a test runs.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { createStream, nextInt, type RandomStream } from "../../src/base/prng.ts";

export interface Mutant {
  readonly id: string;
  /** The folder of `src` it counts for. */
  readonly folder: string;
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Sample {
  /** What the sources and the choice come to: another one makes what is known of the mutants worthless. */
  readonly sources: string;
  /** How many mutants each folder has. */
  readonly counts: Readonly<Record<string, number>>;
  readonly mutants: readonly Mutant[];
  /** The files with mutants in them, as they are loaded. */
  readonly code: Readonly<Record<string, string>>;
}

const FOLDERS = ["vmm", "manager", "engine", "codec"];

/** Draws `count` mutants of the files under `under`, or takes the sample that is kept in `folder`, if it is the same. */
export async function drawMutants(
  root: string,
  folder: string,
  choice: { readonly count: number; readonly seed: number; readonly under: string },
): Promise<Sample> {
  const files = FOLDERS.flatMap((name) => filesUnder(root, `src/${name}`))
    .filter((name) => name.startsWith(choice.under))
    .map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), "utf8") }));
  const sources = createHash("sha256")
    .update(JSON.stringify([files, choice]))
    .digest("hex");
  const kept = join(folder, "sample.json");
  if (existsSync(kept)) {
    const sample = JSON.parse(readFileSync(kept, "utf8")) as Sample;
    if (sample.sources === sources) return sample;
  }
  const all = (await instrumenter(null).instrument(files, OPTIONS)).mutants;
  const byFolder = new Map(FOLDERS.map((name) => [name, all.filter(({ fileName }) => folderOf(fileName) === name)]));
  const counts = Object.fromEntries([...byFolder].map(([name, { length }]) => [name, length]));
  const chosen = choose(counts, choice.count, createStream(choice.seed, "mutants"));
  const ids = new Set([...byFolder].flatMap(([name, of]) => chosen[name]!.map((at) => of[at]!.id)));
  const built = await instrumenter(ids).instrument(files, OPTIONS);
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  const mutants = built.mutants
    .filter(({ id }) => ids.has(id))
    .map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      folder: folderOf(fileName),
      file: fileName,
      line: location.start.line + 1,
      mutator: mutatorName,
      original: textAt(texts.get(fileName)!, location),
      replacement: replacement ?? "",
    }));
  const changed = new Set(mutants.map(({ file }) => file));
  const code = Object.fromEntries(
    built.files.flatMap(({ name, content }) => (changed.has(name) ? [[name, content]] : [])),
  );
  const sample = { sources, counts, mutants, code };
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, JSON.stringify(sample));
  writeFileSync(join(folder, "log.jsonl"), "");
  return sample;
}

const OPTIONS = { plugins: null, excludedMutations: [], ignorers: [] };

/** Stryker's maker of mutants, which builds in only those of `ids`; the others keep their numbers. */
function instrumenter(ids: ReadonlySet<string> | null): Instrumenter {
  const silent = {
    isTraceEnabled: no,
    isDebugEnabled: no,
    isInfoEnabled: no,
    isWarnEnabled: no,
    isErrorEnabled: no,
    isFatalEnabled: no,
    trace: no,
    debug: no,
    info: no,
    warn: no,
    error: no,
    fatal: no,
  };
  const plain = new Instrumenter(silent);
  if (!ids) return plain;
  const transform = plain["_transform"];
  return new Instrumenter(silent, undefined, undefined, (ast, collector, context) => {
    const collect = collector.collect.bind(collector);
    collector.collect = (file, original, mutable, offset) => {
      if (!ids.has(String(collector.mutants.length))) mutable.ignoreReason = "not drawn";
      return collect(file, original, mutable, offset);
    };
    transform(ast, collector, context);
    collector.collect = collect;
  });
}

function no(): boolean {
  return false;
}

/**
 * The places of the mutants to take of each folder: `total` of them, shared out by the roots of the folders' sizes, so that a
 * small folder has enough of them for a figure of its own.
 */
function choose(
  counts: Readonly<Record<string, number>>,
  total: number,
  random: RandomStream,
): Record<string, number[]> {
  const roots = Object.values(counts).reduce((sum, count) => sum + Math.sqrt(count), 0);
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => {
      const places = Array.from({ length: count }, (_, at) => at);
      const taken = Math.min(count, Math.round((total * Math.sqrt(count)) / roots));
      for (let at = 0; at < taken; at++) {
        const other = at + nextInt(random, count - at);
        [places[at], places[other]] = [places[other]!, places[at]!];
      }
      return [name, places.slice(0, taken)];
    }),
  );
}

function folderOf(file: string): string {
  return file.split("/")[1]!;
}

/** The files of TypeScript in a folder, as paths from `root` with `/`. */
export function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.tsx?$/.test(name))
    .toSorted();
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function textAt(text: string, { start, end }: { readonly start: Place; readonly end: Place }): string {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last]!.slice(0, end.column);
  lines[0] = lines[0]!.slice(start.column);
  return lines.join("\n");
}
