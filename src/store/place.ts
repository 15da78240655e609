/** The address of the page, and the page going out of sight. An interface, so that tests need no window. */

export interface Place {
  /** What stands behind `#`. */
  fragment(): string;
  /** Puts `fragment` there without a new entry in the history. False where the browser refuses, as it does when asked too often, or the page is being left. */
  replace(fragment: string): boolean;
  /** The same, with an entry of its own in the history: what was shown before is one step back. */
  push(fragment: string): boolean;
  /** Tells when somebody puts another address there; gives the function that ends it. */
  onFragment(changed: () => void): () => void;
}

/** So long the page may wait for the one that comes in its place; whoever stays after all waits no longer. */
const LEAVING_MS = 1500;

export function browserPlace(): Place {
  let leftAt = -Infinity;
  window.addEventListener("beforeunload", () => {
    leftAt = performance.now();
  });
  // A reload asks for the address of this moment: one that was put there afterwards would be a moment that nobody comes back to.
  const put = (action: () => void) => performance.now() - leftAt >= LEAVING_MS && isDone(action);
  return {
    fragment: () => window.location.hash.replace(/^#/, ""),
    replace: (fragment) => put(() => window.history.replaceState(null, "", `#${fragment}`)),
    push: (fragment) => put(() => window.history.pushState(null, "", `#${fragment}`)),
    onFragment(changed) {
      window.addEventListener("hashchange", changed);
      return () => window.removeEventListener("hashchange", changed);
    },
  };
}

function isDone(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** Calls `hidden` whenever the page may be gone the next moment. */
export function whenHidden(hidden: () => void): void {
  window.addEventListener("pagehide", hidden);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && hidden());
}
