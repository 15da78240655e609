/** The proof of "The life of a machine" (domain A.3): what each command comes to, and what the machine holds after it. */
import { describe, expect, it } from "vitest";
import { lifeOfOne } from "../../src/lessons/lifeOfOne.ts";
import { hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind } from "../support/schedules.ts";

const { scenario } = stepCalled(lifeOfOne, "off", "ask").after;

const freeExtents = (time: number) => {
  const { lv } = hostWhen(scenario, time).pvs[0]!;
  return Array.from({ length: 16 }, (_, extent) => lv.get(extent)).filter((volume) => volume === -1).length;
};

describe("The life of a machine", () => {
  it("has two extents and no frames while it is off", () => {
    expect(hostWhen(scenario, 0)).toMatchObject({ freeFrames: 8, vms: [{ life: "shutOff" }] });
    expect(freeExtents(0)).toBe(14);
    expect(rightOf(lifeOfOne, "off")).toEqual(["no frames, two extents"]);
  });

  it("keeps its four frames while it is paused", () => {
    expect(hostWhen(scenario, 19)).toMatchObject({ freeFrames: 4, vms: [{ life: "running" }] });
    expect(hostWhen(scenario, 20)).toMatchObject({ freeFrames: 4, vms: [{ life: "paused" }] });
    expect(rightOf(lifeOfOne, "paused")).toEqual([0]);
  });

  it("is refused a start while paused, a delete while running and a pause when it is gone", () => {
    const refused = eventsOfKind(runOf(scenario), "commandFailed").map(({ time, command, code }) => [
      time,
      command,
      code,
    ]);
    expect(refused).toEqual([
      [24, "start", "INVALID_STATE"],
      [36, "delete", "INVALID_STATE"],
      [48, "pause", "NO_SUCH_VM"],
    ]);
    expect(rightOf(lifeOfOne, "start")).toEqual(["It is refused: INVALID_STATE."]);
    expect(rightOf(lifeOfOne, "delete")).toEqual(["It is refused: INVALID_STATE."]);
  });

  it("gives its frames back when it is stopped, and its extents when it is deleted", () => {
    expect(hostWhen(scenario, 40)).toMatchObject({ freeFrames: 8, vms: [{ life: "shutOff" }] });
    expect([freeExtents(43), freeExtents(44)]).toEqual([14, 16]);
    expect(hostWhen(scenario, 44)).toMatchObject({ vms: [{ life: "none" }] });
  });

  it("has lines of the text's manager and of ours that belong together", () => {
    const { listing } = stepCalled(lifeOfOne, "code", "ask");
    const marks = (side: "theirs" | "ours") => new Set(listing?.[side].flatMap(({ mark }) => mark ?? []));
    expect(marks("theirs")).toEqual(marks("ours"));
  });
});
