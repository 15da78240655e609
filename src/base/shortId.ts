/** Names of a few letters for what is told apart on paper and in lists. */
import { fnv1a32 } from "./prng.ts";

const NAME_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Such as `H7-K3`: the same for the same text. */
export function shortId(text: string): string {
  let rest = fnv1a32(text);
  let id = "";
  for (let at = 0; at < 4; at += 1) {
    id += NAME_LETTERS[rest % NAME_LETTERS.length]!;
    rest = Math.floor(rest / NAME_LETTERS.length);
  }
  return `${id.slice(0, 2)}-${id.slice(2)}`;
}
