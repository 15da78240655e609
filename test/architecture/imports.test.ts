/** Who may import whom in src/, and what the core may not touch; first that the checks themselves find what is wrong. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { findCycles, findForbiddenGlobals, findForbiddenImports, findPolicyNames } from "./checks.ts";
import { FOLDERS, WORDS_LIKE_POLICIES } from "./rules.ts";
import type { SourceFile } from "./sourceFile.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const sources: SourceFile[] = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((name) => `src/${name.replaceAll("\\", "/")}`)
  .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const policyIds = new Set([...cpuPolicies, ...memoryPolicies].map(({ id }) => id));

function file(path: string, text: string): SourceFile {
  return { path, text };
}

describe("the source tree", () => {
  it("is read at all", () => {
    expect(sources.map(({ path }) => path)).toContain("src/model/units.ts");
  });

  it("imports only along the table of src/README.md", () => {
    expect(findForbiddenImports(sources)).toEqual([]);
  });

  it("has no import cycle between files", () => {
    expect(findCycles(sources)).toEqual([]);
  });

  it("touches no DOM, no clock and no chance in the core", () => {
    expect(findForbiddenGlobals(sources)).toEqual([]);
  });

  it("knows policies by their traits, not by their names, in what draws, tells and keeps the run", () => {
    expect(findPolicyNames(sources, policyIds)).toEqual([]);
  });

  it("has the words that were taken for names of policies", () => {
    const places = Object.entries(WORDS_LIKE_POLICIES).flatMap(([path, words]) =>
      words.map((word) => `${path} ${word}`),
    );
    const found = sources.flatMap(({ path, text }) =>
      (WORDS_LIKE_POLICIES[path] ?? []).filter((word) => text.includes(`"${word}"`)).map((word) => `${path} ${word}`),
    );
    expect(found.toSorted()).toEqual(places.toSorted());
  });

  it("has the folders that the table of src/README.md has rows for", () => {
    const readme = readFileSync(join(root, "src/README.md"), "utf8");
    const table = readme.slice(readme.indexOf("## Who may import whom"));
    const rows = [...table.matchAll(/^\| (?!folder|---)([^|]+) \|/gm)].flatMap((row) =>
      (row[1] ?? "").replace(/\(.*\)/, "").split(","),
    );
    expect(rows.map((name) => name.trim()).toSorted()).toEqual(FOLDERS.filter((name) => name !== "main").toSorted());
  });
});

describe("the import check", () => {
  it.each([
    ["import", `import { createRun } from "../store/run.ts";`],
    ["type import", `import type { AppState } from "../store/appState.ts";`],
    ["import for its effect", `import "../ui/theme.css";`],
    ["export from", `export { App } from "../ui/App.tsx";`],
    ["export of everything", `export * from "../worker/protocol.ts";`],
    ["dynamic import", `const load = () => import("../ui/App.tsx");`],
    ["dynamic import with a template", "const load = () => import(`../ui/App.tsx`);"],
    ["type from an import expression", `type App = import("../ui/App.tsx").App;`],
    ["address of a module", `new Worker(new URL("../worker/entry.ts", import.meta.url), { type: "module" });`],
    ["path from the root", `import { App } from "/src/ui/App.tsx";`],
    ["detour", `import { App } from "../engine/../ui/App.tsx";`],
    ["package", `import { useState } from "react";`],
    ["part of a package", `import { createStore } from "zustand/vanilla";`],
    ["module of Node", `import { readFileSync } from "node:fs";`],
    ["address that only shows at run time", `const load = (name: string) => import(name);`],
    ["glob", `const all = import.meta.glob("./policies/*.ts");`],
  ])("finds a forbidden %s in the engine", (_kind, text) => {
    expect(findForbiddenImports([file("src/engine/simulate.ts", text)])).toHaveLength(1);
  });

  it("reads the address of a neighbour without ./ as a file", () => {
    const text = `const entry = new URL("entry.ts", import.meta.url);`;
    expect(findForbiddenImports([file("src/worker/client.ts", text)])).toEqual([]);
    expect(findCycles([file("src/worker/entry.ts", text)])).toHaveLength(1);
  });

  it("names both ends of a forbidden import", () => {
    const text = `import { App } from "../ui/App.tsx";`;
    expect(findForbiddenImports([file("src/model/units.ts", text)])).toEqual(["src/model/units.ts -> src/ui/App.tsx"]);
  });

  it.each([
    ["src/base/heap.ts", "../model/units.ts"],
    ["src/vmm/cpu/cpu.ts", "../memory/memory.ts"],
    ["src/vmm/storage/pool.ts", "../monitor.ts"],
    ["src/vmm/monitor.ts", "../trace/reader.ts"],
    ["src/codec/policyLists.ts", "../vmm/cpu/cpu.ts"],
    ["src/codec/policyLists.ts", "../vmm/cpu/policies/roundRobin.ts"],
    ["src/ui/processor/Gantt.tsx", "../../engine/simulate.ts"],
    ["src/ui/processor/Gantt.tsx", "../../worker/client.ts"],
    ["src/cli/main.ts", "../store/run.ts"],
    ["src/ui/App.tsx", "../main.tsx"],
    ["src/ui/storage/PvBar.tsx", "../memory/frameMarks.ts"],
    ["src/worker/client.ts", "../trace/build/rowBuffer.ts"],
    ["src/trace/trace.ts", "./build/seal.ts"],
    ["src/ui/shared/Meter.tsx", "../memory/FrameCell.tsx"],
  ])("refuses %s importing %s", (path, target) => {
    expect(findForbiddenImports([file(path, `import { x } from "${target}";`)])).toHaveLength(1);
  });

  it.each([
    ["src/vmm/cpu/cpu.ts", "./runQueue.ts"],
    ["src/vmm/monitor.ts", "./memory/memory.ts"],
    ["src/codec/policyLists.ts", "../vmm/cpu/policies.ts"],
    ["src/ui/host/PolicyForm.tsx", "../../vmm/memory/policies.ts"],
    ["src/ui/host/PolicyForm.tsx", "react"],
    ["src/store/run.ts", "../worker/client.ts"],
    ["src/cli/main.ts", "../engine/simulate.ts"],
    ["src/cli/main.ts", "node:process"],
    ["src/main.tsx", "./ui/App.tsx"],
    ["src/ui/storage/PvBar.tsx", "../memory/FrameCell.tsx"],
    ["src/ui/storage/PvBar.tsx", "../shared/text/noticeText.ts"],
    ["src/ui/shell/Charts.tsx", "../memory/busyFrames.ts"],
  ])("allows %s importing %s", (path, target) => {
    expect(findForbiddenImports([file(path, `import { x } from "${target}";`)])).toEqual([]);
  });

  it("allows a policy its contract, its helpers, base and model", () => {
    const text = `
      import type { CpuPolicy } from "../policy.ts";
      import { nextInTurn } from "../helpers.ts";
      import { byWeight } from "./helpersOfWeights.ts";
      import { assert } from "../../../base/assert.ts";
      import type { Tick } from "../../../model/units.ts";`;
    expect(findForbiddenImports([file("src/vmm/cpu/policies/roundRobin.ts", text)])).toEqual([]);
  });

  it.each(["../cpu.ts", "./fcfs.ts", "../policies.ts", "../../memory/policy.ts", "../../monitor.ts"])(
    "refuses a policy importing %s",
    (target) => {
      const text = `import { x } from "${target}";`;
      expect(findForbiddenImports([file("src/vmm/cpu/policies/roundRobin.ts", text)])).toHaveLength(1);
    },
  );

  it("allows the list of policies to import each of them", () => {
    const text = `import { roundRobin } from "./policies/roundRobin.ts";`;
    expect(findForbiddenImports([file("src/vmm/cpu/policies.ts", text)])).toEqual([]);
  });

  it("refuses a folder that the table does not know", () => {
    expect(findForbiddenImports([file("src/utils/text.ts", "")])).toHaveLength(1);
  });

  it("takes no comment and no string for an import", () => {
    const text = `// import { App } from "../ui/App.tsx";\nexport const hint = 'import "../ui/App.tsx"';`;
    expect(findForbiddenImports([file("src/model/units.ts", text)])).toEqual([]);
  });
});

describe("the cycle check", () => {
  it("finds two files that import each other", () => {
    const files = [
      file("src/model/a.ts", `import { b } from "./b.ts";`),
      file("src/model/b.ts", `import type { A } from "./a.ts";`),
    ];
    expect(findCycles(files)).toEqual(["src/model/a.ts -> src/model/b.ts -> src/model/a.ts"]);
  });

  it("finds a longer way round, and leaves the files that lead to it out", () => {
    const files = [
      file("src/vmm/entrance.ts", `import "./a.ts";`),
      file("src/vmm/a.ts", `export { b } from "./b.ts";`),
      file("src/vmm/b.ts", `import "./cpu/c.ts";`),
      file("src/vmm/cpu/c.ts", `const a = () => import("../a.ts");`),
    ];
    expect(findCycles(files)).toEqual(["src/vmm/a.ts -> src/vmm/b.ts -> src/vmm/cpu/c.ts -> src/vmm/a.ts"]);
  });

  it("finds a file that imports itself", () => {
    expect(findCycles([file("src/model/a.ts", `import { b } from "./a.ts";`)])).toHaveLength(1);
  });

  it("takes two ways to the same file for no cycle", () => {
    const files = [
      file("src/model/a.ts", `import "./b.ts"; import "./c.ts";`),
      file("src/model/b.ts", `import "./c.ts";`),
      file("src/model/c.ts", ""),
    ];
    expect(findCycles(files)).toEqual([]);
  });
});

describe("the check for globals", () => {
  it.each([
    ["window", "export const width = window.innerWidth;"],
    ["document", "document.title = '';"],
    ["localStorage", "localStorage.clear();"],
    ["fetch", "await fetch('./scenario.json');"],
    ["setTimeout", "setTimeout(() => {}, 0);"],
    ["setInterval", "export const every = setInterval;"],
    ["requestAnimationFrame", "requestAnimationFrame(() => {});"],
    ["Date", "export const now = Date.now();"],
    ["Date", "export type Moment = Date;"],
    ["performance", "export const now = () => performance.now();"],
    ["Math.random", "export const dice = Math.floor(Math.random() * 6);"],
    ["Math.random", "export const dice = Math['random']();"],
    ["Math.random", "const { random } = Math;"],
    ["console", "console.log('here');"],
    ["process", "export const isDebug = process.env.DEBUG === '1';"],
    ["globalThis", "export const now = globalThis.performance.now();"],
    ["document", "const shown = { document };"],
    ["window", "export type Page = typeof window;"],
    ["process", "function first(process: string) { return process; }\nexport const all = process;"],
  ])("finds %s in: %s", (name, text) => {
    expect(findForbiddenGlobals([file("src/engine/simulate.ts", text)])).toEqual([
      `src/engine/simulate.ts uses ${name}`,
    ]);
  });

  it.each([
    ["a comment", "// window.innerWidth, Date.now()"],
    ["a string", "export const text = 'console.log(process)';"],
    ["a property", "export const cost = (host: Host) => host.performance.window;"],
    ["a key", "export const labels = { process: 'P', Date: 'D' };"],
    ["a member of an interface", "export interface Row { readonly window: number; fetch(): void }"],
    ["a parameter", "export const names = (process: Process) => process.name;"],
    ["a parameter taken apart", "export const names = ({ process, ...window }: Row) => [process, window];"],
    ["a parameter of a function type", "export type Visit = (window: Interval) => void;"],
    ["a variable of an outer function", "function f() { const document = 1; return () => document; }"],
    ["a loop variable", "for (const process of list) add(process.name);"],
    ["an imported name", "import { performance } from './figures.ts';\nexport const all = performance;"],
    ["other functions of Math", "export const half = Math.floor(5 / 2);"],
  ])("takes %s for no global", (_kind, text) => {
    expect(findForbiddenGlobals([file("src/engine/simulate.ts", text)])).toEqual([]);
  });

  it("leaves folders outside the core alone", () => {
    expect(findForbiddenGlobals([file("src/store/links.ts", "export const title = document.title;")])).toEqual([]);
  });
});

describe("the check for names of policies", () => {
  it.each([
    ["a comparison", 'const isIn = policy === "gang";'],
    ["a key", 'const length = params["gang"];'],
    ["a template", "const policy = `gang`;"],
    ["an attribute", 'const field = <Field policy="gang" />;'],
    ["a type", 'type Known = "rr2" | "gang";'],
  ])("finds %s", (_kind, text) => {
    const path = "src/ui/host/HostPanel.tsx";
    expect(findPolicyNames([file(path, text)], policyIds)).toEqual([`${path} knows the policy gang`]);
  });

  it.each(["src/i18n/policies/cpu/gang.ts", "src/vmm/cpu/policies/gang.ts", "src/codec/defaults.ts"])(
    "leaves %s alone",
    (path) => {
      expect(findPolicyNames([file(path, 'export const id = "gang";')], policyIds)).toEqual([]);
    },
  );

  it("takes no part of a text, no property and no comment for a name", () => {
    const text = 'const t = "gang of four"; // "gang"\nconst hint = texts.gang;';
    expect(findPolicyNames([file("src/store/a.ts", text)], policyIds)).toEqual([]);
  });
});
