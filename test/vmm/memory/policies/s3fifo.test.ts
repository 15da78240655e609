/** S3-FIFO (Yang et al. 2023; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "s3fifo", params: {} };

const first = (threshold: number) =>
  paged([0, 0, 1, 2, 3], 3, { policy: "s3fifo", params: { threshold } }).evictions[0];

describe("S3-FIFO", () => {
  it("faults 14 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(14);
    expect(victims).toEqual([7, 0, 1, 2, 3, 4, 0, 1, 0, 3, 7]);
  });

  it("faults 10 and 10 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([10, 10]);
  });

  it("keeps what was used twice while new, and passes a scan through", () => {
    const hot = [0, 1, 2, 3];
    const round = [...hot, ...hot, ...hot, ...hot];
    const scan = Array.from({ length: 12 }, (_, at) => 101 + at);
    expect(paged([...round, ...scan, ...round], 8, POLICY).faults).toBe(16);
  });

  it("takes one use or three to go on into the main queue, as the threshold says", () => {
    // 0 is used once more while new. With a threshold of 1 it goes on, and 1 leaves; with 2 it leaves itself.
    expect(first(1)).toMatchObject({ page: 1, reason: "notUsedInSmall", value: 0 });
    expect(first(2)).toMatchObject({ page: 0, reason: "notUsedInSmall", value: 1 });
  });
});
