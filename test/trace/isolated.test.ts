/** Names of another direction inside sentences and labels. */
import { describe, expect, it } from "vitest";
import { problems, problemSentence } from "../../src/i18n/messages/problems.ts";
import { isolated } from "../../src/trace/isolated.ts";
import { vcpuLabel } from "../../src/trace/vcpuLabel.ts";

describe("isolated(name)", () => {
  it.each(["שרת", "web שרת", "خادم1", "ܫ", "𐤀"])("sets %s apart", (name) => {
    expect(isolated(name)).toBe(`\u2068${name}\u2069`);
  });

  it.each(["web", "数据库", "web.0", "サーバ", "é", "😀"])("leaves %s as it is", (name) => {
    expect(isolated(name)).toBe(name);
  });
});

describe("a name that is written from right to left", () => {
  const info = {
    vms: [{ name: "שרת", vcpuCount: 2 }],
    vcpus: [
      { vm: 0, index: 0 },
      { vm: 0, index: 1 },
    ],
  };

  it("keeps the number of its vCPU behind it", () => {
    expect(vcpuLabel(info, 1)).toBe("\u2068שרת\u2069.1");
  });

  it.each(["en", "zh"] as const)("is set apart in what is wrong, in %s", (language) => {
    const problem = { code: "sameName", path: "", values: { name: "שרת", first: "machines[0].name" } };
    expect(problemSentence(problems[language], problem)).toContain("\u2068שרת\u2069");
  });
});
