import { describe, expect, it } from "vitest";
import { readerLanguage } from "../../src/store/readerLanguage.ts";

describe("the language of a reader who has not chosen one", () => {
  it("is the first of the browser's that the page speaks, whatever language a link was sent in", () => {
    expect(readerLanguage(["zh-CN", "en"], "en")).toBe("zh");
    expect(readerLanguage(["de-DE", "en-GB", "zh"], "zh")).toBe("en");
    expect(readerLanguage(["zh"], null)).toBe("zh");
  });

  it("is that of the link where the browser speaks neither, else English", () => {
    expect(readerLanguage(["de", "fr"], "zh")).toBe("zh");
    expect(readerLanguage([], null)).toBe("en");
  });
});
