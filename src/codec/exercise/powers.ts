/** Powers as exercises write them: `2^16` and `2¹⁶` bytes are 65,536, and `10⁻⁶` is `10^-6`. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const RAISED = /(?<=\d)(?<sign>[⁻⁺]?)(?<digits>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![⁰¹²³⁴⁵⁶⁷⁸⁹])/gu;
/** Up to a thousand of the largest unit. */
const POWER_OF_TWO = /(?<![\p{L}\d.^*])2(?:[^\S\n]?\^[^\S\n]?\{?|\*\*)(?<power>[1-4]?\d)\}?(?![\d.^*])/gu;

/** `text` with powers of two as they come out, and others with `^`. What stands behind one in its line may move. */
export function withPowers(text: string): string {
  return text
    .replaceAll(RAISED, (_, sign: string, digits: string) => {
      const exponent = [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("");
      return `^${sign === "⁻" ? "-" : ""}${exponent}`;
    })
    .replaceAll(POWER_OF_TWO, (all, power: string) => String(2 ** Number(power)).padStart(all.length));
}
