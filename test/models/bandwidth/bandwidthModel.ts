/**
 * CFS bandwidth control tick by tick, from domain G.2 alone: each thread has a pCPU of its own, so that nothing but the quota
 * keeps it from running. What one tick too many of several threads uses is taken off the next periods.
 */
export type Step = { readonly op: "compute" | "wait"; readonly ticks: number };

/** In which ticks each thread ran, as `#`, and else `.`, up to `until`. */
export function runQuota(threads: readonly (readonly Step[])[], quota: number, every: number, until: number): string[] {
  const places = threads.map((steps) => ({ steps: steps.map((step) => ({ ...step })), ran: "" }));
  let used = 0;
  for (let now = 0; now < until; now += 1) {
    if (now > 0 && now % every === 0) used = Math.max(0, used - quota);
    const mayRun = used < quota;
    for (const place of places) {
      while (place.steps[0]?.ticks === 0) place.steps.shift();
      const step = place.steps[0];
      const runs = step?.op === "compute" && mayRun;
      if (runs) used += 1;
      if (step && (runs || step.op === "wait")) step.ticks -= 1;
      place.ran += runs ? "#" : ".";
    }
  }
  return places.map(({ ran }) => ran);
}
