/** Every disk scheduler against the model that walks the arm step by step, on queues that grow over time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { DISK_SCHEDULERS } from "../../src/model/choices.ts";
import { queueScenario } from "../support/diskQueues.ts";
import { examples } from "../support/laws.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { serve } from "./disk/arms.ts";

const LAST = 39;
const TRANSFER = 3;

const requests = fc
  .array(fc.record({ gap: fc.oneof(fc.constant(0), fc.nat(30)), cylinder: fc.nat(LAST) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((gaps) => {
    let at = 0;
    return gaps.map(({ gap, cylinder }) => ({ at: (at += gap), cylinder }));
  });

const arm = fc.record(
  {
    head: fc.nat(LAST),
    direction: fc.constantFrom("up" as const, "down" as const),
    seekBase: fc.nat(5),
    seekPerCylinder: fc.nat(3),
    rotation: fc.nat(4),
    maxWait: fc.integer({ min: 1, max: 80 }),
  },
  { requiredKeys: ["head", "direction", "seekBase", "seekPerCylinder", "rotation"] },
);

describe.each(DISK_SCHEDULERS)("%s", (scheduler) => {
  it("serves the same requests at the same moments over the same ways as the arm that is walked", () => {
    fc.assert(
      fc.property(requests, arm, (asked, { direction, ...spec }) => {
        const trace = simulate(
          queueScenario(asked, { ...spec, scheduler, direction }, { cylinders: LAST + 1, transfer: TRANSFER }),
        );
        const started = new Map(eventsOfKind(trace, "ioStarted").map((event) => [event.request, event]));
        const seen = eventsOfKind(trace, "seek").map(({ request, travelled, time }) => ({
          request,
          begins: time,
          steps: travelled,
          ends: started.get(request)!.until,
        }));
        const disk = { ...spec, scheduler, isUp: direction === "up", last: LAST, transfer: TRANSFER };
        expect(seen).toEqual(serve(disk, asked));
      }),
      examples(60),
    );
  });
});
