import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { cloneState, cloneStateInParts } from "../../src/base/cloneState.ts";

describe("a copy of state", () => {
  it("is equal in all that plain data can hold", () => {
    const state = {
      numbers: [1, -0, Infinity, NaN],
      map: new Map([["a", { set: new Set([1, 2]) }]]),
      heap: Float64Array.of(1.5, 2),
      nothing: null,
      missing: undefined,
      bare: Object.assign(Object.create(null) as object, { x: 1 }),
    };
    expect(cloneState(state)).toEqual(state);
  });

  it("is not changed with the original, nor the other way round", () => {
    const state = { list: [{ n: 1 }], map: new Map([[1, [1]]]), column: BlockColumn.filled("int32", 100) };
    const copy = cloneState(state);
    state.list[0]!.n = 2;
    state.column.set(7, 2);
    copy.map.get(1)!.push(3);
    copy.column.set(8, 3);
    expect(copy.list).toEqual([{ n: 1 }]);
    expect([copy.column.get(7), copy.column.get(8)]).toEqual([0, 3]);
    expect(state.map.get(1)).toEqual([1]);
    expect(state.column.get(8)).toBe(0);
  });

  it("keeps it that two places hold the same thing", () => {
    const clock = { now: 3 };
    const copy = cloneState({ one: { clock }, other: { clock } });
    expect(copy.one.clock).toBe(copy.other.clock);
    expect(copy.one.clock).not.toBe(clock);
  });

  it("copies lists in which everything stands once with the rest, in the places where they stand", () => {
    const vcpus = [{ id: 0, place: { loops: [1, 2] } }];
    const state = { one: vcpus, other: { vcpus } };
    const copy = cloneState(state, [vcpus]);
    expect(copy).toEqual(state);
    expect(copy.one).toBe(copy.other.vcpus);
    expect(copy.one[0]!.place.loops).not.toBe(vcpus[0]!.place.loops);
  });

  it("copies a long list in parts, none of them long", () => {
    const vcpus = Array.from({ length: 3000 }, (_, id) => ({ id, place: { loops: [id] } }));
    const state = { vcpus, idle: [1, 2] };
    const work = cloneStateInParts(state, [vcpus]);
    let parts = 1;
    let step = work.next();
    for (; !step.done; step = work.next()) parts += 1;
    expect(parts).toBeGreaterThan(10);
    expect(step.value).toEqual(state);
    expect(step.value.vcpus[7]!.place).not.toBe(vcpus[7]!.place);
  });

  it("refuses what is no plain data, with its name", () => {
    expect(() => cloneState({ at: new Date(0) })).toThrow("Date");
    expect(() => cloneState({ act: () => 1 })).toThrow("function");
  });
});
