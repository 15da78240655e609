/**
 * The import table of src/README.md, as data. A folder may import itself and what its row names; what no row names,
 * nobody imports. `vmm` alone means the files at its top. Change the README first, then this file.
 */

export const FOLDERS = [
  "base",
  "model",
  "trace",
  "vmm/cpu",
  "vmm/memory",
  "vmm/storage",
  "vmm/migration",
  "vmm",
  "manager",
  "engine",
  "learn",
  "codec",
  "scenarios",
  "lessons",
  "worker",
  "store",
  "chart",
  "i18n",
  "ui",
  "cli",
  "offline",
  "main",
] as const;

export type Folder = (typeof FOLDERS)[number];

/** A folder, or only the lists of policies inside `vmm`. */
export type Target = Folder | "policy lists";

const VMM_PARTS = ["vmm/cpu", "vmm/memory", "vmm/storage"] as const;

export const MAY_IMPORT: Readonly<Record<Folder, readonly Target[]>> = {
  base: [],
  model: ["base"],
  trace: ["base", "model"],
  "vmm/cpu": ["base", "model"],
  "vmm/memory": ["base", "model"],
  "vmm/storage": ["base", "model"],
  "vmm/migration": ["base", "model"],
  vmm: ["base", "model", ...VMM_PARTS, "vmm/migration"],
  manager: ["base", "model", "vmm", ...VMM_PARTS],
  engine: ["base", "model", "trace", "vmm", ...VMM_PARTS, "manager"],
  learn: ["base", "model", "trace", "vmm", ...VMM_PARTS, "manager", "engine"],
  codec: ["base", "model", "trace", "vmm/migration", "policy lists"],
  scenarios: ["model", "codec"],
  lessons: ["model", "learn", "codec", "scenarios"],
  worker: ["base", "model", "trace", "engine", "learn", "codec"],
  store: ["base", "model", "trace", "learn", "codec", "scenarios", "lessons", "worker"],
  chart: ["base", "model", "trace"],
  i18n: ["base", "model", "trace", "vmm/migration", "learn"],
  ui: [
    "model",
    "trace",
    "learn",
    "codec",
    "scenarios",
    "lessons",
    "store",
    "chart",
    "i18n",
    "vmm/migration",
    "policy lists",
  ],
  cli: FOLDERS.filter((folder) => !["store", "ui", "worker", "offline", "main"].includes(folder)),
  offline: [],
  main: FOLDERS,
};

/** Packages a folder may import, by name; `node:` stands for all of Node's own. Folders not named here import none. */
export const MAY_IMPORT_PACKAGES: Readonly<Partial<Record<Folder, readonly string[]>>> = {
  codec: ["valibot", "d3", "fast-xml-parser"],
  chart: ["d3"],
  store: ["zustand", "idb-keyval"],
  ui: ["react", "react-dom", "radix-ui", "zustand", "d3", "uqr"],
  cli: ["node:", "vite"],
  offline: ["workbox-precaching", "workbox-window"],
  main: ["react", "react-dom", "zustand", "@fontsource-variable/inter"],
};

/** Folders without DOM, clock and chance. */
export const CORE: readonly Folder[] = [
  "base",
  "model",
  "trace",
  "vmm",
  ...VMM_PARTS,
  "vmm/migration",
  "manager",
  "engine",
  "learn",
  "codec",
  "chart",
];

/** Globals the core does without. `Math.random` is looked for besides. */
export const FORBIDDEN_GLOBALS = [
  "window",
  "document",
  "self",
  "globalThis",
  "navigator",
  "location",
  "localStorage",
  "sessionStorage",
  "fetch",
  "XMLHttpRequest",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "requestAnimationFrame",
  "requestIdleCallback",
  "Date",
  "performance",
  "console",
  "process",
] as const;

/** The explicit lists of policies: the one kind of file that imports policies, and all of `vmm` that codec and ui see. */
const POLICY_LIST = /^src\/vmm\/(?:(?:cpu|memory|storage)\/policies|storage\/schedulers)\.ts$/;

export function isPolicyList(path: string): boolean {
  return POLICY_LIST.test(path);
}

/** The part of `vmm` whose policy this file is, or null when it is none; a helper of policies is none. */
export function policyPart(path: string): (typeof VMM_PARTS)[number] | null {
  const match = /^src\/(vmm\/(?:cpu|memory|storage))\/policies\/(?!helpers)/.exec(path);
  return VMM_PARTS.find((part) => part === match?.[1]) ?? null;
}

/** What a policy may import of its own part: the contract it fulfils, and named helpers. */
export function isOpenToPolicies(path: string, part: string): boolean {
  const inside = path.slice(`src/${part}/`.length);
  return path.startsWith(`src/${part}/`) && /^(?:policy|(?:policies\/)?helpers\w*)\.ts$/.test(inside);
}

/** Folders of `ui` that are no panels: what panels share, what places them in the page and in one that is framed, and what draws them for elsewhere. */
const NO_PANELS: ReadonlySet<string> = new Set(["shared", "shell", "framed", "pictures"]);

/** The panel a file of `ui` belongs to, null when it belongs to none. */
export function panelOf(path: string): string | null {
  const panel = /^src\/ui\/([^/]+)\//.exec(path)?.[1] ?? null;
  return panel === null || NO_PANELS.has(panel) ? null : panel;
}

/** Whether the file is a React component: all that one panel may take from another. */
export function isComponent(path: string): boolean {
  return /\/[A-Z]\w*\.tsx$/.test(path);
}

/** The row of the table a file under `src/` belongs to, or null when it has none. */
export function folderOf(path: string): Folder | null {
  if (/^src\/(?:main|framed|afterwards)\.tsx?$/.test(path)) return "main";
  const [, first, second] = /^src\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  const nested = FOLDERS.find((folder) => folder === `${first}/${second}`);
  return nested ?? FOLDERS.find((folder) => folder === first && folder !== "main") ?? null;
}

/** Folders that ask a policy for its traits, and never who it is. */
const BLIND_TO_POLICIES = /^src\/(?:ui|i18n|trace|store|chart)\/(?!policies\/)/;

export function isBlindToPolicies(path: string): boolean {
  return BLIND_TO_POLICIES.test(path);
}

/** Strings in such folders that are ids of policies, but mean something else there. */
export const WORDS_LIKE_POLICIES: Readonly<Record<string, readonly string[]>> = {
  // An icon.
  "src/ui/machines/StatusBadge.tsx": ["clock"],
  // A column of values, in English.
  "src/i18n/learn/predict.ts": ["priority"],
  // A number of a machine.
  "src/ui/dialogs/newMachine/editedMany.ts": ["priority"],
};
