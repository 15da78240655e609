/**
 * How the app is built and tested: Vite for the page, Vitest in three projects (Node, jsdom, a real Chromium).
 * Every cache lives in node_modules/.cache, so that removing node_modules starts afresh.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { build, normalizePath, runnerImport, type HtmlTagDescriptor, type Plugin, type Rolldown } from "vite";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import type { GalleryEntry } from "./src/scenarios/gallery.ts";

const MAIN = moduleId("src/main.tsx");
const FIRST_SCREEN = moduleId("src/scenarios/threeTenants.ts");
const WORKER_AHEAD = moduleId("src/worker/ahead.ts");

/** What the first picture asks for as it is drawn, and does without. */
const BESIDE = ["transport/listenToKeys.ts", "processor/chartPointer.ts"].map((file) => moduleId(`src/ui/${file}`));

/** What an address or the browser's memory is read with, and kept: most of it is the code of links. */
const KEEPING = ["store/opening.ts", "afterwards.ts", "store/editRules.ts"].map((file) => moduleId(`src/${file}`));

/** What stands beside the chart as soon as it is drawn. */
const PANELS = [
  "brief/BriefBar",
  "host/ProcessorControls",
  "machines/MachineList",
  "memory/MemoryPanel",
  "processor/Legend",
  "processor/RunQueue",
  "results/ResultsPanel",
  "shared/NoticeCard",
  "shell/ThemeMenu",
  "storage/StoragePanel",
  "transport/WindowBracket",
  "why/EventList",
  "why/FormulaPanel",
  "why/MetricsPanel",
  "why/WhyPanel",
].map((file) => moduleId(`src/ui/${file}.tsx`));

const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The bundler's name of a file of this project. */
function moduleId(path: string): string {
  return normalizePath(fileURLToPath(new URL(path, import.meta.url)));
}

/** Puts the Content-Security-Policy into the built page only: the dev server needs inline scripts. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: CSP }, injectTo: "head-prepend" },
    ],
  };
}

/**
 * Builds the first screen's scenario as what it comes to: what makes it of settings and their defaults, and of programs in
 * short notation, is not needed to show it.
 */
function firstScreenAsData(): Plugin {
  return {
    name: "first-screen-as-data",
    apply: "build",
    async transform(_code, id) {
      if (id !== FIRST_SCREEN) return null;
      const { module } = await runnerImport<{ readonly threeTenants: GalleryEntry }>(id, { configFile: false });
      return { code: `export const threeTenants = ${JSON.stringify(module.threeTenants)};`, map: { mappings: "" } };
    },
  };
}

/**
 * What messengers show of a link: a picture and a title. What stands behind `#` they never learn, so it is the same for all
 * links. Many want the whole address of the picture: it is known when `SITE_URL` is, where the page will be found.
 */
function shareCard(): Plugin {
  const title = "Hyperscope: see a hypervisor think";
  const about =
    "Processor, memory and storage of virtual machines, simulated in the browser and explained step by step.";
  const site = (process.env["SITE_URL"] ?? "./").replace(/\/?$/, "/");
  const properties = {
    "og:type": "website",
    "og:site_name": "Hyperscope",
    "og:title": title,
    "og:description": about,
    "og:image": `${site}card.png`,
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "Timeslices of three virtual machines on two processors, and below them page frames and disks",
    ...(site.startsWith("http") ? { "og:url": site } : {}),
  };
  return {
    name: "share-card",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        ...Object.entries(properties).map(([property, content]) => metaTag({ property, content })),
        metaTag({ name: "twitter:card", content: "summary_large_image" }),
      ],
    },
  };
}

function metaTag(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: "meta", attrs, injectTo: "head" };
}

/** Loads the font of Latin text with the code, not after the first layout: with it, the page would be laid out again. */
function fontAhead(): Plugin {
  return {
    name: "font-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) => {
        const file = Object.keys(bundle).find((name) => /inter-latin-wght-normal.*\.woff2$/.test(name));
        if (!file) throw new Error("there is no font of Latin text");
        const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${file}` };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}

/** Makes `WORKER_AHEAD` a script of its own in the built page: it runs as soon as it is here. */
function workerAhead(): Plugin {
  return {
    name: "worker-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) => {
        const file = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "ahead");
        if (!file) throw new Error("there is no chunk of src/worker/ahead.ts");
        const attrs = { type: "module", async: true, crossorigin: true, src: `./${file.fileName}` };
        return [{ tag: "script", attrs, injectTo: "head" }];
      },
    },
  };
}

/**
 * Asks the browser to compile all functions of what is needed first together, on the thread that receives them: nearly all
 * are called before the first picture, and one by one they would be compiled on the thread that draws it. Browsers that do
 * not know the comment pass over it. It counts only at the very head of a file.
 */
function compiledAtOnce(): Plugin {
  return {
    name: "compiled-at-once",
    apply: "build",
    generateBundle: {
      order: "post",
      handler: (_options, bundle) => {
        const first = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "first");
        if (first?.type !== "chunk") throw new Error("there is no chunk of what is needed first");
        first.code = `//# allFunctionsCalledOnLoad\n${first.code}`;
      },
    },
  };
}

