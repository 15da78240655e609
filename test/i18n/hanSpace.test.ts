/** Spaces between Chinese and Latin in texts with a name in them. */
import { describe, expect, it } from "vitest";
import { hanSpaced } from "../../src/i18n/hanSpace.ts";

describe("Chinese with a name in it", () => {
  it("has a space between itself and Latin letters or digits, on both sides", () => {
    expect(hanSpaced("本步的LRU")).toBe("本步的 LRU");
    expect(hanSpaced("按CPU排序；按住 Shift 追加")).toBe("按 CPU 排序；按住 Shift 追加");
    expect(hanSpaced("按2Q，若此前")).toBe("按 2Q，若此前");
  });

  it("stays as it is where both sides are Chinese, and beside its punctuation", () => {
    for (const text of ["本步的时钟", "按先进先出，若此前没有谁访问它。", "本步的 LRU", "“LRU”：命中"])
      expect(hanSpaced(text)).toBe(text);
  });

  it("stand outside the marks that set a name apart, and not beside Chinese names or stops", () => {
    expect(hanSpaced("\u2068web\u2069是\u2068甲\u2069的选择：\u2068db\u2069。")).toBe(
      "\u2068web\u2069 是\u2068甲\u2069的选择：\u2068db\u2069。",
    );
    expect(hanSpaced("由\u2068web\u2069决定")).toBe("由 \u2068web\u2069 决定");
  });
});
