/** That the laws of shared frames, of what pages hold and of TLBs (domain F.6: M3, M4, M7, M9) notice their violation. */
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import type { Op, TranslationSpec } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../src/model/settings.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { Observed } from "../support/observed.ts";
import { SHARING_RULES } from "../support/sharing.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const translation: TranslationSpec = { ...(defaultsOf(TRANSLATION) as TranslationSpec), levelBits: 1, tlbEntries: 2 };
const fill: Op = { op: "pattern", pattern: "sequential", pages: 4, count: 4, writeEvery: 1 };
const program: Op[] = [fill, { op: "compute", ticks: 40 }, fill];
const machineOf = (name: string) => machine(name, program, { image: 1, memoryBytes: 8 * PAGE });
/** Two machines of one image fill the same pages, which are merged. */
const MERGED = scenario([machineOf("A"), machineOf("B")], {
  pcpus: 2,
  frames: 16,
  costs: NO_COSTS,
  translation,
  sharing: { ...SHARING_RULES, sleep: 2, pages: 9, requireStable: false },
});

const sharedIn = ({ memory: { state } }: Monitor): number[] =>
  [...(state.sharing?.pages ?? [])].flatMap((pages, frame) => (pages > 1 ? [frame] : []));

/** At a moment with pages that share frames, and with entries in a TLB. */
function merged(): Observed {
  const run = new Observed(MERGED);
  const { monitor } = run.simulation;
  for (let moments = 0; moments < 500; moments += 1) {
    if (sharedIn(monitor).length > 0 && tlbOf(monitor)) return run;
    run.simulation.step();
  }
  throw new Error("nothing was merged");
}

const tlbOf = ({ translation: parts }: Monitor) => parts?.state.tlbs.find(({ size }) => size > 0);
const booksOf = ({ memory }: Monitor) => memory.state.sharing!;
const keyIn = (monitor: Monitor) => [...tlbOf(monitor)!.keys()][0]!;

const DAMAGE: readonly (readonly [law: string, what: string, damage: (monitor: Monitor) => void])[] = [
  [
    "M4",
    "a page too many in the books of a shared frame",
    (m) => {
      const [frame = 0] = sharedIn(m);
      booksOf(m).pages.set(frame, booksOf(m).pages.get(frame) + 1);
    },
  ],
  ["M4", "a shared frame that is not in the stable tree", (m) => m.sharing!.state.stable.clear()],
  [
    "M3",
    "a frame in the stable tree that is one machine's to write to",
    (m) => {
      const { owner } = m.memory.state;
      const own = [...owner].findIndex((vm, frame) => vm >= 0 && !m.memory.isShared(frame));
      m.sharing!.state.stable.set(m.memory.contentIn(own), own);
    },
  ],
  [
    "M7",
    "a frame that holds what its guest has not written",
    (m) => {
      const { frames } = booksOf(m).contents;
      const [frame = 0] = sharedIn(m);
      frames.set(frame, 987_654);
    },
  ],
  ["M9", "an entry of a TLB that leads elsewhere", (m) => void tlbOf(m)!.set(keyIn(m), 15)],
  [
    "M9",
    "an entry of a page that the guest never touched",
    (m) => {
      for (const guest of m.translation!.state.guests.values()) {
        for (let page = 0; page < guest.mapped.length; page += 1) guest.mapped.set(page, 0);
      }
    },
  ],
  [
    "M9",
    "a TLB with more entries than it has room for",
    (m) => {
      for (let more = 1; more <= 3; more += 1) tlbOf(m)!.set(keyIn(m) + more, 15);
    },
  ],
];

describe("checkInvariants(simulation) where pages are merged and addresses translated", () => {
  it("finds nothing wrong between any two moments", () => {
    const run = merged();
    for (let moments = 0; moments < 60; moments += 1) {
      expect(checkInvariants(run.simulation)).toEqual([]);
      run.simulation.step();
    }
  });

  it.each(DAMAGE)("reports %s for %s", (law, _, damage) => {
    const run = merged();
    damage(run.simulation.monitor);
    expect(checkInvariants(run.simulation).join("\n")).toMatch(new RegExp(`^${law}: `, "m"));
  });
});
