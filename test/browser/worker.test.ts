/** The real worker in a real browser: what it sends is what the same core gives on this side. */
import { afterAll, describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { scenarios } from "../../src/scenarios/list.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { createRunClient, startRealWorker, type RunClient } from "../../src/worker/client.ts";

/** A client with a worker of its own, and who is told when its run has come to rest. */
function startClient() {
  let [come, stop]: [(trace: TraceReader) => void, (error: Error) => void] = [() => {}, () => {}];
  const client = createRunClient(startRealWorker, {
    changed: (trace, isResting) => {
      if (isResting || trace.isComplete) come(trace);
    },
    failed: (report) => stop(new Error(report)),
  });
  return {
    client,
    /** Opens scenarios one after the other; the trace of the last when it has come to rest. */
    rest: (opened: readonly Scenario[], until: number) =>
      new Promise<TraceReader>((resolve, reject) => {
        [come, stop] = [resolve, reject];
        for (const scenario of opened) client.open(scenario, until);
      }),
  };
}

const clients: RunClient[] = [];
afterAll(() => clients.splice(0).forEach((client) => client.close()));

/** As `startClient`, closed when all is over. */
function started() {
  const made = startClient();
  clients.push(made.client);
  return made;
}

function rowsOf(trace: TraceReader, count: number) {
  return Array.from({ length: count }, (_, row) => trace.eventAt(row));
}

describe("the worker", () => {
  // To load the code of a worker takes longer than any of these runs: one of them does all.
  let shared: ReturnType<typeof started> | null = null;
  const sharedRest: ReturnType<typeof started>["rest"] = (...run) => (shared ??= started()).rest(...run);

  for (const { id, scenario } of scenarios)
    it(`sends the same rows and states for "${id}" as the core in this thread`, async () => {
      const far = await sharedRest([scenario], 300);
      // Others of its hosts may have more rows, or fewer.
      const near = simulate(scenario, { until: far.knownUntil + 1 });
      expect(rowsOf(near, far.rowCount)).toEqual(rowsOf(far, far.rowCount));
      const middle = far.rowCount >> 1;
      const time = far.timeOf(middle);
      expect(hostAt(far, middle, time)).toEqual(hostAt(near, middle, time));
    });

  it("answers only for the scenario opened last", async () => {
    const [first, second] = scenarios;
    const trace = await started().rest([first!.scenario, second!.scenario], 50);
    expect(trace.info.vms.map((vm) => vm.name)).toEqual(second!.scenario.machines.map((machine) => machine.name));
  });

  it("goes on from the change of the command log, with the same result as from the start", async () => {
    const { scenario } = scenarios[0]!;
    const changed: Scenario = { ...scenario, commands: [{ at: 200, command: "pause", vm: "web" }] };
    const far = await started().rest([scenario, changed], 300);
    const near = simulate(changed, { maxRows: far.rowCount });
    expect(rowsOf(near, far.rowCount)).toEqual(rowsOf(far, far.rowCount));
  });
});