/** Files of the built page that are not needed to use it: pictures for others, and what browsers are told about debugging. */
const NOT_KEPT_OFFLINE = /^(?:card|explore)\.png$|\.map$|^sw\.js$/;

/** Builds the service worker, which is told of all files that have been written, and puts it beside the page. */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error("the page is not written to a folder");
      const names = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => normalizePath(join(entry.parentPath, entry.name).slice(dir.length + 1)))
        .filter((name) => !NOT_KEPT_OFFLINE.test(name))
        .toSorted();
      const files = names.map((url) => ({
        url,
        // The name of what the bundler makes changes with what is in it.
        revision: url.startsWith("assets/")
          ? null
          : createHash("sha256")
              .update(readFileSync(join(dir, url)))
              .digest("hex")
              .slice(0, 16),
      }));
      const built = await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        define: { FILES: JSON.stringify(files), "process.env.NODE_ENV": '"production"' },
        build: {
          write: false,
          modulePreload: false,
          rolldownOptions: { input: moduleId("src/offline/serviceWorker.ts"), output: { format: "iife" } },
        },
      });
      const outputs = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
      const code = outputs.flatMap((one) => (one.type === "chunk" ? [one.code] : [])).join("\n");
      writeFileSync(join(dir, "sw.js"), code);
    },
  };
}

/** What a page in one file may do: nothing outside it. Its workers are made of texts in it, which counts as `blob:`. */
const CSP_OF_ONE_FILE = [
  "default-src 'none'",
  "worker-src blob: data:",
  "font-src data:",
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** For the page in one file: the code of each worker is a text in the code that starts it. */
function workersInside(): Plugin {
  const start = /new Worker\(new URL\("(\.\/\w+\.ts)", import\.meta\.url\), \{ type: "module" \}\)/;
  return {
    name: "workers-inside",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      const [whole, entry] = start.exec(code) ?? [];
      if (whole === undefined || id.includes("?")) return null;
      const started = code.replace(whole, "new WorkerInside()");
      return { code: `import WorkerInside from "${entry}?worker&inline";\n${started}`, map: { mappings: "" } };
    },
  };
}

/** The text of a file of `public/`. */
function publicFile(name: string): string {
  return readFileSync(new URL(`public/${name}`, import.meta.url), "utf8");
}

/** Makes the built page one file, which opens from a stick or an attachment: scripts, styles, font and icon are in it. */
function oneFile(): Plugin {
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  const inside = (tag: "script" | "style", attrs: string, text: string) => {
    // What would end the element inside a text is written otherwise.
    const safe = tag === "script" ? text.replaceAll(/<(\/script|!--)/gi, "\\x3C$1") : text;
    hashes[tag].add(`'sha256-${createHash("sha256").update(safe).digest("base64")}'`);
    return `<${tag}${attrs}>${safe}</${tag}>`;
  };
  return {
    name: "one-file",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const parts = Object.values(bundle);
        const document = parts.find((one) => one.fileName === "index.html");
        const codes = parts.filter((one) => one.type === "chunk");
        if (document?.type !== "asset" || codes.length !== 1)
          throw new Error(`${codes.length} scripts do not make one file`);
        const style = parts.filter((one) => one.type === "asset" && one.fileName.endsWith(".css"));
        const css = style.map((one) => ("source" in one ? String(one.source) : "")).join("\n");
        const scripts = [
          inside("script", "", publicFile("boot.js")),
          inside("script", ' type="module"', codes.map(({ code }) => code).join("\n")),
        ];
        const icon = `data:image/svg+xml,${encodeURIComponent(publicFile("favicon.svg"))}`;
        const html = String(document.source)
          .replaceAll(/\s*<script\b[^>]*><\/script>|\s*<link rel="(?:stylesheet|manifest|apple-touch-icon)"[^>]*>/g, "")
          .replace(/(<link rel="icon"[^>]*href=")[^"]*/, (_all, before: string) => before + icon)
          .replace("</head>", () => `${inside("style", "", css)}</head>`)
          .replace("</body>", () => `${scripts.join("\n")}</body>`);
        const csp = [
          ...CSP_OF_ONE_FILE,
          `script-src ${[...hashes.script].join(" ")}`,
          `style-src ${[...hashes.style].join(" ")}`,
        ];
        const policy = `<meta http-equiv="Content-Security-Policy" content="${csp.join("; ")}">`;
        for (const { fileName } of parts) delete bundle[fileName];
        this.emitFile({
          type: "asset",
          fileName: "hyperscope.html",
          source: html.replace("<head>", `<head>${policy}`),
        });
      },
    },
  };
}

/**
 * The files that the page's first script needs at once, and those that it loads right after them, go into one file each: it
 * is smaller than many, and what is needed first has fewer names to list. The first script itself stays apart: it waits for
 * the code of links, which waits for what is needed first.
 */
