/**
 * Runs the tests of a file, then each of them again under every mutant that it reached, quickest first, until one fails. The
 * modules stay loaded meanwhile. Under a mutant that holds from the beginning it only runs the tests.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TestRunner, type RunnerTask, type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite } from "vitest";
import { cpuTime, tell, told, type Now, type Task } from "./log.ts";
import { switches } from "./switches.ts";

interface Passed {
  readonly test: RunnerTestCase;
  readonly ms: number;
  readonly hits: Readonly<Record<string, number>>;
}

/** What a test may take under a mutant, beside five times what it takes without. */
const GRACE = 5000;
/** How often a mutant may be reached, beside twenty times what the code without it does. */
const MORE_HITS = 10_000;

/** The mutants that have been reached while modules were loaded. */
const loaded = new Set<string>();

export default class MutationRunner extends TestRunner {
  readonly #task = this.injectValue("mutation") as Task;
  #passed: Passed[] = [];
  #failing = 0;
  #started = 0;

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(test);
    this.#started = cpuTime();
    switches.mutantCoverage.perTest = {};
    switches.currentTestId = test.id;
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test);
    switches.currentTestId = undefined;
    if (test.result?.state === "fail") this.#failing += 1;
    if (test.result?.state !== "pass") return;
    const hits = switches.mutantCoverage.perTest[test.id] ?? {};
    this.#passed.push({ test: test as RunnerTestCase, ms: cpuTime() - this.#started, hits });
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    if ("filepath" in suite && this.#task.mutant === "none") await this.#tryMutants(suite as RunnerTestFile);
    await super.onAfterRunSuite(suite);
  }

  async #tryMutants(file: RunnerTestFile): Promise<void> {
    const { folder, versions } = this.#task;
    const tests = this.#passed.toSorted((a, b) => a.ms - b.ms);
    const version = versions[file.name]!;
    const atImport = Object.keys(switches.mutantCoverage.static).filter((id) => !loaded.has(id));
    for (const id of atImport) loaded.add(id);
    if (atImport.length > 0) tell(folder, { atImport });
    const reached = [...new Set(tests.flatMap(({ hits }) => Object.keys(hits)))];
    const { dead, spent } = knownOf(folder);
    const broken = new Set<RunnerTestCase>();
    for (const mutant of reached) {
      if (!dead.has(mutant)) await this.#tryMutant(mutant, { tests, version, broken, spent: spent.get(mutant) ?? 0 });
    }
    const ms = tests.reduce((sum, test) => sum + test.ms, 0);
    tell(folder, { tested: version, ms, reached, failing: this.#failing });
    this.#passed = [];
    this.#failing = 0;
  }

  async #tryMutant(
    mutant: string,
    of: {
      readonly tests: readonly Passed[];
      readonly version: string;
      readonly broken: Set<RunnerTestCase>;
      spent: number;
    },
  ): Promise<void> {
    const { folder, limit } = this.#task;
    let ms = 0;
    let left = 0;
    for (const one of of.tests) {
      const hits = one.hits[mutant];
      if (hits === undefined) continue;
      if (of.spent + ms + one.ms > limit || of.broken.has(one.test)) {
        left += 1;
        continue;
      }
      ms += one.ms;
      const by = `${of.version.split("@")[0]}: ${one.test.name}`;
      this.#now({ mutant, by, limit: 5 * one.ms + GRACE });
      const error = await outcome(one.test, mutant, 20 * hits + MORE_HITS, (test) => this.#around(test));
      const wasReached = switches.hitCount > 0;
      this.#now(null);
      if (error === null && wasReached) continue;
      if (error !== null && (await outcome(one.test, "none", 1, (test) => this.#around(test))) === null) {
        tell(folder, { killed: mutant, how: "failed", by, error });
        return;
      }
      // The test has kept what came of the code without it, or keeps what came of it.
      if (error !== null) of.broken.add(one.test);
      tell(folder, { unsure: mutant });
    }
    tell(folder, { passed: mutant, versions: [of.version], apart: false, ms, left });
  }

  #around(test: RunnerTestCase): { before: () => void; after: () => void } {
    return { before: () => super.onBeforeTryTask(test), after: () => super.onAfterTryTask(test) };
  }

  #now(now: Now | null): void {
    writeFileSync(join(this.#task.folder, "now.json"), JSON.stringify(now));
  }
}

/** The mutants that need no more tests, and what others have had. */
function knownOf(folder: string): { dead: Set<string>; spent: Map<string, number> } {
  const dead = new Set<string>();
  const spent = new Map<string, number>();
  for (const entry of told(folder)) {
    if ("killed" in entry) dead.add(entry.killed);
    if ("passed" in entry && !entry.apart) spent.set(entry.passed, (spent.get(entry.passed) ?? 0) + entry.ms);
  }
  return { dead, spent };
}

/** What a test says under a mutant; null when it passes. */
async function outcome(
  test: RunnerTestCase,
  mutant: string,
  mostHits: number,
  around: (test: RunnerTestCase) => { before: () => void; after: () => void },
): Promise<string | null> {
  const suites: RunnerTestSuite[] = [];
  for (let suite = test.suite; suite; suite = suite.suite) suites.unshift(suite);
  if (suites[0] !== test.file) suites.unshift(test.file);
  const hooks = suites.map((suite) => [suite, TestRunner.getSuiteHooks(suite)] as const);
  const { before, after } = around(test);
  const ends: (() => unknown)[] = [];
  switches.hitCount = 0;
  switches.hitLimit = mostHits;
  switches.activeMutant = mutant;
  try {
    before();
    for (const [suite, { beforeEach }] of hooks) {
      for (const hook of beforeEach) {
        const end = await hook(test.context, suite);
        if (typeof end === "function") ends.unshift(end as () => unknown);
      }
    }
    await TestRunner.getTestFn(test)();
    after();
    return null;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).slice(0, 200);
  } finally {
    for (const [suite, { afterEach }] of hooks.toReversed())
      for (const hook of afterEach) ends.push(() => hook(test.context, suite));
    for (const end of ends) await Promise.resolve().then(end).catch(no);
    switches.activeMutant = "none";
  }
}

/** What is cleaned up badly after a mutant shows when the test runs without it. */
function no(): void {}
