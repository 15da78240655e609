/** Starts the fuzzer, which is written in TypeScript: `npm run --silent fuzz -- links --count 10000 --seed 7`. */
import { join } from "node:path";
import { runnerImport } from "vite";

const { module } = await runnerImport(join(import.meta.dirname, "main.ts"), { configFile: false, logLevel: "error" });
process.exitCode = await module.main(process.argv.slice(2));
// Whatever a tried session has left to do is not waited for.
process.exit();
