import { describe, expect, it } from "vitest";
import { fitText, forgetFont, forgetWidths, restore, setFont } from "../../../src/ui/shared/canvas/text.ts";

/** A context in which each letter is ten pixels wide. */
const context = {
  font: "test",
  measureText: (text: string) => ({ width: 10 * [...text].length }),
} as unknown as CanvasRenderingContext2D;

it("a name that fits is left as it is", () => {
  expect(fitText(context, "node-12", 70)).toBe("node-12");
});

it("a name that is too long loses its end, and is left out where nothing of it could be read", () => {
  expect(fitText(context, "database", 50)).toBe("data…");
  expect(fitText(context, "database", 30)).toBe("da…");
  expect(fitText(context, "database", 29)).toBeNull();
});

it("the number at the end of a name stays, so that machines and vCPUs can be told apart", () => {
  expect(fitText(context, "node-12", 50)).toBe("no…12");
  expect(fitText(context, "node-12", 30)).toBe("…12");
  expect(fitText(context, "database.1", 60)).toBe("dat….1");
  expect(fitText(context, "node-12.0", 60)).toBe("n…12.0");
  expect(fitText(context, "数据库服务器3", 40)).toBe("数据…3");
  expect(fitText(context, "node-12", 29)).toBeNull();
});

it("a letter keeps two of the marks piled on it, which would reach into other lanes", () => {
  expect(fitText(context, `a${"\u0301".repeat(30)}b`, 500)).toBe("a\u0301\u0301b");
  expect(fitText(context, "Nguye\u0302\u0303n", 500)).toBe("Nguye\u0302\u0303n");
});

it("a number too long for its place is cut like a name", () => {
  expect(fitText(context, "2024001", 50)).toBe("2024…");
  expect(fitText(context, "lab-2024001", 60)).toBe("lab-2…");
});

/** A context that tells which fonts it was given. */
function told() {
  const given: string[] = [];
  const kept: string[] = [];
  let font = "first";
  const one = {
    get font() {
      return font;
    },
    set font(next) {
      given.push(next);
      font = next;
    },
    save: () => kept.push(font),
    restore: () => void (font = kept.pop()!),
    measureText: (text: string) => ({ width: text.length }),
  };
  return { given, one };
}

describe("the font of a context", () => {
  it("is given once, however often it is set", () => {
    const { one, given } = told();
    for (const font of ["small", "small", "large", "small"]) setFont(one, font);
    expect(given).toEqual(["small", "large", "small"]);
  });

  it("is given anew after the context has got back what it had", () => {
    const { one } = told();
    one.save();
    setFont(one, "inside");
    restore(one);
    expect(one.font).toBe("first");
    setFont(one, "inside");
    expect(one.font).toBe("inside");
  });

  it("is given anew to a canvas that has got another size, and after fonts have been loaded", () => {
    const { one, given } = told();
    setFont(one, "same");
    forgetFont(one);
    setFont(one, "same");
    forgetWidths();
    setFont(one, "same");
    expect(given).toEqual(["same", "same", "same"]);
  });
});
