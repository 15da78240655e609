/** The theme in force, as it stands on the root element: for canvases, which must be painted again when it changes. */
import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function current(): string {
  return document.documentElement.dataset["theme"] ?? "";
}

export function useThemeName(): string {
  return useSyncExternalStore(subscribe, current);
}
