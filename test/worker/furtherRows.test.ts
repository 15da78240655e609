/** The page learns what rows of a host's options change when the first of them comes, and shows nothing before. */
import { describe, expect, it, vi } from "vitest";
import type { RunListener } from "../../src/worker/client.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { regionSpec } from "../support/regions.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { job, machine, scenario } from "../support/workloads.ts";

/** A page that has loaded nothing but what the first picture needs; the worker beside it knows everything. */
async function freshPage() {
  vi.resetModules();
  const { createRunClient } = await import("../../src/worker/client.ts");
  const port = createSessionPort();
  const told: Trace[] = [];
  const listener = {
    changed: (trace: Trace) => told.push(trace),
    failed: vi.fn<RunListener["failed"]>(),
  };
  return { client: createRunClient(() => port, listener), port, told, listener };
}

const PLAIN = scenario([job("A", 0, [5]), job("B", 0, [5])]);
const REGION = scenario([machine("A", [], { regionUnits: 8 })], { region: regionSpec({ size: 64 }) });

describe("rows of a host's options", () => {
  it("need nothing to be loaded where there are none", async () => {
    const { client, port, told } = await freshPage();
    client.open(PLAIN, 10);
    port.settle();
    expect(told.at(-1)?.isComplete).toBe(true);
  });

  it("are shown as soon as it is known what they change, all of the trace in its order", async () => {
    const { client, port, told, listener } = await freshPage();
    client.open(REGION, 10);
    port.settle();
    expect(told).toEqual([]);
    await vi.waitFor(() => expect(told).not.toEqual([]));
    const trace = told.at(-1)!;
    const { hostAt } = await import("../../src/trace/hostCursor.ts");
    expect(hostAt(trace, trace.rowCount, trace.knownUntil).region?.blocks).toMatchObject([{ vm: 0, size: 8 }]);
    expect(listener.failed).not.toHaveBeenCalled();
  });

  it("are forgotten with the worker that told of them", async () => {
    const { client, port, told } = await freshPage();
    client.open(REGION, 10);
    port.settle();
    client.close();
    const { learnFurtherRows } = await import("../../src/trace/host/further.ts");
    learnFurtherRows();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual([]);
  });
});
