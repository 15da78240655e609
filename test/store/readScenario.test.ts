/** Scenario files are read in a worker where they are large, with the same result. */
import { describe, expect, it, vi } from "vitest";
import { parseScenarioFile, printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { validateEdit } from "../../src/codec/scenario/validate.ts";
import { readScenario } from "../../src/store/readScenario.ts";
import type { ReaderPort } from "../../src/worker/reader.ts";
import { atEndOfTask } from "../support/endOfTask.ts";
import { scenario, W1 } from "../support/workloads.ts";

// With every parameter, as a scenario is that has been read.
const WHOLE = scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 4, sharedTick: false } } });
const text = printScenarioFile(WHOLE);

/** A reader that answers as the worker does, or fails. */
function reader(fails = false) {
  const events = new EventTarget();
  const terminate = vi.fn<() => void>();
  const port: ReaderPort<"file"> = {
    postMessage: ({ given }) =>
      queueMicrotask(() =>
        events.dispatchEvent(
          fails ? new Event("failure") : new MessageEvent("message", { data: parseScenarioFile(given) }),
        ),
      ),
    terminate,
    onMessage: (handler) =>
      events.addEventListener("message", (event) => handler(structuredClone((event as MessageEvent).data))),
    onFailure: (handler) => events.addEventListener("failure", handler),
  };
  return { start: vi.fn<() => ReaderPort<"file">>(() => port), terminate };
}

function noWorkers(): never {
  throw new Error("no workers here");
}

describe("a scenario file", () => {
  it("that is small is read here, without a worker", async () => {
    const { start } = reader();
    expect(await readScenario(text, start)).toEqual({ ok: true, value: WHOLE });
    expect(start).not.toHaveBeenCalled();
  });

  it("that is large is read in a worker, which ends, and is not checked again", async () => {
    const { start, terminate } = reader();
    const opened = await readScenario(text, start, 10);
    expect(opened).toEqual({ ok: true, value: WHOLE });
    expect(terminate).toHaveBeenCalledOnce();
    const value = opened.ok ? opened.value : scenario([]);
    expect(validateEdit(value, scenario([]))).toEqual({ ok: true, value });
  });

  it("that is large and wrong has the same problems", async () => {
    expect(await readScenario('{"hosts":[{},{}]}', reader().start, 10)).toEqual(parseScenarioFile('{"hosts":[{},{}]}'));
  });

  it("that is large is not shown in the task in which it comes: to take it over is one, to show it another", async () => {
    const done: string[] = [];
    const isRead = readScenario(text, reader().start, 10).then(() => done.push("shown"));
    atEndOfTask(() => done.push("taken over"));
    await isRead;
    expect(done).toEqual(["taken over", "shown"]);
  });

  it("is read here where the worker fails or there is none", async () => {
    expect(await readScenario(text, reader(true).start, 10)).toEqual({ ok: true, value: WHOLE });
    expect(await readScenario(text, noWorkers, 10)).toEqual({ ok: true, value: WHOLE });
  });
});
