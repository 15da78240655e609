/** How a check tells what it found: the number of the law (domain F.6) and a text with the values that break it. */
export type Report = (law: string, text: string) => void;

/** Runs `check` and returns what it reported, one text a violation. */
export function violations(check: (report: Report) => void): string[] {
  const found: string[] = [];
  check((law, text) => void found.push(`${law}: ${text}`));
  return found;
}

/** `"3, 5, 8"`; for the text of a violation. */
export function listed(things: Iterable<number | string>): string {
  return [...things].join(", ") || "none";
}
