/**
 * A command together with its machine, where the name does not simply come behind the word for the command: what stands
 * before the name, and what behind it.
 */
import { targetOf, type Command, type CommandId } from "../../model/scenario.ts";
import { isolated } from "../../trace/isolated.ts";
import { number } from "./terms.ts";

type Around = Readonly<Partial<Record<CommandId, readonly [before: string, behind: string]>>>;

const en: Around = {
  setWeight: ["Change the weight of ", ""],
  setMemoryTarget: ["Set the memory target of ", ""],
  balloon: ["Switch the balloon of ", ""],
  discardSave: ["Discard the saved memory of ", ""],
  crash: ["Crash the guest of ", ""],
  abortJob: ["Abort the job of ", ""],
  snapshot: ["Take a snapshot of ", ""],
  deleteSnapshot: ["Delete a snapshot of ", ""],
  discard: ["Discard blocks of ", ""],
  extendVolume: ["Extend a volume of ", ""],
  reduceVolume: ["Reduce a volume of ", ""],
};

const zh: Around = {
  resume: ["让 ", " 恢复运行"],
  shutdown: ["让 ", " 关机"],
  stop: ["将 ", " 强制断电"],
  setWeight: ["更改 ", " 的权重"],
  setMemoryTarget: ["设定 ", " 的内存目标"],
  balloon: ["开关 ", " 的气球"],
  discardSave: ["丢弃 ", " 保存的内存"],
  crash: ["使 ", " 崩溃"],
  abortJob: ["中止 ", " 的作业"],
  snapshot: ["创建 ", " 的快照"],
  deleteSnapshot: ["删除 ", " 的快照"],
  discard: ["丢弃 ", " 的块"],
  extendVolume: ["扩容 ", " 的卷"],
  reduceVolume: ["缩容 ", " 的卷"],
};

const AROUND = { en, zh } as const;

/** What stands around the machine's name; `word`: the command by itself. */
export function aroundName(language: "en" | "zh", command: CommandId, word: string): readonly [string, string] {
  return AROUND[language][command] ?? [`${word} `, ""];
}

interface Deletion {
  readonly vm: string;
  readonly force?: boolean;
  readonly discardSave?: boolean;
  readonly deleteSnapshots?: boolean;
}

/** A deletion, with what goes with the machine. */
const DELETION = {
  en({ vm, force = false, discardSave = false, deleteSnapshots = false }: Deletion) {
    const rest = [...(discardSave ? ["saved memory"] : []), ...(deleteSnapshots ? ["snapshots"] : [])];
    return `${force ? "Force off and delete" : "Delete"} ${vm}${rest.length > 0 ? ` with its ${rest.join(" and ")}` : ""}`;
  },
  zh({ vm, force = false, discardSave = false, deleteSnapshots = false }: Deletion) {
    const rest = [...(discardSave ? ["保存的内存"] : []), ...(deleteSnapshots ? ["快照"] : [])];
    return `${force ? "强制断电并删除" : "删除"} ${vm}${rest.length > 0 ? ` 及其${rest.join("和")}` : ""}`;
  },
} as const;

/** A command in full, as a button says it; `word`: the command by itself. */
export function commandText(language: "en" | "zh", command: Command, word: string): string {
  if (command.command === "extendPool") return `${word} +${number(command.extents)}`;
  const target = targetOf(command);
  if (target === null) return word;
  const vm = isolated(target);
  if (command.command === "delete") return DELETION[language]({ ...command, vm });
  const text = aroundName(language, command.command, word).join(vm);
  if (command.command === "revert" || command.command === "deleteSnapshot" || command.command === "snapshot")
    return `${text} · ${isolated(command.name)}`;
  return "force" in command && command.force ? FORCED[language](text) : text;
}

const FORCED = { en: (text: string) => `${text} by force`, zh: (text: string) => `强制${text}` } as const;
