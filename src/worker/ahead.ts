/**
 * The worker, started ahead of the page: this file is a script of its own in the built page, so the worker's code loads
 * and compiles while the page's code still does. Who needs a worker takes it here; the one after it is a new one.
 */

let spare: Worker | null = typeof Worker === "undefined" ? null : start();

function start(): Worker {
  const worker = new Worker(new URL("./entry.ts", import.meta.url), { type: "module" });
  // Nobody listens yet: whoever takes a worker starts another one, and hears of its failure.
  worker.addEventListener("error", () => {
    if (spare === worker) spare = null;
  });
  return worker;
}

/** A worker that nobody has posted anything to. */
export function takeWorker(): Worker {
  const worker = spare ?? start();
  spare = null;
  return worker;
}
