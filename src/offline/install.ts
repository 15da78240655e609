/**
 * The page's end of working without a network: has the service worker installed, and tells when a newer version of the page
 * is here. It is used when the person says so, and not before. Loaded when the page has been shown.
 */
import { Workbox } from "workbox-window";

/** Beside the page, whatever the path. */
const SCRIPT = "./sw.js";
/** So long the browser may take to change to a newer version; then the page is loaded anew with what there is. */
const CHANGE_MS = 10_000;
/** How often a page that stays open looks for a newer version. */
const LOOK_MS = 60 * 60 * 1000;

/**
 * `newer` is called when a newer version waits, with what begins to use it: the page is then loaded anew by `reload`.
 * Does nothing where the browser keeps nothing, nor in a page that is a file.
 */
export async function keepOffline(newer: (use: () => void) => void, reload: () => void): Promise<void> {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const worker = new Workbox(SCRIPT);
  let isWanted = false;
  worker.addEventListener("waiting", () => {
    let isInUse = false;
    worker.addEventListener("controlling", () => {
      isInUse = true;
    });
    newer(() => {
      isWanted = true;
      // Another tab may have begun to use it meanwhile.
      if (isInUse) reload();
      else worker.messageSkipWaiting();
      setTimeout(reload, CHANGE_MS);
    });
  });
  worker.addEventListener("controlling", () => isWanted && reload());
  try {
    await worker.register({ immediate: true });
  } catch {
    // No storage, or a server without the file: the page works with its network.
    return;
  }
  navigator.serviceWorker.controller?.postMessage({ type: "TIDY" });
  const look = () => document.visibilityState === "visible" && void worker.update().catch(() => null);
  setInterval(look, LOOK_MS);
}
