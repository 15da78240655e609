/**
 * Holds the place of a dialog while its code is on its way, and of the message that it could not be loaded: what is under
 * it gets no key and no press, Esc takes the wish back. The words come a moment later, so that nothing flickers where
 * the code is nearly here.
 */
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { IconButton } from "../IconButton.tsx";
import { useText } from "../text/useText.ts";
import { useActions } from "../useApp.ts";
import { rememberOpener } from "./dialogOpener.ts";

export function OpeningDialog({ children }: { readonly children?: ReactNode }) {
  const { shell } = useText();
  const { openDialog } = useActions();
  const element = useRef<HTMLDialogElement>(null);
  const close = () => openDialog(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    rememberOpener(document.activeElement);
    dialog.showModal();
    // Else the button to close it would have the focus, and be pressed by a key that was meant for the page.
    dialog.focus();
    // Where nobody has pressed anything lately, a browser closes it without asking.
    const onClose = () => openDialog(null);
    dialog.addEventListener("close", onClose);
    return () => {
      dialog.removeEventListener("close", onClose);
      dialog.close();
    };
  }, [openDialog]);
  return (
    <dialog
      ref={element}
      data-opening=""
      tabIndex={-1}
      aria-label={shell.opening}
      aria-busy={!children}
      onCancel={close}
      className="m-auto w-80 max-w-[calc(100vw-1.5rem)] rounded-xl bg-transparent outline-none backdrop:bg-black/40 dark:backdrop:bg-black/60"
    >
      <div className="flex animate-[appear_0s_0.15s_both] items-center gap-3 border border-line rounded-xl bg-panel py-3 pr-3 pl-5 text-sm text-ink shadow-float">
        <div className="min-w-0 flex-1">{children ?? <p role="status">{shell.opening}</p>}</div>
        <IconButton icon="close" look="quiet" label={shell.dismiss} hasTooltip={false} onClick={close} />
      </div>
    </dialog>
  );
}
