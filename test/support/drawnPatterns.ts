/** Patterns written out as references, drawn one after the other from the stream of the program: what a run must refer to. */
import { createStream, nextInt, nextUint32, type RandomStream } from "../../src/base/prng.ts";
import type { Op } from "../../src/model/scenario.ts";

type Pattern = Extract<Op, { op: "pattern" }>;

function written(op: Pattern, stream: RandomStream): Op[] {
  // Zipf with exponent 1 by inverse of the harmonic sums, in integers: the weight of rank r is 2^20 / r.
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= op.pages; rank += 1) sums.push((sum += Math.max(1, Math.floor(2 ** 20 / rank))));
  const hot = Math.max(1, Math.ceil(op.pages / 5));
  return Array.from({ length: op.count }, (_, i): Op => {
    let page = i % op.pages;
    if (op.pattern === "random") page = nextInt(stream, op.pages);
    if (op.pattern === "hotCold")
      page = nextInt(stream, 10) < 8 || hot === op.pages ? nextInt(stream, hot) : hot + nextInt(stream, op.pages - hot);
    if (op.pattern === "zipf") {
      const draw = Math.floor((nextUint32(stream) / 2 ** 32) * sum);
      page = sums.findIndex((each) => each > draw);
    }
    return { op: "reference", page, write: op.writeEvery > 0 && i % op.writeEvery === op.writeEvery - 1 };
  });
}

/** `ops` with references in the place of patterns, as the program of the stream of `seed` called `name` makes them. */
export function withDrawnPatterns(
  ops: readonly Op[],
  seed: number,
  name: string,
  stream = createStream(seed, name),
): Op[] {
  return ops.flatMap((op): Op[] => {
    if (op.op === "pattern") return written(op, stream);
    return [op.op === "loop" ? { ...op, body: withDrawnPatterns(op.body, seed, name, stream) } : op];
  });
}
