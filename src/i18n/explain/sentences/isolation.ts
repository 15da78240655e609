/** Sentences about what guests try to reach that is not their own: what they named, what stopped them, and what if nothing did. */
import { contentText } from "../../contentText.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, joined, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Attempted = Facts<"attempted">;

/** `frame 3 of web`. */
function enFrame({ target, owner }: Attempted, { number }: Words): Parts {
  return owner ? say`frame ${number(target)} of ${owner}` : say`frame ${number(target)}, which is no machine’s alone`;
}

function zhFrame({ target, owner }: Attempted, { number }: Words): Parts {
  return owner ? say`${owner} 的页框 ${number(target)}` : say`不专属任何虚拟机的页框 ${number(target)}`;
}

/** What it does, up to what becomes of it. */
function enTries(facts: Attempted, words: Words): Parts {
  const { who, attempt, target, volume, isParavirtual } = facts;
  const { number } = words;
  switch (attempt) {
    case "page":
      return say`${who} tries to reach ${value(`page ${number(target)}`)}`;
    case "frame":
      return isParavirtual
        ? say`${who} asks for a page table entry that leads to ${enFrame(facts, words)}`
        : say`${who} puts the number ${number(target)} of a frame into its page table, where it means its own ${value(`page ${number(target)}`)}`;
    case "dma":
      return say`${who} has a device write to ${enFrame(facts, words)}`;
    case "extent":
      return say`${who} tries to reach ${value(`extent ${number(target)}`)} of its volume number ${number(volume)}`;
    case "write":
      return say`${who} writes ${value(`page ${number(target)}`)}`;
    case "read":
      return say`${who} reads ${value(`page ${number(target)}`)}`;
  }
}

function zhTries(facts: Attempted, words: Words): Parts {
  const { who, attempt, target, volume, isParavirtual } = facts;
  const { number } = words;
  switch (attempt) {
    case "page":
      return say`${who} 试图访问${value(`第 ${number(target)} 页`)}`;
    case "frame":
      return isParavirtual
        ? say`${who} 请求一个指向 ${zhFrame(facts, words)} 的页表项`
        : say`${who} 把页框号 ${number(target)} 写进自己的页表，而在那里它指的是自己的${value(`第 ${number(target)} 页`)}`;
    case "dma":
      return say`${who} 让设备写入 ${zhFrame(facts, words)}`;
    case "extent":
      return say`${who} 试图访问自己第 ${number(volume)} 号卷的${value(`第 ${number(target)} 个区段`)}`;
    case "write":
      return say`${who} 写${value(`第 ${number(target)} 页`)}`;
    case "read":
      return say`${who} 读${value(`第 ${number(target)} 页`)}`;
  }
}

function enEnd(facts: Attempted, words: Words): Parts {
  const { rule, attempt, owner, ticks, sharers, token, changed } = facts;
  switch (rule) {
    case "own":
      if (attempt === "write") return say`, and that takes ${value(words.ticks(ticks))}: nobody shared it.`;
      if (attempt === "read") return say`, and finds what is its own: ${contentText(token, "en")}.`;
      return say`: that is its own, and there is nothing to stop.`;
    case "guestTable":
      return say`: it is ${fault("stopped")}, its memory ends before that.`;
    case "validation":
      return say`: the monitor ${fault("refuses")} it.`;
    case "copyOnWrite":
      return say`, which ${words.count(sharers - 1, "other page", "other pages")} shared: it gets ${strong("a copy")}, the others keep theirs. That takes ${value(words.ticks(ticks))}.`;
    case "scrubbing":
      return say` in a frame that ${owner ?? "another machine"} had before, and finds ${strong("nothing but zeros")}.`;
    case "iommu":
      return say`: the table of the device has no such frame, and it is ${fault("stopped")}.`;
    case "noFrame":
      return say`: the host has no frame of that number, and it is ${fault("stopped")}.`;
    case "bounds":
      return say`: it is ${fault("stopped")}, there is no such extent of its own.`;
    case "kernel":
      return say`: the kernel of the host ${fault("refuses")} it to a container.`;
    case "altered":
      return say`, and finds ${fault("what it has not written")}: a device of ${owner ?? "another machine"} has.`;
    case "none":
      if (attempt === "read")
        return say`, and finds ${fault("what is not its own")}: it comes from ${owner ?? "another machine"}.`;
      return changed.length === 0
        ? say`: ${fault("nothing stops it")}. Nobody has anything there at present.`
        : joined([...say`: ${fault("nothing stops it")}, and `, ...enChanged(facts, words), ` changed.`]);
  }
}

const enChanged = ({ changed }: Attempted, words: Words): Parts =>
  joined([
    ...words.list(changed.map(({ vm, page }) => say`page ${words.number(page)} of ${vm}`)),
    changed.length === 1 ? " is" : " are",
  ]);

