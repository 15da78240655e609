/** Jobs on one processor: who runs in each tick, and when each job ends. */
import type { RandomStream } from "../../../base/prng.ts";
import { simulate } from "../../../engine/simulate.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import { computes, exerciseOn, machineWith, type Base } from "../exercise.ts";
import { between, letters } from "../draw.ts";
import { blank, given, type Problem } from "../problem.ts";

const RULES = ["fcfs", "rr", "sjf", "srtf"] as const;
/** Ticks that the chart has at least: its length is not to tell when all is over. */
const CHART_TICKS = 24;

function mean(values: readonly number[]): string {
  const sum = values.reduce((total, value) => total + value, 0);
  return `${sum} / ${values.length} = ${Math.round((sum / values.length) * 100) / 100}`;
}

export function schedulingProblem(stream: RandomStream, at: number, base: Base): Problem {
  const rule = RULES[at % RULES.length]!;
  const timeslice = between(stream, 2, 3);
  const names = letters(between(stream, 3, 4));
  let arrival = 0;
  const jobs = names.map((name, index) => {
    arrival += index === 0 ? 0 : between(stream, 0, 3);
    return { name, arrival, burst: between(stream, 1, 6) };
  });
  const scheduler = { policy: rule, params: rule === "rr" ? { timeslice } : {} };
  const machines = jobs.map(({ name, arrival: comes, burst }) =>
    machineWith(base, name, computes(burst), { arrival: comes }),
  );
  const trace = simulate(exerciseOn(base, { scheduler }, machines), { until: 1000 });
  const end = trace.knownUntil;
  const running = Array.from({ length: Math.max(CHART_TICKS, end + 2) }, (_, tick) => {
    const vcpu = tick < end ? hostAt(trace, trace.rowsUpTo(tick), tick).pcpus[0]!.vcpu : -1;
    return vcpu < 0 ? "–" : names[vcpu]!;
  });
  const { vcpus } = hostAt(trace, trace.rowCount, end);
  const figures = jobs.map((job, vcpu) => {
    const { done } = vcpus[vcpu]!;
    const turnaround = done - job.arrival;
    return { ...job, done, turnaround, waiting: turnaround - job.burst };
  });
  return {
    subject: "scheduling",
    rule,
    facts: rule === "rr" ? { timeslice } : {},
    tables: [
      {
        isStrip: true,
        heads: [{ word: "tick" }, ...running.map((_, tick) => ({ text: String(tick) }))],
        rows: [{ head: { word: "runs" }, cells: running.map((name) => blank(name)) }],
      },
      {
        isStrip: false,
        heads: ["job", "arrival", "burst", "finish", "turnaround", "waiting"].map((word) => ({ word })),
        rows: figures.map(({ name, arrival: comes, burst, done, turnaround, waiting }) => ({
          head: { text: name },
          cells: [given(comes), given(burst), blank(done), blank(turnaround), blank(waiting)],
        })),
      },
    ],
    totals: [
      { word: "meanTurnaround", cell: blank(mean(figures.map(({ turnaround }) => turnaround))) },
      { word: "meanWaiting", cell: blank(mean(figures.map(({ waiting }) => waiting))) },
    ],
  };
}
