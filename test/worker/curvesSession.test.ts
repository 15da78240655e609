/** The worker for faults by frames without the worker, and the page's end of it: reading, points, stopping, failing. */
import { describe, expect, it } from "vitest";
import { createCurves } from "../../src/store/curves.ts";
import { createLoads } from "../../src/store/loads.ts";
import { createSweeps } from "../../src/store/sweeps.ts";
import type { CurvesPort } from "../../src/worker/curvesClient.ts";
import type { FromCurves } from "../../src/worker/curvesProtocol.ts";
import { createCurvesSession, type CurvesSession, type FilePiece } from "../../src/worker/curvesSession.ts";
import { BELADY } from "../support/paging.ts";
import { job, machine, references, scenario } from "../support/workloads.ts";

const FIFO = { policy: "fifo", params: {} };
const LRU = { policy: "lru", params: {} };

async function* piecesOf(file: Blob): AsyncGenerator<FilePiece> {
  const text = await file.text();
  const half = Math.ceil(text.length / 2);
  yield { text: text.slice(0, half), share: 0.5 };
  yield { text: text.slice(half), share: 1 };
}

interface Bench {
  readonly port: CurvesPort;
  readonly session: CurvesSession;
  readonly fail: (report: string) => void;
  readonly posted: FromCurves[];
}

/** `isTime`: after how much of a portion it is time to stop; at once by default, so that there are many. */
function bench(): Bench {
  const handlers: ((message: FromCurves) => void)[] = [];
  const failures: ((report: string) => void)[] = [];
  const posted: FromCurves[] = [];
  const session = createCurvesSession(
    (message) => {
      posted.push(message);
      for (const handler of handlers) handler(structuredClone(message));
    },
    piecesOf,
    () => () => true,
  );
  const port: CurvesPort = {
    postMessage: (message) => session.receive(message),
    terminate: () => undefined,
    onMessage: (handler) => void handlers.push(handler),
    onFailure: (handler) => void failures.push(handler),
  };
  return { port, session, posted, fail: (report) => failures.forEach((handler) => handler(report)) };
}

const file = (text: string) => new Blob([text]);
const settle = (session: CurvesSession) => {
  while (session.work());
};

describe("the load", () => {
  const given = scenario(
    [
      machine("A", [
        { op: "compute", ticks: 6 },
        { op: "wait", ticks: 6 },
      ]),
    ],
    { pcpus: 1 },
  );

  it("is told for one machine after the other, with the run of each", () => {
    const { port, session } = bench();
    const loads = createLoads(() => port);
    loads.draw(given, 3);
    expect(loads.state.getState()).toEqual({ status: "drawing", figures: [] });
    settle(session);
    const { status, figures } = loads.state.getState();
    expect(status).toBe("drawn");
    // 6 of 12 ticks; 12 of 18, as the second waits behind the first; 18 of 24.
    expect(figures.map(({ machines, useful }) => [machines, useful])).toEqual([
      [1, 1 / 2],
      [2, 2 / 3],
      [3, 3 / 4],
    ]);
    expect(figures.map(({ scenario: { machines } }) => machines.map(({ name }) => name))).toEqual([
      ["A"],
      ["A", "A 2"],
      ["A", "A 2", "A 3"],
    ]);
  });

  it("ends when it is stopped, and what is known stays", () => {
    const { port, session, posted } = bench();
    const loads = createLoads(() => port);
    loads.draw(given, 3);
    while (posted.length === 0) session.work();
    loads.stop();
    settle(session);
    expect(loads.state.getState()).toMatchObject({ status: "stopped", figures: [{ machines: 1 }] });
  });

  it("says so when the worker fails", () => {
    const { port, fail } = bench();
    const loads = createLoads(() => port);
    loads.draw(given, 3);
    fail("gone");
    expect(loads.state.getState().status).toBe("failed");
  });
});

