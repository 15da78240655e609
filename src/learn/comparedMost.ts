/** The policies that textbooks put side by side first, by what they decide. */
export const COMPARED_MOST = {
  scheduler: ["rr", "srtf", "fcfs", "cfs"],
  replacement: ["fifo", "lru", "opt"],
} as const;
