/**
 * How the app is built and tested: Vite for the page, Vitest in three projects (Node, jsdom, a real Chromium).
 * Every cache lives in node_modules/.cache, so that removing node_modules starts afresh.
 */
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

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

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "unit",
    environment: "node",
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/browser/**", "test/bench/**"],
  },
};

const dom: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "dom",
    environment: "jsdom",
    include: ["test/**/*.test.tsx"],
    exclude: ["test/e2e/**", "test/browser/**", "test/bench/**"],
    setupFiles: ["test/support/setup.ts"],
  },
};

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

export default defineConfig(async () => ({
  base: "./",
  cacheDir: "node_modules/.cache/vite",
  plugins: [react(), tailwindcss(), contentSecurityPolicy()],
  worker: { format: "es" as const },
  build: {
    // A font inlined as a data: address is what the policy above forbids.
    assetsInlineLimit: (file: string) => (/\.woff2?$/.test(file) ? false : undefined),
  },
  test: process.env["VITEST"]
    ? {
        attachmentsDir: "node_modules/.cache/vitest-attachments",
        // Property tests and lazily loaded panels are slow on two busy cores; nothing here measures time.
        testTimeout: 60_000,
        projects: [unit, dom, await browser()],
      }
    : {},
}));