function zhEnd(facts: Attempted, words: Words): Parts {
  const { rule, attempt, owner, ticks, sharers, token, changed } = facts;
  switch (rule) {
    case "own":
      if (attempt === "write") return say`，用时 ${value(words.ticks(ticks))}：没有别的页与它共享。`;
      if (attempt === "read") return say`，读到的是自己的内容：${contentText(token, "zh")}。`;
      return say`：这本来就是它自己的，无需阻止。`;
    case "guestTable":
      return say`：它的内存没有这么大，被${fault("阻止")}。`;
    case "validation":
      return say`：监控器${fault("拒绝")}。`;
    case "copyOnWrite":
      return say`，该页与另外 ${words.number(sharers - 1)} 页共享：它得到${strong("一份副本")}，其余各页不变。用时 ${value(words.ticks(ticks))}。`;
    case "scrubbing":
      return say`，所在页框以前属于 ${owner ?? "另一台虚拟机"}，读到的${strong("全是零")}。`;
    case "iommu":
      return say`：设备的地址表里没有这个页框，被${fault("阻止")}。`;
    case "noFrame":
      return say`：宿主机没有这个编号的页框，被${fault("阻止")}。`;
    case "bounds":
      return say`：它没有这样的区段，被${fault("阻止")}。`;
    case "kernel":
      return say`：宿主机内核${fault("拒绝")}容器这样做。`;
    case "altered":
      return say`，读到了${fault("不是自己写的内容")}：是 ${owner ?? "另一台虚拟机"} 的设备写的。`;
    case "none":
      if (attempt === "read") return say`，读到了${fault("不属于自己的内容")}：来自 ${owner ?? "另一台虚拟机"}。`;
      return changed.length === 0
        ? say`：${fault("没有什么能阻止它")}。目前那里没有谁的内容。`
        : joined([
            ...say`：${fault("没有什么能阻止它")}，`,
            ...words.list(changed.map(({ vm, page }) => say`${vm} 的第 ${words.number(page)} 页`)),
            "被改写。",
          ]);
  }
}

/** Why it ends so; and what would have stopped it. */
function enWhy({ rule, attempt, isParavirtual }: Attempted): Parts[] {
  switch (rule) {
    case "own":
      return [];
    case "guestTable":
      return [
        say`The fault is given back to the guest, as a processor gives one to a program.`,
        say`A guest names pages of its own memory and nothing else: no number leads to a frame of somebody else.`,
      ];
    case "validation":
      return isParavirtual
        ? [say`Here guests know frames by their numbers: so the monitor looks at each entry before it is in force.`]
        : [];
    case "copyOnWrite":
      return [
        say`A write to a page that nobody shares is faster: whoever takes the time learns that another page holds the same. Sharing between machines is off by default on real systems for that reason.`,
      ];
    case "scrubbing":
      return [say`The monitor fills a frame with zeros before another machine gets it.`];
    case "iommu":
      return [say`An IOMMU looks up each access of a device in a table that has only frames of its machine.`];
    case "noFrame":
    case "bounds":
      return [];
    case "kernel":
      return [say`Page tables and devices are the kernel’s, which all containers share.`];
    case "altered":
      return [say`An IOMMU would have stopped the device. Nobody has told the guest.`];
    case "none":
      return attempt === "read"
        ? [say`Frames that are filled with zeros before another machine gets them would have stopped it.`]
        : [
            say`An IOMMU would have stopped it. Without one a device reaches every frame, and no table of the processor is asked.`,
          ];
  }
}

function zhWhy({ rule, attempt, isParavirtual }: Attempted): Parts[] {
  switch (rule) {
    case "own":
      return [];
    case "guestTable":
      return [
        say`缺页异常交还给客户机，就像处理器把异常交给程序一样。`,
        say`客户机只能说出自己内存的页号：没有哪个号码通向别人的页框。`,
      ];
    case "validation":
      return isParavirtual ? [say`这里客户机知道页框的编号，所以监控器在每个页表项生效之前都要检查。`] : [];
    case "copyOnWrite":
      return [
        say`写没有共享的页更快：测量时间的人由此知道别处有内容相同的页。因此实际系统默认关闭虚拟机之间的页面共享。`,
      ];
    case "scrubbing":
      return [say`页框交给另一台虚拟机之前，监控器先把它清零。`];
    case "iommu":
      return [say`IOMMU 为设备的每次访问查表，表中只有本虚拟机的页框。`];
    case "noFrame":
    case "bounds":
      return [];
    case "kernel":
      return [say`页表和设备归内核所有，而所有容器共用这个内核。`];
    case "altered":
      return [say`IOMMU 本可阻止那个设备。没有谁通知客户机。`];
    case "none":
      return attempt === "read"
        ? [say`如果页框在交给另一台虚拟机之前清零，就能阻止。`]
        : [say`IOMMU 能够阻止。没有它，设备可以访问任何页框，处理器的页表根本不起作用。`];
  }
}

export const isolation: TellersOf<"attempted" | "leftOver"> = {
  en: {
    attempted: (facts, words) => ({
      sentence: joined([...enTries(facts, words), ...enEnd(facts, words)]),
      more: [
        ...enWhy(facts),
        ...(facts.exits > 0
          ? [say`${words.count(facts.exits, "exit", "exits")}: ${value(words.ticks(facts.ticks))}.`]
          : []),
      ],
    }),
    leftOver: ({ vm, page, frame, from, token }, words) => ({
      sentence: say`${vm} gets frame ${words.number(frame)} for its page ${words.number(page)} that ${fault("still holds")} what ${from} has left in it: ${contentText(token, "en")}.`,
      more: [say`Frames are not filled with zeros on this host.`],
    }),
  },
  zh: {
    attempted: (facts, words) => ({
      sentence: joined([...zhTries(facts, words), ...zhEnd(facts, words)]),
      more: [
        ...zhWhy(facts),
        ...(facts.exits > 0 ? [say`${words.number(facts.exits)} 次退出：${value(words.ticks(facts.ticks))}。`] : []),
      ],
    }),
    leftOver: ({ vm, page, frame, from, token }, words) => ({
      sentence: say`${vm} 的第 ${words.number(page)} 页得到页框 ${words.number(frame)}，里面${fault("还留有")} ${from} 的内容：${contentText(token, "zh")}。`,
      more: [say`这台宿主机不把页框清零。`],
    }),
  },
};
