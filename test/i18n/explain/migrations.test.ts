/** What is told of machines that move from host to host. */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../../src/engine/simulate.ts";
import { explain } from "../../../src/i18n/explain/explain.ts";
import { plainParts } from "../../../src/i18n/explain/parts.ts";
import type { MachineSpec } from "../../../src/model/scenario.ts";
import { machine, PAGE } from "../../support/workloads.ts";
import { eventsOf, twoHosts, writer } from "../../support/twoHosts.ts";

/** What the host that A leaves and the one that it comes to say when it has moved. */
function toldOfEnds(changes: Partial<MachineSpec>, language: "en" | "zh"): readonly string[] {
  const scenario = twoHosts({
    machines: [machine("A", writer(1), { memoryBytes: 2 * PAGE, ...changes })],
    commands: [{ command: "migrate", vm: "A", to: 1, at: 5 }],
  });
  return simulateHosts(scenario, { until: 40 }).map((trace) => {
    const event = eventsOf(trace).find(({ kind }) => kind === "migrationEnded")!;
    const { sentence, more } = explain(event, { info: trace.info, scenario, state: null, previous: [] }, language);
    return [sentence, ...more].map(plainParts).join(language === "en" ? " " : "");
  });
}

describe("a machine that has moved", () => {
  it("goes on from where it was, if it ran", () => {
    const [left, came] = toldOfEnds({}, "en");
    expect(left).toMatch(/^A has moved to host2: it stood still for \d+ ticks? of \d+\. \d+ pages were sent in all\.$/);
    expect(came).toMatch(/^A has come from host1 and goes on from where it was\. /);
  });

  it("is defined there, if it was off: it goes on from nowhere, and nothing was sent", () => {
    expect(toldOfEnds({ arrival: null }, "en")).toEqual([
      "A has moved to host2: it is defined there now. Nothing of it had to be sent.",
      "A has come from host1: it is defined here now. Nothing of it had to be sent.",
    ]);
    expect(toldOfEnds({ arrival: null }, "zh")).toEqual([
      "A 已迁移到 host2：它的定义现在在那里。没有什么需要传送。",
      "A 已从 host1 到达：它的定义现在在这里。没有什么需要传送。",
    ]);
  });
});
