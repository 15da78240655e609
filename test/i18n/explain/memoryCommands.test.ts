/** What is told of commands about memory: what they ask for, and why one is refused and what would be right. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { explain } from "../../../src/i18n/explain/explain.ts";
import { plainParts } from "../../../src/i18n/explain/parts.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../../src/model/settings.ts";
import type { TimedCommand } from "../../../src/model/scenario.ts";
import { balloon, setMemoryTarget } from "../../support/commands.ts";
import { machine, PAGE, scenario } from "../../support/workloads.ts";

/** What is told of `command`, given to web, which has 12 pages, 4 of them guaranteed. */
function told(command: TimedCommand, language: "en" | "zh", isReclaiming = true): string {
  const web = machine("web", [{ op: "compute", ticks: 100 }], { memoryBytes: 12 * PAGE, reservedPages: 4 });
  const host = isReclaiming ? { overcommit: defaultsOf(OVERCOMMIT) } : {};
  const given = scenario([web], host, { commands: [command] });
  expect(validateScenario(given).ok).toBe(true);
  const trace = simulate(given);
  const events = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
  const event = events.find((one) => "index" in one && one.index === 0 && one.kind.startsWith("command"))!;
  const { sentence, more } = explain(event, { info: trace.info, scenario: given, state: null, previous: [] }, language);
  return [sentence, ...more].map(plainParts).join(language === "en" ? " " : "");
}

describe("a memory target", () => {
  it("is told with its pages", () => {
    expect(told(setMemoryTarget(5, 7, "web"), "en")).toMatch(/^web is to have at most 7 pages from now on\./);
    expect(told(setMemoryTarget(5, 7, "web"), "zh")).toMatch(/^web 从现在起最多拥有 7 页。/);
  });

  it.each([
    [13, "web is configured with 12 pages, less than 13. From 4 to 12 pages."],
    [3, "web is guaranteed 4 pages, more than 3. From 4 to 12 pages."],
    [0, "a machine keeps one page at least. From 4 to 12 pages."],
  ])("of %d pages is refused with what would be right", (pages, reason) => {
    expect(told(setMemoryTarget(5, pages, "web"), "en")).toBe(`Set memory target of web refused: ${reason}`);
  });

  it("is refused in Chinese with the same numbers", () => {
    expect(told(setMemoryTarget(5, 13, "web"), "zh")).toBe(
      "设定 web 的内存目标被拒绝：web 只配置了 12 页，少于 13 页。可取 4 至 12 页。",
    );
    expect(told(setMemoryTarget(5, 3, "web"), "zh")).toBe(
      "设定 web 的内存目标被拒绝：已向 web 保证 4 页，多于 3 页。可取 4 至 12 页。",
    );
  });

  it("on a host that takes nothing back is refused with the setting that is missing", () => {
    expect(told(setMemoryTarget(5, 7, "web"), "en", false)).toBe(
      "Set memory target of web refused: this host does not take memory back. Switch “Take memory back” on in the host settings: then machines have balloons.",
    );
  });
});

describe("a balloon", () => {
  it("is told as on or off, with what comes of it", () => {
    expect(told(balloon(5, false, "web"), "en")).toBe(
      "The balloon of web is switched off: the guest has all its pages back. Where the host needs frames it can only swap pages of this machine out.",
    );
    expect(told(balloon(5, true, "web"), "zh")).toBe("web 的气球已打开。宿主机缺页框时向气球要页。");
  });
});
