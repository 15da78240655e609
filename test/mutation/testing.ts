/**
 * Runs the test files in Vitest with the mutants built into what they load: one file after the other under all mutants that
 * its tests reach; then the mutants that hold while modules load, each by itself, with the files nearest to it.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { normalizePath } from "vite";
import { createVitest, type TestSpecification, type Vitest } from "vitest/node";
import { readReferences } from "../architecture/sourceFile.ts";
import { cpuTime, tell, told, type Entry, type Now } from "./log.ts";
import { filesUnder, type Sample } from "./mutants.ts";

/** The exit code when a mutant was stopped: what remains is run by a new process. */
export const STOPPED = 42;

/** After so long without using the CPU a test waits for something that never comes. */
const IDLE = 60_000;
/** What loading modules may take, beside five times what tests take without the mutant. */
const LOADING = 30_000;
const HOUR = 3_600_000;

export async function runTests(
  root: string,
  folder: string,
  { limit, under }: { readonly limit: number; readonly under: string },
): Promise<void> {
  const sample = JSON.parse(readFileSync(join(folder, "sample.json"), "utf8")) as Sample;
  const graph = importersOf(root);
  const near = new Map<string, number>();
  for (const file of Object.keys(sample.code)) for (const [test] of testsNear(graph, file)) near.set(test, 0);
  const versions = Object.fromEntries(
    [...near.keys()].map((file) => [file, `${file}@${hashOf(readFileSync(join(root, file), "utf8"))}`]),
  );
  const cost = costs(root, told(folder));
  const order: string[] = [];
  const vitest = await start(root, sample, order);
  const specifications = new Map<string, TestSpecification>();
  for (const one of await vitest.globTestSpecifications()) {
    const file = normalizePath(one.moduleId).slice(normalizePath(root).length + 1);
    if (file.startsWith(under)) specifications.set(file, one);
  }
  const task = { folder, limit, versions, mutant: "none" };
  const run = async (files: readonly string[], mutant: string) => {
    order.splice(0, order.length, ...files);
    vitest.config.bail = mutant === "none" ? 0 : 1;
    vitest.provide("mutation", { ...task, mutant });
    return vitest.runTestSpecifications(
      files.map((file) => specifications.get(file)!),
      true,
    );
  };

  const done = new Set(told(folder).flatMap((entry) => ("tested" in entry ? [entry.tested] : [])));
  const files = [...near.keys()].filter((file) => specifications.has(file)).toSorted((a, b) => cost(a) - cost(b));
  const stopWatching = watch(
    folder,
    () => JSON.parse(readFileSync(join(folder, "now.json"), "utf8") || "null") as Now | null,
  );
  const quick = files.filter((file) => cost(file) <= limit);
  const left = quick.filter((file) => !done.has(versions[file]!));
  if (left.length > 0) await run(left, "none");
  stopWatching();
  const long = new Set(files.filter((file) => !quick.includes(file)));
  for (const { id, file } of sample.mutants) {
    const untried = [...testsNear(graph, file).keys()].filter((test) => long.has(test)).length;
    if (untried > 0) tell(folder, { passed: id, versions: [], apart: false, ms: 0, left: untried });
  }

  const known = new Map(
    told(folder).flatMap((entry) => ("tested" in entry ? [[entry.tested, entry.ms] as const] : [])),
  );
  for (const { mutant, tried } of apart(told(folder))) {
    const { file } = sample.mutants.find(({ id }) => id === mutant)!;
    const all = [...testsNear(graph, file)].filter(([test]) => specifications.has(test));
    const inOrder = all.toSorted(([a, far], [b, farther]) => far - farther || cost(a) - cost(b)).map(([test]) => test);
    const tests: string[] = [];
    let ms = 0;
    for (const test of inOrder) {
      const own = known.get(versions[test]!);
      if (own === undefined || ms + own > limit || tried.has(versions[test]!)) continue;
      tests.push(test);
      ms += own;
    }
    if (tests.length === 0 && tried.size > 0) continue;
    const stop = watch(folder, () => ({ mutant, by: "modules of its own", limit: 5 * ms + LOADING }));
    const result = tests.length > 0 ? await run(tests, mutant) : null;
    stop();
    const failed = result?.testModules.find((one) => one.state() === "failed");
    if (failed) {
      const test = [...failed.children.allTests("failed")][0];
      const error = (failed.errors()[0] ?? test?.result().errors?.[0])?.message ?? "";
      tell(folder, {
        killed: mutant,
        how: "failed",
        by: `${failed.relativeModuleId}: ${test?.name ?? "loading"}`,
        error: error.slice(0, 200),
      });
      continue;
    }
    const passed = tests.map((test) => versions[test]!);
    tell(folder, { passed: mutant, versions: passed, apart: true, ms, left: all.length - tests.length - tried.size });
  }
  await vitest.close();
}

