import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { bytesOf } from "../../src/base/bytesOf.ts";
import { cloneState } from "../../src/base/cloneState.ts";

const BLOCK_BYTES = 4 * 1024;

describe("bytesOf(value, before)", () => {
  it("counts what plain data holds", () => {
    expect(bytesOf(new Int32Array(1000))).toBeGreaterThanOrEqual(4000);
    expect(bytesOf([new Int32Array(1000), new Float64Array(1000)])).toBeGreaterThanOrEqual(12_000);
    expect(bytesOf(new Map([[1, new Uint8Array(5000)]]))).toBeGreaterThanOrEqual(5000);
    expect(bytesOf(Array.from({ length: 1000 }, (_, at) => at))).toBeGreaterThanOrEqual(8000);
    expect(bytesOf(7)).toBe(0);
  });

  it("counts what stands in several places once", () => {
    const list = new Uint8Array(10_000);
    expect(bytesOf({ one: list, other: list })).toBeLessThan(11_000);
  });

  it("comes to an end where what stands in a list holds what holds the list", () => {
    const shared = { all: [] as object[] };
    shared.all.push({ shared, queue: new Uint8Array(1000) }, { shared, queue: new Uint8Array(1000) });
    expect(bytesOf(shared.all)).toBeGreaterThanOrEqual(2000);
    expect(bytesOf(shared.all)).toBeLessThan(2500);
  });

  it("looks at a part of a long list, and counts as much as of all of it", () => {
    let looks = 0;
    const looked = (width: number) => {
      const record = { numbers: new Uint8Array(width) };
      return new Proxy(record, {
        get(target, key) {
          if (key === "numbers") looks += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    };
    const widths = Array.from({ length: 20_000 }, (_, at) => 50 + ((at >> 3) % 10));
    const list = widths.map(looked);
    const bytes = bytesOf(list);
    expect(looks).toBeLessThanOrEqual(1024);
    const whole = widths.reduce((sum, width) => sum + 8 + 32 + 8 + 32 + width, 32);
    expect(Math.abs(bytes - whole) / whole).toBeLessThan(0.02);
  });

  it("counts nothing that the copy before holds as well", () => {
    const request = { pages: new Uint8Array(10_000) };
    const before = { queue: [request], map: new Map([["a", request]]) };
    const after = { queue: [request], map: new Map([["a", request]]) };
    expect(bytesOf(after, before)).toBeLessThan(300);
  });

  it("counts of a column in blocks those written since the copy before", () => {
    const before = { column: BlockColumn.filled("int32", 1_000_000, -1) };
    const after = cloneState(before);
    expect(bytesOf(after, before)).toBeLessThan(200);
    for (const at of [0, 1, 999_999]) after.column.set(at, 5);
    const list = 8 * 977;
    expect(bytesOf(after, before)).toBeLessThan(2 * BLOCK_BYTES + list + 200);
    expect(bytesOf(after, before)).toBeGreaterThanOrEqual(2 * BLOCK_BYTES + list);
  });
});
