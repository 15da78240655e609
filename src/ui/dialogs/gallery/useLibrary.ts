/** One's own scenarios, as the start dialog shows them: read when it opens, and again whenever a tab has changed them. */
import { createContext, useContext, useEffect, useState } from "react";
import { library } from "../../../i18n/messages/library.ts";
import { browserLibrary, type Library, type Saved } from "../../../store/library.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../../shared/useApp.ts";

/** That of the browser; tests put another in its place. */
export const LibraryContext = createContext<Library>(browserLibrary());

export function useLibraryText(): (typeof library)["en"] {
  return library[useApp(selectLanguage)];
}

/** Null until they are read; `isRefused`: the browser stores nothing. */
export function useSaved(): { readonly saved: readonly Saved[] | null; readonly isRefused: boolean } {
  const kept = useContext(LibraryContext);
  const [state, setState] = useState<{ readonly saved: readonly Saved[] | null; readonly isRefused: boolean }>({
    saved: null,
    isRefused: false,
  });
  useEffect(() => {
    let isWanted = true;
    const read = () =>
      void kept.all().then((saved) => isWanted && setState({ saved: saved ?? [], isRefused: saved === null }));
    read();
    const stop = kept.watch(read);
    return () => {
      isWanted = false;
      stop();
    };
  }, [kept]);
  return state;
}
