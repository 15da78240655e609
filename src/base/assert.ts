/** Our own bugs stop at once, with the values in the text. Never for a person's input: that gets problems. */

/** Throws unless `condition` holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Marks a place that cannot be reached; adding a case elsewhere makes it not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
