/**
 * The checks on a set of source files: imports that the table does not allow, import cycles between files, forbidden
 * globals in the core, and policies known by name. Each returns sentences, one a finding; none means all is well.
 */
import {
  CORE,
  FORBIDDEN_GLOBALS,
  MAY_IMPORT,
  MAY_IMPORT_PACKAGES,
  WORDS_LIKE_POLICIES,
  folderOf,
  isBlindToPolicies,
  isComponent,
  isOpenToPolicies,
  isPolicyList,
  panelOf,
  policyPart,
  type Folder,
} from "./rules.ts";
import { readReferences, type SourceFile } from "./sourceFile.ts";

export function findForbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const from = folderOf(file.path);
    if (!from) return [`${file.path} is in no folder of the table in src/README.md`];
    const { files: targets, packages, unreadable } = readReferences(file);
    return [
      ...targets.filter((target) => !mayImport(file.path, from, target)).map((target) => `${file.path} -> ${target}`),
      ...packages.filter((name) => !mayImportPackage(from, name)).map((name) => `${file.path} -> package ${name}`),
      ...unreadable.map((text) => `${file.path} imports what only shows at run time: ${text}`),
    ];
  });
}

function mayImport(path: string, from: Folder, target: string): boolean {
  const part = policyPart(path);
  if (part) return isOpenToPolicies(target, part) || ["base", "model"].includes(folderOf(target) ?? "");
  const to = folderOf(target);
  if (!to || !mayImportFromPanel(path, target)) return false;
  if (target.startsWith("src/trace/build/") && from !== "engine" && !path.startsWith("src/trace/build/")) return false;
  if (to === from || MAY_IMPORT[from].includes(to)) return true;
  return MAY_IMPORT[from].includes("policy lists") && isPolicyList(target);
}

function mayImportFromPanel(path: string, target: string): boolean {
  const panel = panelOf(target);
  const own = panelOf(path);
  if (panel === null || panel === own) return true;
  // What panels share knows none of them; a panel takes another one's components, and nothing else.
  if (path.startsWith("src/ui/shared/")) return false;
  return own === null || isComponent(target);
}

function mayImportPackage(from: Folder, name: string): boolean {
  const allowed = MAY_IMPORT_PACKAGES[from] ?? [];
  return allowed.includes(name) || (name.startsWith("node:") && allowed.includes("node:"));
}

/** One cycle for each file that closes one, as `a -> b -> a`. Type imports count: they tie ideas together as well. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, readReferences(file).files]));
  const cycles: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];

  function follow(path: string): void {
    if (finished.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(" -> "));
      return;
    }
    trail.push(path);
    for (const target of graph.get(path) ?? []) follow(target);
    trail.pop();
    finished.add(path);
  }

  for (const path of graph.keys()) follow(path);
  return cycles;
}

export function findForbiddenGlobals(files: readonly SourceFile[]): string[] {
  const forbidden = new Set<string>([...FORBIDDEN_GLOBALS, "Math.random"]);
  return files.flatMap((file) => {
    const folder = folderOf(file.path);
    if (!folder || !CORE.includes(folder)) return [];
    return readReferences(file)
      .globals.filter((name) => forbidden.has(name))
      .map((name) => `${file.path} uses ${name}`);
  });
}

/** Policies named where only their traits and texts should be known. `ids`: those of all policies. */
export function findPolicyNames(files: readonly SourceFile[], ids: ReadonlySet<string>): string[] {
  return files.flatMap((file) => {
    if (!isBlindToPolicies(file.path)) return [];
    const others = WORDS_LIKE_POLICIES[file.path] ?? [];
    return readReferences(file)
      .strings.filter((text) => ids.has(text) && !others.includes(text))
      .map((text) => `${file.path} knows the policy ${text}`);
  });
}
