/** The replacement policies that are drawn where nobody has chosen: those of the textbooks, then those of caches. */
export const USUAL_POLICIES = ["fifo", "lru", "opt", "clock", "2q", "arc", "s3fifo", "sieve"] as const;
