import { describe, expect, it } from "vitest";
import { qrPath } from "../../../src/ui/dialogs/share/qrPath.ts";

/** A code drawn with `#` for dark. */
const drawn = (...rows: string[]) => rows.map((row) => [...row].map((sign) => sign === "#"));

describe("qrPath(rows)", () => {
  it("makes a rectangle of each run of dark squares", () => {
    expect(qrPath(drawn("##.#", "....", ".###"))).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z");
  });

  it("is empty when nothing is dark", () => {
    expect(qrPath(drawn("..", ".."))).toBe("");
    expect(qrPath([])).toBe("");
  });
});
