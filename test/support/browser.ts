/**
 * Which Chromium the browser tests use. None of these needs a person, root rights or a download:
 *   1. CHROME_PATH, when set
 *   2. on Linux x64, the Chromium inside the npm package @sparticuz/chromium, unpacked once
 *   3. the one that `npx playwright install chromium` put here
 *   4. an installed Chrome, Chromium or Edge
 * With none of them the launch fails, and Playwright's message says how to install one.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type LaunchOptions } from "@playwright/test";

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

// Without these, Chromium looks for Google's hosts at every start.
const args = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function launchOptions(): LaunchOptions {
  const chosen = process.env["CHROME_PATH"];
  if (chosen) return { executablePath: chosen, args };
  const bundled = unpackBundled();
  if (bundled) return { ...bundled, args };
  if (existsSync(chromium.executablePath())) return { args };
  const executablePath = installed().find((file) => existsSync(file));
  return executablePath ? { executablePath, args } : { args };
}

function unpackBundled(): LaunchOptions | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  let entry: string;
  try {
    entry = require.resolve("@sparticuz/chromium");
  } catch {
    return undefined;
  }
  const pkg = join(entry.slice(0, entry.lastIndexOf("@sparticuz")), "@sparticuz/chromium");
  const { version }: { version: string } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const cache = join(root, "node_modules/.cache/chromium");
  const home = join(cache, version);
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const partial = mkdtempSync(join(cache, "unpack-"));
    // The package unpacks to os.tmpdir(), and its copy of the NSS libraries only where it believes to be on AWS Lambda.
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        `import c from ${JSON.stringify(pathToFileURL(entry).href)}; await c.executablePath();`,
      ],
      { env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" }, stdio: "inherit" },
    );
    writeFileSync(
      join(partial, "fonts.conf"),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${home}/fonts/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
    );
    try {
      renameSync(partial, home);
    } catch {
      rmSync(partial, { recursive: true, force: true }); // another process was first
    }
  }
  return {
    executablePath: join(home, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(home, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
    },
  };
}

function installed(): string[] {
  const env = process.env;
  if (process.platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
  if (process.platform === "win32")
    return [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].flatMap((dir) =>
      dir
        ? [join(dir, "Google/Chrome/Application/chrome.exe"), join(dir, "Microsoft/Edge/Application/msedge.exe")]
        : [],
    );
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge-stable"];
  return (env["PATH"] ?? "").split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
}
