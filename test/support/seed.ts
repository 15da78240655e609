/**
 * Runs before each test file: on the build server every property test draws the same examples each time, so that the result
 * never changes by itself. Elsewhere each run draws new ones; a failure says its seed.
 */
import fc from "fast-check";

if (process.env["CI"]) fc.configureGlobal({ seed: 20_240_601 });
