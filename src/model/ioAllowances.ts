/** The numbers that a limit of I/O may have. Rows name them, so that the page needs them at once. */

/** Numbers of a limit, in the order in which they are asked. */
export const IO_ALLOWANCES = ["requests", "reads", "writes", "blocks", "readBlocks", "writeBlocks"] as const;
export type IoAllowance = (typeof IO_ALLOWANCES)[number];
