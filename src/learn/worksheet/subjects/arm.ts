/** Requests that wait for the arm of a disk: in which order they are served, and how far it travels. */
import type { RandomStream } from "../../../base/prng.ts";
import type { ArmSpec } from "../../../model/scenario.ts";
import { defaultsOf } from "../../../model/settingKinds.ts";
import { ARM } from "../../../model/settings.ts";
import { armAtFirst, nextSeek } from "../../../vmm/storage/arm.ts";
import { diskSchedulers } from "../../../vmm/storage/schedulers.ts";
import { between, different } from "../draw.ts";
import { blank, type Problem } from "../problem.ts";

const RULES = ["fcfs", "sstf", "scan", "cscan", "look", "clook"] as const;
const CYLINDERS = 200;

export function armProblem(stream: RandomStream, at: number): Problem {
  const rule = RULES[at % RULES.length]!;
  const [head, ...queue] = different(stream, 8, 5, CYLINDERS - 6);
  const direction = between(stream, 0, 1) === 0 ? "up" : "down";
  const spec: ArmSpec = { ...(defaultsOf(ARM) as ArmSpec), scheduler: rule, direction, head: head! };
  let arm = armAtFirst(spec);
  let waiting = queue.map((cylinder) => ({ cylinder, issuedAt: 0 }));
  const moves: { readonly to: number; readonly travelled: number }[] = [];
  while (waiting.length > 0) {
    const { place, to, travelled, isUp } = nextSeek(spec, CYLINDERS, arm, waiting, 0);
    moves.push({ to, travelled });
    arm = { head: to, isUp };
    waiting = waiting.filter((_, index) => index !== place);
  }
  return {
    subject: "arm",
    rule,
    facts: {
      head: head!,
      queue: queue.join(", "),
      cylinders: CYLINDERS - 1,
      ...(diskSchedulers[rule].sweeps && { direction }),
    },
    tables: [
      {
        isStrip: true,
        heads: [{ word: "step" }, ...moves.map((_, index) => ({ text: String(index + 1) }))],
        rows: [
          { head: { word: "cylinder" }, cells: moves.map(({ to }) => blank(to)) },
          { head: { word: "travelled" }, cells: moves.map(({ travelled }) => blank(travelled)) },
        ],
      },
    ],
    totals: [{ word: "way", cell: blank(moves.reduce((sum, { travelled }) => sum + travelled, 0)) }],
  };
}
