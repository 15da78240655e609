/** How a value that came from outside, of any kind, is named in a text. Neither asks the value itself, which may not answer. */

/** What kind of value it is, as one of the words the texts know. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  const type = typeof value;
  if (type === "string") return "text";
  if (type === "number" || type === "object") return type;
  return type === "boolean" ? "yesNo" : "noData";
}

/** A short form of the value; lists and objects can be of any size, and have none. */
export function shortText(value: unknown): string {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  const text = isObject ? (Array.isArray(value) ? "[…]" : "{…}") : String(value);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