describe("a file", () => {
  it("is read with its progress told, and drawn with each number of frames", async () => {
    const { port, session, posted } = bench();
    const curves = createCurves(() => port);
    curves.read(file(`${BELADY.join(" ")}\n`), {});
    expect(curves.state.getState().status).toBe("reading");
    await session.reading;
    expect(posted.filter(({ type }) => type === "reading")).toHaveLength(2);
    expect(curves.state.getState()).toMatchObject({
      status: "known",
      known: { references: 12, distinct: 5, first: ["1", "2", "3", "4", "1", "2", "5", "1", "2", "3"] },
    });
    curves.draw([FIFO, LRU], 20, 1);
    settle(session);
    const { status, curves: drawn } = curves.state.getState();
    expect(status).toBe("drawn");
    expect(drawn.map(({ points }) => points.map(({ faults }) => faults))).toEqual([
      [12, 12, 9, 10, 5],
      [12, 12, 10, 8, 5],
    ]);
  });

  it("that is none is refused with what would be right", async () => {
    const { port, session } = bench();
    const curves = createCurves(() => port);
    curves.read(file("dear all,\nplease find attached\n"), {});
    await session.reading;
    expect(curves.state.getState()).toMatchObject({ status: "refused", problems: [{ code: "traceEmpty" }] });
  });

  it("that another one takes the place of is no longer heard of", async () => {
    const { port, session } = bench();
    const curves = createCurves(() => port);
    curves.read(file("1 2 3 4 5"), {});
    const first = session.reading;
    curves.read(file("7 7 7"), {});
    await Promise.all([first, session.reading]);
    expect(curves.state.getState().known).toMatchObject({ references: 3, distinct: 1 });
  });

  it("gives a part of its references for a run", async () => {
    const { port, session } = bench();
    const curves = createCurves(() => port);
    curves.read(file("R 7 W 0 R 7 1"), {});
    await session.reading;
    const part = await curves.take(1, 2);
    expect([[...part.pages], part.writes]).toEqual([
      [1, 0],
      [true, false],
    ]);
  });
});

describe("stopping", () => {
  it("ends what is being read: nothing is known", async () => {
    const { port, session } = bench();
    const curves = createCurves(() => port);
    curves.read(file("1 2 3"), {});
    curves.stop();
    await session.reading;
    expect(curves.state.getState()).toMatchObject({ status: "empty", known: null });
  });

  it("ends what is being drawn between two portions; the points found so far and the references stay", async () => {
    const { port, session, posted } = bench();
    const curves = createCurves(() => port);
    curves.read(file(Array.from({ length: 5000 }, (_, at) => at % 50).join(" ")), {});
    await session.reading;
    curves.draw([FIFO], [10, 20, 30], 1);
    while (curves.state.getState().curves[0]!.points.length === 0) session.work();
    curves.stop();
    const told = posted.length;
    expect(session.work()).toBe(false);
    expect(posted).toHaveLength(told);
    expect(curves.state.getState()).toMatchObject({ status: "stopped", known: { references: 5000 } });
    curves.draw([LRU], [50], 1);
    settle(session);
    expect(curves.state.getState().curves[0]!.points).toEqual([{ frames: 50, faults: 50, writeBacks: 0 }]);
  });
});

describe("a run", () => {
  it("has its own references drawn, whatever its policy and frames", () => {
    const { port, session } = bench();
    const curves = createCurves(() => port);
    curves.run(scenario([machine("A", references(BELADY))], { frames: 2, replacement: LRU }), [FIFO], 20);
    settle(session);
    expect(curves.state.getState()).toMatchObject({ status: "drawn", known: { references: 12, isCut: false } });
    expect(curves.state.getState().curves[0]!.points.map(({ faults }) => faults)).toEqual([12, 12, 9, 10, 5]);
  });
});

describe("a worker that fails", () => {
  it("is told, and another one is started for the next file", async () => {
    const first = bench();
    const second = bench();
    const ports = [first.port, second.port];
    const curves = createCurves(() => ports.shift()!);
    curves.read(file("1 2 3"), {});
    first.fail("gone");
    expect(curves.state.getState().status).toBe("failed");
    curves.read(file("1 2 3"), {});
    await second.session.reading;
    expect(curves.state.getState().status).toBe("known");
  });
});

describe("figures by a number of the scenario", () => {
  const given = scenario([job("A", 0, [2]), job("B", 0, [2])], {
    scheduler: { policy: "rr", params: { timeslice: 1 } },
  });

  it("are told run by run, the present one as it is", () => {
    const { port, session } = bench();
    const sweeps = createSweeps(() => port);
    sweeps.draw(given, "timeslice", null);
    expect(sweeps.state.getState()).toMatchObject({ status: "drawing", sweep: "timeslice", points: [] });
    settle(session);
    const { status, points, of } = sweeps.state.getState();
    expect([status, points.length]).toEqual(["drawn", of]);
    // A B A B: waits of 1 and 2. A A B B: of 0 and 2, whatever is longer than that.
    expect(points.map(({ value, figures }) => [value, figures.waiting]).slice(0, 3)).toEqual([
      [1, 1.5],
      [2, 1],
      [3, 1],
    ]);
    expect(points[0]!.scenario).toEqual(given);
  });

  it("are over at once where there are none, can be stopped, and say when they fail", () => {
    const { port, session, posted, fail } = bench();
    const sweeps = createSweeps(() => port);
    sweeps.draw(given, "bandwidth", null);
    expect(sweeps.state.getState()).toMatchObject({ status: "drawn", points: [] });
    sweeps.draw(given, "machines", null);
    sweeps.stop();
    settle(session);
    expect(sweeps.state.getState()).toMatchObject({ status: "stopped", points: [] });
    expect(posted).toHaveLength(1);
    fail("gone");
    expect(sweeps.state.getState().status).toBe("failed");
  });
});
