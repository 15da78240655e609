/** Escape leaves what has taken all the room, before anything else hears of the key. */
import { useEffect } from "react";

export function useEscape(isActive: boolean, leave: () => void): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      // A menu or a dialog that is open above it is left first.
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("[role=dialog], [role=menu]"))
        return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [isActive, leave]);
}
