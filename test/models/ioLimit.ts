/**
 * A second model of limits of I/O, written from the rule alone and as slowly as one would follow it by hand: tick by tick, with
 * the tokens of each bucket on a sheet of paper. It shares no code with the core.
 */

export interface Limit {
  readonly every: number;
  readonly burst: number;
  readonly requests?: number;
  readonly reads?: number;
  readonly writes?: number;
  readonly blocks?: number;
  readonly readBlocks?: number;
  readonly writeBlocks?: number;
}

export interface Asked {
  readonly at: number;
  readonly write: boolean;
  readonly blocks: number;
}

/** When each of `asked`, which are in order, goes on to the disks, under a limit that holds from tick 0 on. */
export function passings(limit: Limit, asked: readonly Asked[]): number[] {
  const buckets = (["requests", "reads", "writes", "blocks", "readBlocks", "writeBlocks"] as const).flatMap((name) => {
    const rate = limit[name];
    return rate === undefined ? [] : [{ name, rate, most: rate * limit.burst, tokens: rate * limit.burst }];
  });
  const price = (name: string, { write, blocks }: Asked): number => {
    const isMeant =
      name === "requests" || name === "blocks" || (write ? name.startsWith("write") : name.startsWith("read"));
    if (!isMeant) return 0;
    return name.toLowerCase().includes("blocks") ? blocks : 1;
  };
  const passed: number[] = [];
  for (let tick = 0; passed.length < asked.length; tick += 1) {
    if (tick > 0 && tick % limit.every === 0)
      for (const bucket of buckets) bucket.tokens = Math.min(bucket.most, bucket.tokens + bucket.rate);
    for (let next = asked[passed.length]; next && next.at <= tick; next = asked[passed.length]) {
      const request = next;
      const mayPass = buckets.every((bucket) => {
        const wanted = price(bucket.name, request);
        return wanted === 0 || bucket.tokens >= wanted || bucket.tokens === bucket.most;
      });
      if (!mayPass) break;
      for (const bucket of buckets) bucket.tokens -= price(bucket.name, request);
      passed.push(tick);
    }
  }
  return passed;
}
