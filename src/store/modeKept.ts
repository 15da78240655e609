/**
 * That a tab predicts is remembered in the tab: the page loaded again asks on where it stood, and shows nothing of what was
 * asked. The other modes stand in the address.
 */
import type { App } from "./appState.ts";

const KEY = "hyperscope.predicts";

/** `isReload`: the page was there before in this tab. */
export function keepMode(
  app: App,
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null,
  isReload: boolean,
): () => void {
  const { mode, modeLink, actions } = app.getState();
  if (isReload && mode === "explore" && modeLink === null && isKept(storage)) actions.setMode("predict");
  const write = () => {
    try {
      if (app.getState().mode === "predict") storage?.setItem(KEY, "yes");
      else storage?.removeItem(KEY);
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  };
  write();
  return app.subscribe((state, before) => {
    if (state.mode !== before.mode) write();
  });
}

function isKept(storage: Pick<Storage, "getItem"> | null): boolean {
  try {
    return storage?.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}
