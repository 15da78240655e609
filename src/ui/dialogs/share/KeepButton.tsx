/** Keeps what is shared among one's own scenarios, under its title. */
import { useContext, useState } from "react";
import { freeName, newId } from "../../../store/library.ts";
import { contentOf } from "../../../store/unsaved.ts";
import { Button } from "../../shared/Button.tsx";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useAppWithRuns } from "../../shared/useApp.ts";
import { LibraryContext, useLibraryText } from "../gallery/useLibrary.ts";
import { isolated } from "../../../trace/isolated.ts";

export function KeepButton({ label, onSaid }: { readonly label: string; readonly onSaid: (text: string) => void }) {
  const t = useLibraryText();
  const library = useContext(LibraryContext);
  const app = useAppWithRuns();
  const title = useTitle();
  const [isKeeping, setKeeping] = useState(false);
  const keep = async () => {
    setKeeping(true);
    const { language: _, ...content } = contentOf(app);
    const others = (await library.all()) ?? [];
    const name = freeName(
      title,
      others.map((other) => other.name),
    );
    const kept = await library.put([{ id: newId(), name, at: Date.now(), content }]);
    onSaid(kept.ok ? t.saved(isolated(name)) : t[kept.why]);
    setKeeping(false);
  };
  return (
    <Button size="large" disabled={isKeeping} onClick={() => void keep()}>
      {label}
    </Button>
  );
}
