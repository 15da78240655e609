/** The pictures of the gallery show the real runs: figures of the books, and of the scenarios' own texts. */
import { describe, expect, it } from "vitest";
import { simulate, simulateHosts } from "../../../../src/engine/simulate.ts";
import { groups } from "../../../../src/scenarios/groups.ts";
import { pictureOf, runsOf } from "../../../../src/ui/dialogs/gallery/pictures/pictureOf.ts";

function drawnOf(id: string) {
  const card = groups.flatMap(({ cards }) => cards).find(({ entry }) => entry.id === id)!;
  const { scenario } = card.entry;
  const picture = pictureOf(
    card.picture,
    card.picture.draws === "hosts"
      ? simulateHosts(scenario, { until: 500 })
      : runsOf(scenario, card.picture).map((run) => simulate(run)),
    scenario,
  );
  if (!picture) throw new Error("there is no picture");
  return picture;
}

describe("pictureOf", () => {
  it("draws who runs when: Stallings' five jobs under round robin 4, as the book has them", () => {
    const picture = drawnOf("stallingsJobs");
    const bars = picture.draws === "lanes" ? picture.lanes[0]! : [];
    expect(bars.map(({ vm, start, end }) => `${"ABCDE"[vm ?? 9]}${start}-${end}`)).toEqual([
      "A0-3",
      "B3-7",
      "C7-11",
      "D11-15",
      "B15-17",
      "E17-19",
      "D19-20",
    ]);
  });

  it("draws all hosts, and a machine in its colour on whichever it runs", () => {
    const picture = drawnOf("movesWhileRunning");
    const hosts = picture.draws === "hosts" ? picture.hosts : [];
    expect(hosts).toHaveLength(2);
    const ran = (host: number, vm: number) => (hosts[host] ?? []).flat().filter((bar) => bar.vm === vm);
    const before = Math.max(...ran(0, 0).map(({ end }) => end));
    const after = Math.min(...ran(1, 0).map(({ start }) => start));
    // It never runs on both: between the two it stands still, and its last page crosses.
    expect(before).toBeGreaterThan(0);
    expect(after).toBeGreaterThanOrEqual(before);
    expect(picture.draws === "hosts" && picture.until).toBeGreaterThan(after);
  });

  it("draws every host of a scenario, and somebody running, before the picture ends", () => {
    for (const { entry, picture: spec } of groups.flatMap(({ cards }) => cards)) {
      if (spec.draws !== "hosts") continue;
      const picture = drawnOf(entry.id);
      const hosts = picture.draws === "hosts" ? picture.hosts : [];
      expect(hosts, entry.id).toHaveLength(entry.scenario.hosts.length);
      expect(hosts.flat(2).length, entry.id).toBeGreaterThan(0);
    }
  });

  it("draws the way of the arm: the queue of Silberschatz as it came", () => {
    const picture = drawnOf("diskArm");
    const moves = picture.draws === "arm" ? picture.moves : [];
    expect(moves.map(({ to }) => to)).toEqual([98, 183, 37, 122, 14, 124, 65, 67]);
  });

  it("draws the frames after each reference: the string of Silberschatz under LRU has 12 faults", () => {
    const picture = drawnOf("silberschatzString");
    const columns = picture.draws === "pages" ? picture.columns : [];
    expect(columns.filter(({ isFault }) => isFault)).toHaveLength(12);
    expect(columns.slice(0, 4).map(({ pages }) => pages.map((page) => page ?? ".").join(""))).toEqual([
      "7..",
      "70.",
      "701",
      "201",
    ]);
    // The machine has ended, but its last pages are shown.
    expect(columns.at(-1)?.pages.toSorted()).toEqual([0, 1, 7]);
  });

  it("draws a figure by frames: Belady's 9 faults with three and 10 with four", () => {
    const picture = drawnOf("beladyAnomaly");
    const points = picture.draws === "curve" ? picture.points : [];
    expect(points.map(({ frames, value }) => `${frames}:${value}`)).toEqual(["1:12", "2:12", "3:9", "4:10", "5:5"]);
  });

  it("draws the thrashing cliff: 24 ticks of work in 204, 51 and 38", () => {
    const picture = drawnOf("thrashingCliff");
    const points = picture.draws === "curve" ? picture.points : [];
    const wanted = { 4: 24 / 204, 5: 24 / 51, 6: 24 / 38 };
    for (const [frames, value] of Object.entries(wanted))
      expect(points.find((point) => point.frames === Number(frames))?.value).toBeCloseTo(value, 10);
  });
});
