/** What the scenarios of the gallery about isolation say in numbers is what comes out. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { hostOf, withHost } from "../../src/model/scenario.ts";
import type { GalleryEntry } from "../../src/scenarios/gallery.ts";
import { guestsReach } from "../../src/scenarios/guestsReach.ts";
import { withoutIommu } from "../../src/scenarios/withoutIommu.ts";
import { isolationRules, reachOf } from "../../src/trace/figures/isolation.ts";
import { NeighbourLedger } from "../../src/trace/figures/neighbours.ts";
import { FRAME_BUSY } from "../../src/trace/hostState.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { eventsOfKind } from "../support/schedules.ts";

/** The run of `entry`, with what its button number `tried` changes. */
function runOf({ scenario, tries }: GalleryEntry, tried: number | null = null, until = 500) {
  const given = tried === null ? null : tries[tried];
  if (given && given.do !== "host") throw new Error("settings of the host are tried");
  return simulate(given ? withHost(scenario, { ...hostOf(scenario), ...given.part }) : scenario, { until });
}

const attempted = (entry: GalleryEntry, tried: number | null = null) => {
  const trace = runOf(entry, tried);
  return eventsOfKind(trace, "attempted").map(({ time, vcpu, attempt, rule, ticks }) => {
    const who = trace.info.vms[trace.info.vcpus[vcpu]!.vm]!.name;
    return `${time} ${who} ${attempt} ${rule} ${ticks}`;
  });
};

describe("what one guest can reach", () => {
  it("is its own: what thief tries is stopped by another rule each time, and two things are its own", () => {
    expect(attempted(guestsReach)).toEqual([
      "62 thief read scrubbing 7",
      "63 thief page guestTable 2",
      "65 thief frame own 0",
      "65 thief frame guestTable 2",
      "73 thief dma iommu 1",
      "74 thief extent own 1",
      "75 thief extent bounds 1",
      "107 spy write copyOnWrite 7",
      "108 spy write own 1",
    ]);
  });

  it("loses six frames of web to others by 400, and none where each machine replaces its own pages", () => {
    const lost = [null, 2].map((tried) => {
      const trace = runOf(guestsReach, tried);
      return new NeighbourLedger().read(trace, trace.rowsUpTo(400)).find(({ vm }) => vm === 0)?.lost;
    });
    expect(lost).toEqual([6, 0]);
  });

  it("is more without scrubbing, and without an IOMMU", () => {
    expect(attempted(guestsReach, 0)[0]).toBe("62 thief read none 7");
    expect(attempted(guestsReach, 1)[4]).toBe("73 thief dma none 1");
  });

  it("can be read from the host at any moment, and every rule holds there but for what was broken", () => {
    for (const tried of [null, 0, 1, 2]) {
      const trace = runOf(guestsReach, tried);
      for (const time of [0, 30, 75, 107, 150, 399]) {
        const state = hostAt(trace, trace.rowsUpTo(time), time);
        expect(isolationRules(state, trace.info).map(({ broken }) => broken)).toEqual([0, 0, 0, 0, 0]);
        const reached = reachOf(state, trace.info);
        const own = reached.reduce((sum, { frames }) => sum + frames, 0);
        const shared = state.sharing!.frames.size;
        const busy = [...state.frames.flags].filter((flags) => (flags & FRAME_BUSY) !== 0).length;
        expect(own + shared + busy).toBe(8 - state.freeFrames);
        expect(reached.map(({ extents }) => extents)).toEqual([4, 0, 0, 4, 4]);
      }
      const { breaches } = isolationRules(hostAt(trace, trace.rowsUpTo(150), 150), trace.info)[2]!;
      expect(breaches > 0).toBe(tried === 0 || tried === 1);
    }
  });
});

describe("a device without an IOMMU", () => {
  it("changes page 0 of web at 14, which web finds at 28", () => {
    expect(attempted(withoutIommu)).toEqual([
      "14 thief frame own 0",
      "14 thief dma none 2",
      "28 web read altered 1",
      "29 web read own 1",
      "53 late read scrubbing 4",
    ]);
  });

  it("is stopped by one; entries of paravirtual guests are validated; frames that are not scrubbed tell", () => {
    expect(attempted(withoutIommu, 0)[1]).toBe("14 thief dma iommu 2");
    expect(attempted(withoutIommu, 0)[2]).toBe("28 web read own 1");
    expect(attempted(withoutIommu, 1)[0]).toBe("14 thief frame validation 1");
    expect(attempted(withoutIommu, 2)[4]).toBe("53 late read none 4");
  });
});
