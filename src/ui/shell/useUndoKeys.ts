/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y (Cmd on a Mac) undo and redo, except in a field that has an undo of its own. */
import { useEffect } from "react";
import { isTextField } from "../shared/textField.ts";
import { useAppView } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";

export function useUndoKeys(): void {
  const app = useAppView();
  const run = useRunApi();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (app.getState().dialog) return;
      const { actions, canUndo, canRedo } = run.getState();
      const isRedo = key === "y" || (key === "z" && event.shiftKey);
      if (isRedo) {
        if (canRedo) actions.redo();
      } else if (key === "z") {
        if (canUndo) actions.undo();
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [app, run]);
}
