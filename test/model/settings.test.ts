/** The declarations of settings: what every one of them must keep. */
import { describe, expect, it } from "vitest";
import { defaultsOf, fieldOf, isInForce, type Field, type Setting } from "../../src/model/settingKinds.ts";
import { ARM, CACHE, COSCHEDULING, COSTS, DISK, HOST, MACHINE, REBALANCING, REGION } from "../../src/model/settings.ts";

const records: readonly (readonly [string, readonly Field[]])[] = [
  ["the host", HOST],
  ["a machine", MACHINE],
  ["a disk", DISK],
  ["an arm", ARM],
  ["costs", COSTS],
  ["a cache", CACHE],
  ["co-scheduling", COSCHEDULING],
  ["rebalancing", REBALANCING],
  ["a memory region", REGION],
];

const isSetting = (field: Field): field is Setting => field.type !== "particular" && !("settings" in field);

describe.each(records)("the settings of %s", (_, fields) => {
  it("have each a name of its own", () => {
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });

  it("have defaults that are allowed", () => {
    const wrong = fields.filter(isSetting).filter((setting) => {
      if ("absent" in setting) return false;
      if (setting.type === "integer") return setting.default < setting.min || setting.default > setting.max;
      return setting.type === "choice" && !setting.choices.includes(setting.default);
    });
    expect(wrong).toEqual([]);
  });

  it("depend on choices there are", () => {
    const choices = fields.flatMap((field) =>
      field.type === "choice" ? field.choices.map((is) => ({ setting: field.id, is })) : [],
    );
    const conditions = fields.flatMap((field) => (field.type !== "particular" && field.onlyIf ? [field.onlyIf] : []));
    expect(choices).toEqual(expect.arrayContaining(conditions));
  });
});

describe("places in links", () => {
  it.each([
    ["the host", HOST],
    ["a machine", MACHINE],
  ])("of %s are given to one field each, and none is left out", (_, fields) => {
    const places = fields.map(({ place }) => place).toSorted((a, b) => a - b);
    expect(places).toEqual(fields.map((_field, index) => index));
  });
});

describe("defaultsOf(fields)", () => {
  it("has the default of each setting, groups included, and nothing of what is off, absent or particular", () => {
    expect(defaultsOf(MACHINE)).toEqual({ vcpus: 1, priority: 1, weight: null, reservedPages: 0 });
    expect(defaultsOf(REBALANCING)).toEqual({ every: 10, victim: "longest" });
    expect(defaultsOf(HOST).costs.reference).toBe(1);
    expect(defaultsOf(HOST)).not.toHaveProperty("cache");
    expect(defaultsOf(HOST)).not.toHaveProperty("disks");
  });
});

describe("isInForce(field, record)", () => {
  it("asks the choice that the field depends on", () => {
    const draws = fieldOf(REBALANCING, "draws");
    expect(isInForce(draws, { victim: "random" })).toBe(true);
    expect(isInForce(draws, { victim: "longest" })).toBe(false);
    expect(isInForce(fieldOf(REBALANCING, "victim"), {})).toBe(true);
  });
});
