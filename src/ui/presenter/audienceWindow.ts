/** The window for an audience: its name, under which a browser finds it again, and its address. */
import type { AppActions } from "../../store/appState.ts";

const KEY = "hyperscope.audience";

/** The number of this tab's channel; the same after the page has been loaded again. */
export function channelId(): string {
  const made = crypto.getRandomValues(new Uint32Array(2)).join("-");
  try {
    const kept = sessionStorage.getItem(KEY) ?? made;
    sessionStorage.setItem(KEY, kept);
    return kept;
  } catch {
    return (unkept ??= made);
  }
}

let unkept: string | null = null;

/** Opens it, or brings it to the front; to be called where somebody has just pressed something. False where the browser forbids it. */
export function openAudience(): boolean {
  const id = channelId();
  const address = `${location.href.replace(/#.*/s, "")}#&audience=${id}`;
  const opened = window.open(address, `hyperscope-audience-${id}`, "popup,width=1280,height=720");
  opened?.focus();
  return opened !== null;
}

/** What is said while no window has answered: pages that come from files are strangers to one another in most browsers. */
export function unansweredText(
  words: { readonly fromFile: string },
  usual: string,
  protocol = location.protocol,
): string {
  return protocol === "file:" ? words.fromFile : usual;
}

/** Opens it, and shows beside the page what whoever presents needs. Where the browser forbids a window, that is told there. */
export function beginPresenting(actions: AppActions): void {
  openAudience();
  // The page with everything is for whoever presents; the other window is laid out for a projector.
  actions.setLecture(false);
  actions.present(true);
}
