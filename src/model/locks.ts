/**
 * What a task may lock for whoever does it:
 *
 * ```
 * policy    who decides, and by which rules: everything that is chosen among words, or is on or off
 * sizes     everything that is a number, and the machines with their programs
 * commands  what is done to the machines, and when
 * future    what comes after the present moment: hidden, and nobody goes there
 * ```
 */
export const LOCKS = ["policy", "sizes", "commands", "future"] as const;
export type Lock = (typeof LOCKS)[number];
