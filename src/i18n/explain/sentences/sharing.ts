/** Sentences about pages with equal contents: what the scanner made of each, and shared frames that are written to. */
import { contentText } from "../../contentText.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, joined, say, strong, type Part, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Kinds = "scanned" | "copyBroken" | "unshared" | "fileShared" | "fileDropped";
type Looked = Facts<"scanned">["entries"][number];

/** Pages of a look that are told one by one. */
const MOST_TOLD = 6;

function enEntry({ vm, page, token, what, frame, freed, other, otherPage }: Looked, words: Words): Parts {
  const { number } = words;
  const who = say`${vm} page ${number(page)} (${contentText(token, "en")})`;
  switch (what) {
    case "first":
      return say`${who}: looked at for the first time, only remembered.`;
    case "changed":
      return say`${who}: changed since the last look, only remembered.`;
    case "unstable":
      return say`${who}: nobody holds the same so far, it waits in the unstable tree.`;
    case "merged":
      return say`${who}: the same is in shared ${strong(`frame ${number(frame)}`)}, its own frame ${number(freed)} is free.`;
    case "paired":
      return say`${who}: the same as ${other ?? ""} page ${number(otherPage)}, which waited in the unstable tree. Both share ${strong(`frame ${number(frame)}`)} now, frame ${number(freed)} is free.`;
  }
}

function zhEntry({ vm, page, token, what, frame, freed, other, otherPage }: Looked, words: Words): Parts {
  const { number } = words;
  const who = say`${vm} 页 ${number(page)}（${contentText(token, "zh")}）`;
  switch (what) {
    case "first":
      return say`${who}：第一次扫描到，先记下内容。`;
    case "changed":
      return say`${who}：上次扫描后内容变了，先记下。`;
    case "unstable":
      return say`${who}：还没有相同的页，放入不稳定树等待。`;
    case "merged":
      return say`${who}：与共享的${strong(`页框 ${number(frame)}`)}相同，自己的页框 ${number(freed)} 空闲。`;
    case "paired":
      return say`${who}：与不稳定树中的 ${other ?? ""} 页 ${number(otherPage)} 相同，两者现在共享${strong(`页框 ${number(frame)}`)}，页框 ${number(freed)} 空闲。`;
  }
}

/** What decided something first, and so many of the rest that the text stays short. */
function told(entries: readonly Looked[]): { readonly shown: readonly Looked[]; readonly others: number } {
  const inOrder = [...entries.filter(({ freed }) => freed >= 0), ...entries.filter(({ freed }) => freed < 0)];
  return { shown: inOrder.slice(0, MOST_TOLD), others: Math.max(0, inOrder.length - MOST_TOLD) };
}

