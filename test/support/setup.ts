/**
 * Runs before each jsdom test file: jest-dom matchers, a clean document after each test, and the few browser functions
 * that components call and jsdom leaves out. The stand-ins do nothing; a test that cares replaces them by `vi.spyOn`.
 */
import "@testing-library/jest-dom/vitest";
import "../../src/i18n/languages.ts";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, vi } from "vitest";
import { quickLabels } from "./labels.ts";
import { lanesPainted } from "../../src/ui/shared/layout/firstPicture.ts";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  const root = document.documentElement;
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
  localStorage.clear();
});

// What begins after the first picture begins at once: a file that ended in the meantime would leave it to the next one.
lanesPainted();

// Files share their modules. What a file has begun to load and does not wait for would fail, when the file ends, for
// whoever shows it next.
afterAll(() => vi.dynamicImportSettled());

/** A light screen whose user has asked for nothing special: no query matches. */
function matchMedia(query: string): MediaQueryList {
  return Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
}

class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Sets `values` on `target` where the environment has nothing of that name. */
function fillIn(target: object, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (Reflect.get(target, name) === undefined)
      Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

fillIn(window, { matchMedia, ResizeObserver: SilentResizeObserver });
fillIn(Element.prototype, {
  scrollIntoView: () => {},
  hasPointerCapture: () => false,
  setPointerCapture: () => {},
  releasePointerCapture: () => {},
});
fillIn(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  },
});
quickLabels();
// jsdom has the function, but it only complains. Without a context, painters have nothing to paint on.
HTMLCanvasElement.prototype.getContext = () => null;

// Panels and dialogs are loaded when they are first shown; a busy machine takes a while for that.
configure({ asyncUtilTimeout: 10_000 });
