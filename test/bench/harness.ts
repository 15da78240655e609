/**
 * What benchmarks of the core share: each kernel runs in a process of its own, so that no other one's types reach its
 * call sites, and rounds are interleaved (ABAB), so that whatever slows the machine slows all of them.
 *
 * A kernel speaks lines on stdin and stdout: numbers in, milliseconds and numbers out. A bench file holds its kernels
 * and the comparison; built into one module, as the page is, it serves whichever kernel its process is told to.
 *
 * Milliseconds are CPU time of the kernel's process, with what the engine does beside the script (collecting garbage,
 * compiling): the clock on the wall would also count the work of whoever else uses the machine.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { judged } from "./unmet.ts";

/** Prepares a round; what it returns is timed and gives the numbers by which kernels are compared. */
export type Kernel = (input: readonly number[]) => () => readonly number[];

export interface Answer {
  readonly ms: number;
  readonly result: readonly number[];
}

export interface RunningKernel {
  readonly name: string;
  /** Runs one round. Rejects when the process ends instead. */
  run(input: readonly number[]): Promise<Answer>;
}

const ROUNDS = 7;
const WARM_UPS = 2;
const ROOT = join(import.meta.dirname, "../..");
const KERNEL_FLAG = "--kernel=";

/** In the process of a kernel: answers its rounds until the input ends. Elsewhere: returns at once. */
export async function serveKernels(kernels: Readonly<Record<string, Kernel>>): Promise<void> {
  const flag = process.argv.find((argument) => argument.startsWith(KERNEL_FLAG));
  if (flag === undefined) return;
  const kernel = kernels[flag.slice(KERNEL_FLAG.length)]!;
  for await (const line of createInterface({ input: process.stdin })) {
    const round = kernel(line.split(" ").map(Number));
    globalThis.gc?.();
    const begin = process.cpuUsage();
    const result = round();
    const { user, system } = process.cpuUsage(begin);
    process.stdout.write(`${(user + system) / 1000} ${result.join(" ")}\n`);
  }
  process.exit(0);
}

/**
 * Builds the bench file and starts a process for each of its kernels, runs `task` with them and stops them. Further
 * kernels, written in another language, come as command lines.
 */
export async function withKernels<T>(
  benchFile: string,
  names: readonly string[],
  task: (kernels: Readonly<Record<string, RunningKernel>>) => Promise<T>,
  commands: Readonly<Record<string, readonly string[]>> = {},
): Promise<T> {
  const folder = await cacheFolder(basename(benchFile, ".bench.ts"));
  const processes: ChildProcess[] = [];
  try {
    const module = await buildModule(benchFile, folder);
    const kernels: Record<string, RunningKernel> = {};
    const start = (name: string, [program, ...given]: readonly string[]) => {
      const child = spawn(program!, given, { stdio: ["pipe", "pipe", "inherit"] });
      processes.push(child);
      kernels[name] = talkTo(name, child);
    };
    for (const name of names) start(name, [process.execPath, "--expose-gc", module, `${KERNEL_FLAG}${name}`]);
    for (const [name, command] of Object.entries(commands)) start(name, command);
    return await task(kernels);
  } finally {
    for (const child of processes) child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** An empty folder inside the project, where built modules find its packages. */
export async function cacheFolder(name: string): Promise<string> {
  const cache = join(ROOT, "node_modules/.cache/bench");
  await mkdir(cache, { recursive: true });
  return mkdtemp(join(cache, `${name}-`));
}

async function buildModule(file: string, folder: string): Promise<string> {
  const { build } = await import("vite");
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: file,
      outDir: folder,
      minify: false,
      target: "es2022",
      rolldownOptions: { output: { entryFileNames: "bench.mjs" } },
    },
  });
  return join(folder, "bench.mjs");
}

function talkTo(name: string, child: ChildProcess): RunningKernel {
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    name,
    run: async (input) => {
      child.stdin!.write(`${input.join(" ")}\n`);
      const line = await lines.next();
      if (line.done) throw new Error(`the kernel ${name} ended without an answer`);
      const [ms, ...result] = line.value.split(" ").map(Number);
      return { ms: ms!, result };
    },
  };
}

/** One thing that is timed: a kernel, what it is given, and how much work that is. */
export interface Timed {
  readonly kernel: RunningKernel;
  readonly input: readonly number[];
  /** Operations, slices, rows: what a rate counts. */
  readonly units: number;
}

/** Units per second of each, round by round, after two warm-ups. Index: as given, then round. */
export async function interleave(all: readonly Timed[]): Promise<number[][]> {
  const rates: number[][] = all.map(() => []);
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1)
    for (const [at, { kernel, input, units }] of all.entries()) {
      const { ms } = await kernel.run(input);
      if (round >= WARM_UPS) rates[at]!.push((units / ms) * 1000);
    }
  return rates;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/** Stops the benchmark when two kernels disagree: a faster wrong answer is no answer. */
export function assertSame(what: string, ours: readonly number[], theirs: readonly number[]): void {
  const at = ours.findIndex((value, index) => value !== theirs[index]);
  if (at >= 0 || ours.length !== theirs.length)
    throw new Error(`${what}: place ${at} of the result is ${ours[at]} here and ${theirs[at]} there`);
}

/** Prints one comparison, which fails when it is below its gate. */
export function report(what: string, ratios: readonly number[], gate: number | null, details: string): void {
  const middle = median(ratios);
  const figures = `${middle.toFixed(2).padStart(8)}x  least ${Math.min(...ratios).toFixed(2)}`;
  const limit = judged(what, gate, gate !== null && middle < gate);
  process.stdout.write(`${what.padEnd(40)}${figures.padEnd(26)}${limit.padEnd(26)}${details}\n`);
}

/** Prints how much more the large case costs than the small one, which fails when that is above the gate. */
export function reportGrowth(what: string, ratios: readonly number[], gate: number, details: string): void {
  const middle = median(ratios);
  const figures = `${middle.toFixed(2).padStart(8)}x  most ${Math.max(...ratios).toFixed(2)}`;
  const limit = judged(what, gate, middle > gate);
  process.stdout.write(`${what.padEnd(40)}${figures.padEnd(26)}${limit.padEnd(26)}${details}\n`);
}

/** Ratios of two rate lists, round by round. */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((rate, round) => rate / theirs[round]!);
}

/** Whether a case is wanted: `--only=TEXT` asks for those whose names have the text. */
export function isWanted(name: string): boolean {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  return only === undefined || name.includes(only);
}

/** A rate for people: `12.3 M/s`. */
export function perSecond(rate: number, unit: string): string {
  if (rate >= 1e6) return `${(rate / 1e6).toFixed(2)} M ${unit}/s`;
  return `${(rate / 1e3).toFixed(1)} k ${unit}/s`;
}
