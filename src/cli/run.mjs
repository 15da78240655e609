/**
 * Starts the command-line runner from its TypeScript sources, without a build: Vite, which is here anyway, translates
 * them as they are loaded, on every Node version that the project supports. All that the runner may touch of the
 * world is handed to `main` here; it returns the exit code.
 */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { runnerImport } from "vite";

// npm runs scripts in the project's folder; a path was typed in the folder that npm was called from.
const isNpmScript = ["simulate", "grade"].includes(process.env.npm_lifecycle_event);
const typedIn = (isNpmScript && process.env.INIT_CWD) || process.cwd();

const io = {
  stdout: (chunk) => process.stdout.write(chunk),
  stderr: (chunk) => process.stderr.write(chunk),
  /** The text of a file; `-` is standard input. */
  readFile: (path) => (path === "-" ? text(process.stdin) : readFile(resolve(typedIn, path), "utf8")),
  /** The bytes of a file in pieces. */
  readBytes: (path) => (path === "-" ? process.stdin : createReadStream(resolve(typedIn, path))),
};

// A reader like `head` that stops early is no error.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

const { module } = await runnerImport(join(import.meta.dirname, "main.ts"), {
  root: join(import.meta.dirname, "../.."),
  configFile: false,
  envFile: false,
  logLevel: "error",
  cacheDir: "node_modules/.cache/vite-cli",
});
process.exitCode = await module.main(process.argv.slice(2), io);
