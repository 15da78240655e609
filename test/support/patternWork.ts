/**
 * How much of its texts a reader looks through: every use of a pattern is counted with the characters from where it begins
 * to the end of what it found, or of the text. A reader that looks at what is left again and again counts a multiple.
 */

/** Characters that the patterns of `run` look through, all together. */
export function charactersScanned(run: () => void): number {
  // Every use of a pattern goes through this one; it is put back below.
  const patterns: RegExp = RegExp.prototype;
  const { exec } = patterns;
  let scanned = 0;
  patterns.exec = function counted(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    // One that is tied to its place gives up there.
    const isTied = this.sticky || (this.source.startsWith("^") && !this.multiline);
    scanned += match ? match.index + match[0].length - from : isTied ? 1 : text.length - from;
    return match;
  };
  try {
    run();
  } finally {
    patterns.exec = exec;
  }
  return scanned;
}
