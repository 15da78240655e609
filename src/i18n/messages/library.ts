/** Texts of the area `library`: one's own scenarios in the start dialog. `zh` must have the shape of `en`. */
const en = {
  title: "My scenarios",
  none: "None yet. What you save here stays in this browser, under its name.",
  save: "Save to my scenarios",
  exportAll: "Export all",
  exportHint: "All of them as one file; Open file… reads it again",
  open: (name: string) => `Open ${name}`,
  commands: (name: string) => `More for ${name}`,
  rename: "Rename…",
  name: "Name",
  done: "Save the name",
  cancel: "Cancel",
  file: "Save as a file",
  remove: "Delete",
  removed: (name: string) => `“${name}” deleted.`,
  undo: "Undo",
  saved: (name: string) => `Saved as “${name}”.`,
  nothing: (sought: string) => `None of them has “${sought}” in its name.`,
  imported: (count: number) => (count === 1 ? "One scenario added." : `${count} scenarios added.`),
  damaged: (count: number) =>
    count === 1
      ? "One entry of the file is no scenario and was left out."
      : `${count} entries of the file are no scenarios and were left out.`,
  unreadable: "This file cannot be read as saved scenarios. Nothing was added.",
  full: "There is no room left in the browser’s storage: nothing was changed. Export all, delete what you need no more, and try again.",
  refused: "This browser stores nothing here, as in a private window. Save the scenario as a file instead.",
  cannotOpen: (name: string) => `“${name}” cannot be opened: it is damaged, or of a newer version.`,
  fileName: "My scenarios",
};

const zh: typeof en = {
  title: "我的场景",
  none: "还没有。保存在这里的场景会按名称留在本浏览器中。",
  save: "保存到我的场景",
  exportAll: "全部导出",
  exportHint: "全部存为一个文件，可用“打开文件…”再次读入",
  open: (name) => `打开 ${name}`,
  commands: (name) => `${name} 的更多操作`,
  rename: "重命名…",
  name: "名称",
  done: "保存名称",
  cancel: "取消",
  file: "存为文件",
  remove: "删除",
  removed: (name) => `已删除“${name}”。`,
  undo: "撤销",
  saved: (name) => `已保存为“${name}”。`,
  nothing: (sought) => `没有名称含“${sought}”的场景。`,
  imported: (count) => `已添加 ${count} 个场景。`,
  damaged: (count) => `文件中有 ${count} 项不是场景，已略过。`,
  unreadable: "此文件无法作为已保存的场景读取，未添加任何内容。",
  full: "浏览器存储空间已满，未做任何更改。请先全部导出，删除不再需要的场景后重试。",
  refused: "本浏览器在此处不允许存储（例如无痕窗口）。请将场景存为文件。",
  cannotOpen: (name) => `无法打开“${name}”：内容已损坏，或来自更新的版本。`,
  fileName: "我的场景",
};

export const library = { en, zh };
