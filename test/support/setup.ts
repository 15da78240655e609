/**
 * Runs before each jsdom test file: jest-dom matchers, a page as nobody has used it after each test, and the few browser
 * functions that components call and jsdom leaves out. The stand-ins do nothing; a test that cares replaces them by `vi.spyOn`.
 */
import "@testing-library/jest-dom/vitest";
import "../../src/i18n/languages.ts";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { quickLabels } from "./labels.ts";
import { lanesPainted } from "../../src/ui/shared/layout/firstPicture.ts";

/** What a test begins with, and leaves to the next one. */
let before: { readonly head: ReadonlySet<Node>; readonly title: string; readonly address: string };
beforeEach(() => {
  before = { head: new Set(document.head.childNodes), title: document.title, address: location.href };
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const left of listening.splice(0)) left();
  for (const element of [document.documentElement, document.body])
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  document.body.replaceChildren();
  document.head.replaceChildren(...before.head);
  if (document.title !== before.title) document.title = before.title;
  if (location.href !== before.address) history.replaceState(null, "", before.address);
  localStorage.clear();
  sessionStorage.clear();
});

/** Ends what listens to the window. Those who listen to the document do so once and for all: React, and user-event. */
const listening = listeningTo(window);

function listeningTo(target: Window & { readonly listening?: (() => void)[] }): (() => void)[] {
  if (target.listening) return target.listening;
  const found: (() => void)[] = [];
  const listen = target.addEventListener.bind(target);
  const addEventListener = (...given: Parameters<Window["addEventListener"]>) => {
    listen(...given);
    found.push(() => target.removeEventListener(...given));
  };
  // Files share the window.
  return Object.assign(target, { addEventListener, listening: found }).listening;
}

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