/** The mutants to be run with modules of their own, and the test files that have passed so under them. */
function apart(entries: readonly Entry[]): { mutant: string; tried: Set<string> }[] {
  const ids = new Set<string>();
  for (const entry of entries) {
    if ("atImport" in entry) for (const id of entry.atImport) ids.add(id);
    if ("unsure" in entry) ids.add(entry.unsure);
  }
  for (const entry of entries) if ("killed" in entry) ids.delete(entry.killed);
  return [...ids].map((mutant) => {
    const passed = entries.flatMap((entry) =>
      "passed" in entry && entry.passed === mutant && entry.apart ? entry.versions : [],
    );
    return { mutant, tried: new Set(passed) };
  });
}

async function start(root: string, { code }: Sample, order: readonly string[]): Promise<Vitest> {
  const place = ({ moduleId }: TestSpecification) => order.findIndex((file) => moduleId.endsWith(`/${file}`));
  class InOrder {
    sort(all: TestSpecification[]) {
      return all.toSorted((a, b) => place(a) - place(b));
    }

    shard(all: TestSpecification[]) {
      return all;
    }
  }
  const at = join(import.meta.dirname);
  return createVitest(
    "test",
    {
      root,
      config: false,
      watch: false,
      pool: "threads",
      isolate: false,
      maxWorkers: 1,
      fileParallelism: false,
      include: ["test/**/*.test.ts"],
      exclude: ["test/e2e/**", "test/browser/**", "test/bench/**"],
      setupFiles: ["test/support/seed.ts", join(at, "setup.ts")],
      runner: join(at, "runner.ts"),
      reporters: [{}],
      testTimeout: HOUR,
      hookTimeout: HOUR,
      sequence: { sequencer: InOrder },
      silent: true,
      update: false,
    },
    {
      logLevel: "error",
      cacheDir: join(root, "node_modules/.cache/mutation/vite"),
      server: { watch: null },
      plugins: [
        {
          name: "mutants",
          enforce: "pre",
          load: (id) => code[normalizePath(id).slice(normalizePath(root).length + 1)] ?? null,
        },
      ],
    },
  );
}

/** Ends the process when what runs takes longer than it may: a test that never comes back holds its thread. */
function watch(folder: string, current: () => Now | null): () => void {
  let last = "";
  let begun = 0;
  let busy = { at: Date.now(), cpu: 0 };
  const timer = setInterval(() => {
    const now = current();
    const text = JSON.stringify(now);
    if (text !== last) [last, begun, busy] = [text, cpuTime(), { at: Date.now(), cpu: cpuTime() }];
    if (!now) return;
    if (cpuTime() - busy.cpu > 200) busy = { at: Date.now(), cpu: cpuTime() };
    const isLate = cpuTime() - begun > now.limit;
    if (!isLate && Date.now() - busy.at < IDLE) return;
    tell(folder, { killed: now.mutant, how: "late", by: now.by, error: isLate ? "never ends" : "waits for ever" });
    process.exit(STOPPED);
  }, 1000);
  return () => clearInterval(timer);
}

/** What a test file takes: as it took before, here or in `npm test`; else by its length. */
function costs(root: string, entries: readonly Entry[]): (file: string) => number {
  const known = new Map<string, number>();
  const cache = join(root, "node_modules/.cache/vite/vitest");
  for (const folder of existsSync(cache) ? readdirSync(cache) : []) {
    const kept = join(cache, folder, "results.json");
    if (!existsSync(kept)) continue;
    const { results } = JSON.parse(readFileSync(kept, "utf8")) as {
      results: readonly [string, { readonly duration: number }][];
    };
    for (const [key, { duration }] of results) known.set(key.replace(/^unit:/, ""), duration);
  }
  for (const entry of entries) if ("tested" in entry) known.set(entry.tested.split("@")[0]!, entry.ms);
  return (file) => known.get(file) ?? statSync(join(root, file)).size / 10;
}

/** Which files import a file of `src` or `test`. */
function importersOf(root: string): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const path of [...filesUnder(root, "src"), ...filesUnder(root, "test")]) {
    const { files } = readReferences({ path, text: readFileSync(join(root, path), "utf8") });
    for (const file of files) importers.set(file, [...(importers.get(file) ?? []), path]);
  }
  return importers;
}

/** The test files that load a file, with the number of imports between. */
function testsNear(importers: ReadonlyMap<string, readonly string[]>, file: string): Map<string, number> {
  const far = new Map([[file, 0]]);
  for (const [each, distance] of far)
    for (const other of importers.get(each) ?? []) if (!far.has(other)) far.set(other, distance + 1);
  return new Map([...far].filter(([each]) => each.endsWith(".test.ts")));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