export const sharing: TellersOf<Kinds> = {
  en: {
    scanned: ({ pass, looked, isEnd, entries }, words) => {
      const merged = entries.filter(({ freed }) => freed >= 0).length;
      const { shown, others } = told(entries);
      return {
        sentence: joined([
          ...say`The scanner looks at ${words.number(looked)} ${looked === 1 ? "page" : "pages"} (pass ${words.number(pass)}): `,
          ...(merged === 0
            ? say`none can be merged.`
            : say`${strong(words.number(merged))} merged, as many frames are free.`),
        ]),
        more: [
          ...shown.map((entry) => enEntry(entry, words)),
          ...(others > 0 ? [say`And ${words.number(others)} more.`] : []),
          ...(isEnd ? [say`The pass ends: the unstable tree is emptied.`] : []),
        ],
      };
    },
    copyBroken: ({ who, page, frame, left }, words) =>
      left > 0
        ? {
            sentence: say`${who} writes to page ${strong(words.number(page))}, which shared frame ${words.number(frame)}: it gets ${fault("a copy of its own")}.`,
            more: [say`${words.number(left)} ${left === 1 ? "page still has" : "pages still share"} the old frame.`],
          }
        : {
            sentence: say`${who} writes to page ${strong(words.number(page))}: nobody shares frame ${words.number(frame)} with it any more, so the frame is its own and nothing is copied.`,
            more: [],
          },
    unshared: ({ vm, entries }, words) => {
      const freed = entries.filter(({ left }) => left === 0).length;
      return {
        sentence: say`${words.number(entries.length)} ${entries.length === 1 ? "page" : "pages"} of ${vm} left shared frames; ${words.number(freed)} of them had no other page and ${freed === 1 ? "is" : "are"} free.`,
        more: [],
      };
    },
    fileShared: ({ vm, page, token, frame, pages, freed, other }, words) => ({
      sentence: say`${vm} reads page ${strong(words.number(page))}, a file that is in ${strong(`frame ${words.number(frame)}`)} already: it ${freed < 0 ? "takes no frame of its own" : `gives frame ${words.number(freed)} back`}.`,
      more: [
        say`The file is ${contentText(token, "en")}. Containers have one kernel, and its page cache has each file once: ${words.number(pages)} pages share the frame now.`,
        ...(other ? [say`Until now ${other} had it alone.`] : []),
      ],
    }),
    fileDropped: ({ frame, token, readers }, words) => ({
      sentence: joined([
        ...say`No other frame can be taken: the page cache gives up ${strong(`frame ${words.number(frame)}`)}, with a file of `,
        ...listOf(readers, say`, `),
        ...say`.`,
      ]),
      more: [
        say`The file is ${contentText(token, "en")}, the one that has been shared for longest. Nothing is written: whoever reads it again loads it again.`,
      ],
    }),
  },
  zh: {
    scanned: ({ pass, looked, isEnd, entries }, words) => {
      const merged = entries.filter(({ freed }) => freed >= 0).length;
      const { shown, others } = told(entries);
      return {
        sentence: joined([
          ...say`扫描器查看 ${words.number(looked)} 页（第 ${words.number(pass)} 遍）：`,
          ...(merged === 0 ? say`没有可合并的页。` : say`合并 ${strong(words.number(merged))} 页，腾出同样多的页框。`),
        ]),
        more: [
          ...shown.map((entry) => zhEntry(entry, words)),
          ...(others > 0 ? [say`另有 ${words.number(others)} 页。`] : []),
          ...(isEnd ? [say`这一遍结束：清空不稳定树。`] : []),
        ],
      };
    },
    copyBroken: ({ who, page, frame, left }, words) =>
      left > 0
        ? {
            sentence: say`${who} 写页 ${strong(words.number(page))}，而它在共享页框 ${words.number(frame)} 中：写时复制，得到${fault("自己的一份")}。`,
            more: [say`原页框还由 ${words.number(left)} 页使用。`],
          }
        : {
            sentence: say`${who} 写页 ${strong(words.number(page))}：页框 ${words.number(frame)} 已没有别的页共享，直接归它所有，无须复制。`,
            more: [],
          },
    unshared: ({ vm, entries }, words) => {
      const freed = entries.filter(({ left }) => left === 0).length;
      return {
        sentence: say`${vm} 的 ${words.number(entries.length)} 页离开共享页框；其中 ${words.number(freed)} 个页框再无别的页，已空闲。`,
        more: [],
      };
    },
    fileShared: ({ vm, page, token, frame, pages, freed, other }, words) => ({
      sentence: say`${vm} 读页 ${strong(words.number(page))}，这个文件页已在${strong(`页框 ${words.number(frame)}`)}中：${freed < 0 ? "不另占页框" : `归还页框 ${words.number(freed)}`}。`,
      more: [
        say`内容是${contentText(token, "zh")}。容器共用一个内核，它的页缓存中每个文件只有一份：现在有 ${words.number(pages)} 页共享这个页框。`,
        ...(other ? [say`此前由 ${other} 独占。`] : []),
      ],
    }),
    fileDropped: ({ frame, token, readers }, words) => ({
      sentence: joined([
        ...say`没有别的页框可以取用：页缓存放弃${strong(`页框 ${words.number(frame)}`)}，其中的文件页由 `,
        ...listOf(readers, say`、`),
        ...say` 共享。`,
      ]),
      more: [say`内容是${contentText(token, "zh")}，共享得最久。无须写回：再次读它时重新装入。`],
    }),
  },
};

/** One after the other, with `between` between them. */
function listOf(parts: readonly Part[], between: Parts): Parts {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [...between, part]));
}
