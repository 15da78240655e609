/** What a card says of a machine that stands still for a job: every kind of job has words of its own. */
import { describe, expect, it } from "vitest";
import { machineCatalogues } from "../../../src/i18n/machineCatalogue.ts";
import { JOB_KINDS } from "../../../src/model/states.ts";
import { timeUnit } from "../../../src/model/timeUnit.ts";
import { statusText } from "../../../src/ui/machines/StatusBadge.tsx";
import { scenario } from "../../support/workloads.ts";

/** A move of extents is for no machine. */
const KINDS = JOB_KINDS.filter((kind) => kind !== "move");

describe.each(["en", "zh"] as const)("a machine with a job, in %s", (language) => {
  it.each(KINDS)("says how far it is: %s", (status) => {
    const texts = machineCatalogues[language];
    const view = { life: "running", status, startsAt: null, jobTotal: 9, jobDone: 4 } as const;
    const said = statusText(texts, { ...view, doing: null, doingNumber: 0, doingOf: 0 }, timeUnit(scenario([])));
    expect(said).toBe(`${texts.terms.life.running} · ${texts.machines.job[status](4, 9)}`);
    expect(said).toContain("9");
  });
});
