import { describe, expect, it } from "vitest";
import { entriesOf, pieceAt, withPiece, type Pieces } from "../../src/base/pieces.ts";

describe("a list in pieces", () => {
  const some = [3, 70, 200].reduce<Pieces<string>>((list, at) => withPiece(list, at, `at ${at}`), []);

  it("has what was put at each place, and nothing elsewhere", () => {
    expect([3, 4, 70, 200, 1000].map((at) => pieceAt(some, at))).toEqual([
      "at 3",
      undefined,
      "at 70",
      "at 200",
      undefined,
    ]);
    expect([...entriesOf(some)]).toEqual([
      [3, "at 3"],
      [70, "at 70"],
      [200, "at 200"],
    ]);
  });

  it("never changes: another list shares the pieces without the change", () => {
    const other = withPiece(some, 70, undefined);
    expect(pieceAt(some, 70)).toBe("at 70");
    expect([...entriesOf(other)].map(([at]) => at)).toEqual([3, 200]);
    expect(other[0]).toBe(some[0]);
    expect(other[3]).toBe(some[3]);
  });
});
