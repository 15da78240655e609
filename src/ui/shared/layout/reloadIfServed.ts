/** Loads the page anew if it is to be had: without a server that answers, the page as it stands is better than none. */
import { reloadPage } from "./reloadPage.ts";

export async function reloadIfServed(): Promise<void> {
  const answer = await fetch(window.location.pathname, { cache: "reload" }).catch(() => null);
  if (answer?.ok) reloadPage();
}
