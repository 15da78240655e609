/** Rows of every kind with random fields, made from the shapes of the kinds. */
import fc, { type Arbitrary } from "fast-check";
import type { Field } from "../../src/model/rows/fields.ts";
import "../../src/model/rows/learnFurther.ts";
import { EVENT_KINDS, ROWS, type Body, type EventKind, type TraceEvent } from "../../src/model/rows/table.ts";

function valueOf(field: Field): Arbitrary<unknown> {
  switch (field.of) {
    case "int":
      return fc.oneof(fc.integer({ min: -1, max: 200 }), fc.maxSafeInteger());
    case "flag":
      return fc.boolean();
    case "word":
      return fc.constantFrom(...field.words.filter((word) => word !== null));
    case "list":
      return fc.array(valueOf(field.item), { maxLength: 5 });
    case "optional":
      return fc.option(valueOf(field.item));
    case "group":
      return fc.record(Object.fromEntries(field.names.map((name, at) => [name, valueOf(field.fields[at]!)])));
  }
}

/** What a row of that kind may say. */
export function arbitraryBody<Kind extends EventKind>(kind: Kind): Arbitrary<Body<Kind>> {
  return valueOf(ROWS[kind].fields) as Arbitrary<Body<Kind>>;
}

/** A row of any kind. */
export const arbitraryRow: Arbitrary<TraceEvent> = fc
  .tuple(fc.constantFrom(...EVENT_KINDS), fc.nat())
  .chain(([kind, time]) => arbitraryBody(kind).map((body) => ({ time, kind, ...body }) as TraceEvent));
