/**
 * Chinese puts a space between itself and Latin letters or digits, which a template with a name in it cannot know; a name may
 * have marks around it that set its direction apart.
 */
const HAN_THEN_LATIN = /(\p{Script=Han})(?=[\u2066-\u2068]?[A-Za-z0-9])/gu;
const LATIN_THEN_HAN = /([A-Za-z0-9%]\u2069?)(?=\p{Script=Han})/gu;

/** `text` with those spaces. */
export function hanSpaced(text: string): string {
  return text.replaceAll(HAN_THEN_LATIN, "$1 ").replaceAll(LATIN_THEN_HAN, "$1 ");
}
