/** Where typing goes: there the keys belong to the text. */

/** Types of `<input>` in which no text is typed. */
const CONTROL_INPUTS: ReadonlySet<string> = new Set([
  "range",
  "checkbox",
  "radio",
  "button",
  "submit",
  "reset",
  "color",
]);

/** A field of one line, in which no key goes a page up or down. */
export function isTextLine(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && !CONTROL_INPUTS.has(target.type);
}

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return isTextLine(target) || target.isContentEditable || target.matches("textarea, [contenteditable]");
}
