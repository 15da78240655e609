/** Starts the mutation test, which is written in TypeScript: `npm run --silent mutate -- --count 400 --seed 1 --under src/codec`. */
import { join } from "node:path";
import { runnerImport } from "vite";

const { module } = await runnerImport(join(import.meta.dirname, "main.ts"), { configFile: false, logLevel: "error" });
process.exitCode = await module.main(process.argv.slice(2));
// A test that was cut off leaves timers and workers behind, which are not waited for.
process.exit();
