/** Peers in other languages, as far as this machine can run them. */
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../harness.ts";

const run = promisify(execFile);

interface Language {
  /** What it takes to run it. */
  readonly needs: string;
  /** The command line of `source`, ready to run. Throws where that cannot be. */
  prepare(source: string, folder: string): Promise<readonly string[]>;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  ".cpp": {
    needs: "g++",
    prepare: async (source, folder) => {
      const program = join(folder, basename(source, ".cpp"));
      await run("g++", ["-O2", "-std=c++17", "-o", program, source]);
      return [program];
    },
  },
  ".py": {
    needs: "python3",
    prepare: async (source) => {
      await run("python3", ["--version"]);
      return ["python3", source];
    },
  },
};

/**
 * Command lines by the names of the kernels, whose sources stand in this folder. A kernel that cannot be run here is left
 * out, and a line of the output says so. `remove`: when they are done with.
 */
export async function foreignKernels(goal: string, sources: Readonly<Record<string, string>>) {
  const folder = await cacheFolder("foreign");
  const commands: Record<string, readonly string[]> = {};
  for (const [name, source] of Object.entries(sources)) {
    const { needs, prepare } = LANGUAGES[extname(source)]!;
    try {
      commands[name] = await prepare(join(import.meta.dirname, source), folder);
    } catch {
      process.stdout.write(`${goal} ${name}: left out, there is no ${needs} here\n`);
    }
  }
  return { commands, remove: () => rm(folder, { recursive: true, force: true }) };
}
