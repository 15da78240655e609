/** What must not compile: the compiler reads this file, and an error that is expected but does not come is one itself. */
import { expect, it } from "vitest";
import type { Recorder } from "../../src/model/recorder.ts";
import { RowBuffer } from "../../src/trace/build/rowBuffer.ts";

/** Never called: `recorder.tell` as it may not be called. */
function mistakes(recorder: Recorder): void {
  // @ts-expect-error: there is no such kind
  recorder.tell(0, "explode", {});
  // @ts-expect-error: a field is missing
  recorder.tell(0, "ioDone", { request: 1 });
  // @ts-expect-error: the kind has no such field
  recorder.tell(0, "ioDone", { request: 1, pv: 0, until: 7 });
  // @ts-expect-error: the list has no such word
  recorder.tell(0, "pcpuPhase", { pcpu: 0, phase: "asleep" });
  // @ts-expect-error: the word of the list never stands here
  recorder.tell(0, "vcpuState", { vcpu: 0, state: "running", blocked: "none" });
  // @ts-expect-error: an entry lacks a field
  recorder.tell(0, "round", { queue: 0, ticks: 4, totalWeight: 2, entries: [{ vcpu: 0, weight: 1 }] });
  // @ts-expect-error: a flag is no number
  recorder.tell(0, "barrier", { vcpu: 0, opens: 1 });
}

it("a row with a missing field or an unknown word does not compile", () => {
  expect(mistakes).toBeTypeOf("function");
});

it("a word that the compiler was talked out of looking at is refused when it is told", () => {
  const rows = new RowBuffer();
  expect(() => rows.tell(0, "pcpuPhase", { pcpu: 0, phase: "asleep" as "guest" })).toThrow(
    "cannot hold the word asleep",
  );
});
