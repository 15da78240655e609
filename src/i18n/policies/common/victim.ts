/** How a victim and the frames that were spared are put into words. */
import type { Facts, FrameContent } from "../../explain/facts.ts";
import { say, strong, type Parts } from "../../explain/parts.ts";
import type { Words } from "../../explain/words.ts";

type Evict = Facts<"evict">;

/** Losers named in the sentence itself; the others stand in the table beside it. */
const LOSERS_TOLD = 2;

/** Some losers with a text each, and how many are left. */
export function losersWith(facts: Evict, words: Words, show: (loser: Evict["losers"][number]) => Parts): Parts {
  const told = facts.losers.slice(0, LOSERS_TOLD);
  return words.list(told.map(show), facts.losers.length - told.length + facts.others);
}

export const hasLosers = (facts: Evict) => facts.losers.length > 0;

export const enContent = ({ vm, page }: FrameContent, words: Words): Parts =>
  vm === null ? [] : say`${vm} page ${words.number(page)}`;
export const zhContent = ({ vm, page }: FrameContent, words: Words): Parts =>
  vm === null ? [] : say`${vm} 页 ${words.number(page)}`;

/** `db page 4 in frame 4 (19)`: a loser with what it was compared by. */
export const enFrame = (content: FrameContent, words: Words, shown: string): Parts =>
  content.vm === null
    ? say`frame ${words.number(content.frame)} (${shown})`
    : say`${enContent(content, words)} in frame ${words.number(content.frame)} (${shown})`;
export const zhFrame = (content: FrameContent, words: Words, shown: string): Parts =>
  content.vm === null
    ? say`页框 ${words.number(content.frame)}（${shown}）`
    : say`页框 ${words.number(content.frame)}（${zhContent(content, words)}，${shown}）`;

/** `Frame 9 (web page 2)` */
export const enVictim = ({ victim }: Evict, words: Words): Parts =>
  say`${strong(`Frame ${words.number(victim.frame)}`)} (${enContent(victim, words)})`;
export const zhVictim = ({ victim }: Evict, words: Words): Parts =>
  say`${strong(`页框 ${words.number(victim.frame)}`)}（${zhContent(victim, words)}）`;