const TOGETHER: readonly Rolldown.CodeSplittingGroup[] = [
  { name: "ahead", test: (id) => id === WORKER_AHEAD, priority: 1 },
  neededBy("first", [MAIN]),
  // Before the others: what it shares with them would else bring them with it.
  neededBy("beside", BESIDE),
  neededBy("keeping", KEEPING),
  neededBy("panels", PANELS),
];

/** The group of `files` and what they import statically, at any depth. */
function neededBy(group: string, files: readonly string[]): Rolldown.CodeSplittingGroup {
  const isNeeded = (id: string, context: Rolldown.ChunkingContext) => {
    const needed = new Set(files);
    for (const each of needed) for (const next of context.getModuleInfo(each)?.importedIds ?? []) needed.add(next);
    return needed.has(id) && id !== MAIN && !id.endsWith(".css");
  };
  return { name: (id, context) => (isNeeded(id, context) ? group : null), debugName: group };
}

const ELSEWHERE = ["test/e2e/**", "test/browser/**", "test/bench/**"];

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "unit",
    environment: "node",
    // Code without a page keeps nothing in its modules: they need not be loaded anew for each file.
    pool: "threads",
    isolate: false,
    setupFiles: ["test/support/seed.ts"],
    include: ["test/**/*.test.ts"],
    exclude: ELSEWHERE,
  },
};

/**
 * Tests of the page that need modules of their own: they put another one in the place of a module, or say `@alone` and why.
 */
function testsAlone(): string[] {
  const files = readdirSync(new URL("test", import.meta.url), { recursive: true, encoding: "utf8" });
  return files
    .map((file) => normalizePath(`test/${file}`))
    .filter((file) => file.endsWith(".test.tsx") && /vi\.mock\(|@alone/.test(readFileSync(file, "utf8")));
}

function page(
  name: string,
  only: { readonly include: string[]; readonly exclude?: string[]; readonly isolate: boolean },
): TestProjectInlineConfiguration {
  const setupFiles = ["test/support/seed.ts", "test/support/setup.ts"];
  // As in the browser, what fails once on a busy machine is tried again there, and the report says so.
  const retry = process.env["CI"] ? 1 : 0;
  return { extends: true, test: { name, environment: "jsdom", pool: "threads", setupFiles, retry, ...only } };
}

/** Loading the page's modules anew for each file takes as long as its tests: those that can share them do. */
function dom(): TestProjectInlineConfiguration[] {
  const alone = testsAlone();
  return [
    page("dom", { include: ["test/**/*.test.tsx"], exclude: [...ELSEWHERE, ...alone], isolate: false }),
    page("alone", { include: alone, isolate: true }),
  ];
}

async function browser(): Promise<TestProjectInlineConfiguration> {
  // Loaded here and not at the top: finding a browser may unpack one, which a build has no use for.
  const [{ playwright }, { launchOptions }] = await Promise.all([
    import("@vitest/browser-playwright"),
    import("./test/support/browser.ts"),
  ]);
  return {
    extends: true,
    test: {
      name: "browser",
      include: ["test/browser/**/*.test.{ts,tsx}"],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: launchOptions() }),
        instances: [{ browser: "chromium" }],
      },
    },
  };
}

/** `vite build --mode single`: the page as one file. */
const single = {
  base: "./",
  cacheDir: "node_modules/.cache/vite",
  publicDir: false as const,
  plugins: [react(), tailwindcss(), firstScreenAsData(), workersInside(), oneFile()],
  worker: { format: "iife" as const },
  build: {
    outDir: "dist/single",
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false as const,
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

const whole = async () => ({
  base: "./",
  cacheDir: "node_modules/.cache/vite",
  plugins: [
    react(),
    tailwindcss(),
    contentSecurityPolicy(),
    shareCard(),
    firstScreenAsData(),
    workerAhead(),
    fontAhead(),
    compiledAtOnce(),
    serviceWorker(),
  ],
  worker: { format: "es" as const },
  build: {
    modulePreload: {
      // What stands in the first file of all costs every page, and what a dialog imports is found when the dialog is there.
      resolveDependencies: (_file: string, needed: string[], { hostId }: { readonly hostId: string }) =>
        /\b(?:first|index)-[^/]*\.js$/.test(hostId)
          ? needed.filter((each) => /\.css$|\b(?:panels|keeping)-/.test(each))
          : needed,
    },
    // A font inlined as a data: address is what the policy above forbids.
    assetsInlineLimit: (file: string) => (/\.woff2?$/.test(file) ? false : undefined),
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What is needed first is complete as it is, but for the worker ahead, which must not wait for it.
          includeDependenciesRecursively: false,
          groups: [...TOGETHER],
        },
      },
    },
  },
  test: process.env["VITEST"]
    ? {
        attachmentsDir: "node_modules/.cache/vitest-attachments",
        // Property tests and lazily loaded panels are slow on two busy cores; nothing here measures time.
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // Of two cores the default would leave one to the process that only collects results.
        maxWorkers: 2,
        projects: [unit, ...dom(), await browser()],
      }
    : {},
});

export default defineConfig(({ mode }) => (mode === "single" ? single : whole()));
