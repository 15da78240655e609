/** Rows as integers: what is told is what is read, whichever way it was told, and a damaged row is noticed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DISPATCH_REASONS } from "../../src/model/events.ts";
import { numbersOf, type Operands } from "../../src/model/rows/fields.ts";
import { EVENT_KINDS, ROW, type EventKind, type TraceEvent } from "../../src/model/rows/table.ts";
import { BLOCK_REASONS, LEAVE_CAUSES, READY_CAUSES, VCPU_STATES } from "../../src/model/states.ts";
import { RowBuffer } from "../../src/trace/build/rowBuffer.ts";
import { decodeRow } from "../../src/trace/rows.ts";
import { arbitraryBody, arbitraryRow } from "../support/arbitraryRow.ts";
import { examples } from "../support/laws.ts";

const TIME = 7;

/** The columns of rows. */
function columnsOf(tell: (rows: RowBuffer) => void) {
  const rows = new RowBuffer();
  tell(rows);
  const { kinds, times, starts, operands } = rows;
  return { kinds, times, starts, operands };
}

function eventsOf(rows: RowBuffer): TraceEvent[] {
  return Array.from(rows.kinds, (kind, row) => decodeRow(kind, rows.times[row]!, rows.operands, rows.starts[row]!));
}

describe("a row that is told", () => {
  it.each(EVENT_KINDS)("%s: is read as it was told", (kind) => {
    fc.assert(
      fc.property(arbitraryBody(kind), fc.nat(), (body, time) => {
        const rows = new RowBuffer();
        rows.tell(time, kind, body);
        expect(eventsOf(rows)).toEqual([{ time, kind, ...body }]);
      }),
      examples(40),
    );
  });

  it("is read alike among others", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow), (told) => {
        const rows = new RowBuffer();
        for (const event of told) rows.tell(event.time, event.kind, event);
        expect(eventsOf(rows)).toEqual(told);
      }),
      examples(40),
    );
  });
});

describe("the methods for rows that come by the million write what `tell` writes", () => {
  it("ready", () => {
    fc.assert(
      fc.property(arbitraryBody("ready"), (body) => {
        const { vcpu, cause, queue, position } = body;
        const number = numbersOf(READY_CAUSES)[cause];
        expect(columnsOf((rows) => rows.ready(TIME, vcpu, number, queue, position))).toEqual(
          columnsOf((rows) => rows.tell(TIME, "ready", body)),
        );
      }),
      examples(40),
    );
  });

  it("dispatch", () => {
    fc.assert(
      fc.property(arbitraryBody("dispatch"), (body) => {
        const dispatch = (rows: RowBuffer) =>
          rows.dispatch(
            TIME,
            body.vcpu,
            body.pcpu,
            numbersOf(DISPATCH_REASONS)[body.reason],
            body.line,
            body.timeslice,
            body.switchTicks,
            Number(body.switched),
            body.stolenFrom,
            body.value,
            body.others,
            Number(body.goesOn),
            body.losers.flatMap(({ id, value }) => [id, value]),
          );
        expect(columnsOf(dispatch)).toEqual(columnsOf((rows) => rows.tell(TIME, "dispatch", body)));
      }),
      examples(40),
    );
  });

  it("leave, where it is no preemption", () => {
    fc.assert(
      fc.property(arbitraryBody("leave"), (body) => {
        const { vcpu, pcpu, ticks } = body;
        const cause = numbersOf(LEAVE_CAUSES)[body.cause];
        const blocked = numbersOf(BLOCK_REASONS)[body.blocked];
        expect(columnsOf((rows) => rows.leave(TIME, vcpu, pcpu, cause, blocked, ticks))).toEqual(
          columnsOf((rows) => rows.tell(TIME, "leave", { ...body, preempt: null })),
        );
      }),
      examples(40),
    );
  });

  it("hit", () => {
    fc.assert(
      fc.property(arbitraryBody("hit"), (body) => {
        const { vcpu, page, write, frame } = body;
        expect(columnsOf((rows) => rows.hit(TIME, vcpu, page, Number(write), frame))).toEqual(
          columnsOf((rows) => rows.tell(TIME, "hit", body)),
        );
      }),
      examples(40),
    );
  });

  it.each(["listed", "unlisted"] as const)("%s", (kind) => {
    fc.assert(
      fc.property(arbitraryBody(kind), (body) => {
        const { scope, list, entry, vm, page } = body;
        expect(columnsOf((rows) => rows[kind](TIME, scope, list, entry, vm, page))).toEqual(
          columnsOf((rows) => rows.tell(TIME, kind, body)),
        );
      }),
      examples(40),
    );
  });
});

const read = (kind: EventKind, operands: Operands) => () => decodeRow(ROW[kind], TIME, operands, 0);

describe("a damaged row", () => {
  it("that ends too early throws, wherever it ends", () => {
    fc.assert(
      fc.property(arbitraryRow, fc.nat(), (event, drawn) => {
        const { operands } = columnsOf((rows) => rows.tell(event.time, event.kind, event));
        fc.pre(operands.length > 0);
        const cut = operands.slice(0, drawn % operands.length);
        expect(read(event.kind, cut)).toThrow("a row of the trace ends too early");
      }),
      examples(100),
    );
  });

  it("of an unknown kind throws", () => {
    expect(() => decodeRow(EVENT_KINDS.length, TIME, [0, 0, 0, 0], 0)).toThrow(`unknown kind ${EVENT_KINDS.length}`);
  });

  it("with the number of no word throws", () => {
    expect(read("ready", [0, READY_CAUSES.length, 0, 0])).toThrow("holds 8 where a word of arrive, wake");
    expect(read("ready", [0, -1, 0, 0])).toThrow("holds -1 where a word of");
  });

  it("with a word that never stands there throws", () => {
    expect(read("vcpuState", [0, VCPU_STATES.indexOf("running"), 0])).toThrow("holds 2 where a word of offline, ");
  });

  it("with a flag that is neither 0 nor 1 throws", () => {
    expect(read("barrier", [0, 2])).toThrow("holds 2 where 0..1 is known");
  });

  it("with a list of no whole length throws", () => {
    expect(read("queueOrder", [0, -1])).toThrow("holds -1 where 0..Infinity is known");
    expect(read("queueOrder", [0, 0.5, 3])).toThrow("holds 0.5 where 0..Infinity is known");
  });
});
