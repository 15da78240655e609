/**
 * Whether something is no text at all: pictures, programs and packed files, taken for text, are full of signs that nobody
 * writes. What is refused so is told in one sentence, and not by what its first signs happen to look like.
 */

/** So many characters are looked at. */
const SAMPLE = 65_536;
/** In a hundred characters: control characters, and places where bytes are no characters of UTF-8. */
const MOST_CONTROLS = 2;
const MOST_UNKNOWN = 35;

// What terminals and old editors leave in texts is none of them: bell, backspace, end of file, escape.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0001-\u0006\u000e-\u0019\u001c-\u001f\u007f]/g;

export function isNoText(given: string): boolean {
  const text = given.slice(0, SAMPLE);
  const share = (signs: RegExp) => (100 * (text.match(signs)?.length ?? 0)) / text.length;
  return text.includes("\0") || share(CONTROLS) > MOST_CONTROLS || share(/\ufffd/g) > MOST_UNKNOWN;
}
