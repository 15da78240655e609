/** Text as XML has it, in attributes as well as between tags, and in comments. */

/** What XML has no way to write. Half of a pair of surrogates is one of them. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u007f-\u0084\u0086-\u009f]/gu;
const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const writable = (text: string) => text.replaceAll(UNWRITABLE, "\ufffd").replaceAll(/[\t\n\r]/g, " ");

/** What cannot be written becomes a replacement character. */
export function xmlText(text: string): string {
  return writable(text).replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!);
}

/** Two hyphens would end it. */
export function xmlComment(text: string): string {
  return `<!-- ${writable(text).replaceAll(/-(?=-|$)/g, "- ")} -->`;
}
