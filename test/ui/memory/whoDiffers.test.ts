import { describe, expect, it } from "vitest";
import { whoDiffers } from "../../../src/ui/memory/whoDiffers.ts";

const doing = (policy: string, outcome: number) => ({ policy, outcome });

describe("whoDiffers(each)", () => {
  it("has the rarest doing before the commonest", () => {
    expect(whoDiffers([doing("fifo", 0), doing("lru", 1), doing("opt", 1), doing("clock", 1)])).toEqual([
      { policies: ["fifo"], outcome: 0 },
      { policies: ["lru", "opt", "clock"], outcome: 1 },
    ]);
  });

  it("is null where all do the same, or nobody is known", () => {
    expect(whoDiffers([doing("fifo", 0), doing("lru", 0)])).toBeNull();
    expect(whoDiffers([])).toBeNull();
  });
});
