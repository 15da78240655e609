/**
 * The frame of every dialog: title, close button, a body that scrolls, a footer that stays. A sheet over the whole screen
 * on phones, a card in the middle elsewhere. Focus is trapped inside, Esc closes, and focus goes back to where it was.
 *
 * Radix's own overlay is left out on purpose: its scroll lock writes a style element, which the Content-Security-Policy
 * blocks. dialogs.css locks the page instead. What the dialog is about is the business of its children.
 */
import { Dialog } from "radix-ui";
import { useState, type FormEventHandler, type ReactNode } from "react";
import { dialogOpener } from "../shared/floating/dialogOpener.ts";
import { Icon } from "../shared/Icon.tsx";
import { useDialogText } from "./useDialogText.ts";

export interface DialogFrameProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: string;
  /** `tall` keeps one height whatever the content, so that nothing moves under the pointer while a form is filled in. */
  readonly size?: "small" | "medium" | "wide" | "tall";
  /** Nothing in the body takes the focus, so its text does: without it the arrow keys could not scroll. */
  readonly isReading?: boolean;
  /** Path of the field, or name of the section, that the dialog was opened for: it is shown first and takes the focus. */
  readonly firstField?: string | undefined;
  /** With unsaved input a click beside the dialog does not close it. */
  readonly isDirty?: boolean;
  readonly onClose: () => void;
  /** Makes body and footer one form. */
  readonly onSubmit?: () => void;
  /** At the end of the title's row: a search field. */
  readonly tools?: ReactNode;
  /** Between title and body, not scrolled: tabs. */
  readonly toolbar?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The text of a body that is only read, else the first control in the body. */
const FOCUSABLE = [
  "[data-dialog-text]",
  ...["input:not([type=file])", "textarea", "select", "button"].map((control) => `[data-dialog-body] ${control}`),
].join(", ");

const CARD = "sm:rounded-xl sm:border sm:border-line sm:shadow-2xl";
/** `wide` is a sheet over the whole screen on tablets as well. */
const SIZES = {
  small: `sm:max-w-lg sm:max-h-[90dvh] ${CARD}`,
  medium: `sm:max-w-4xl sm:max-h-[90dvh] ${CARD}`,
  wide: "lg:max-w-[1180px] lg:h-[min(846px,calc(100dvh-3rem))] lg:rounded-xl lg:border lg:border-line lg:shadow-2xl",
  tall: `sm:max-w-4xl sm:h-[min(52rem,90dvh)] ${CARD}`,
} as const;

/** What has the focus first: the first thing of the body; on a touch screen the dialog, so that no keyboard pops up. */
function firstFocus(dialog: EventTarget | null): HTMLElement | null {
  if (!(dialog instanceof HTMLElement)) return null;
  if (matchMedia("(pointer: coarse)").matches) return dialog;
  return dialog.querySelector<HTMLElement>(FOCUSABLE) ?? dialog;
}

/** A search field with a text in it: Escape empties it first. */
function isSought(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "search" && target.value !== "";
}

/** The field with the path `name`, or the section called so. */
function placeOf(dialog: EventTarget | null, name: string): HTMLElement | null {
  if (!(dialog instanceof HTMLElement)) return null;
  const own = CSS.escape(name);
  return dialog.querySelector<HTMLElement>(`[data-field="${own}"], [data-section="${own}"]`);
}

/** What takes the focus in a field or section. */
function controlIn(place: HTMLElement): HTMLElement {
  return place.querySelector<HTMLElement>("input, select, textarea, button") ?? place;
}

export function DialogFrame(props: DialogFrameProps) {
  const {
    title,
    description,
    size = "medium",
    isReading = false,
    firstField,
    isDirty = false,
    onClose,
    onSubmit,
    tools,
    toolbar,
    footer,
    children,
  } = props;
  const t = useDialogText().dialogs;
  // The element that had focus when the dialog opened: read once, before anything in here takes focus.
  const [opener] = useState(dialogOpener);

  const rest = (
    <>
      {toolbar}
      <div
        data-dialog-body=""
        {...(isReading ? { role: "region", "aria-label": title, tabIndex: 0 } : {})}
        className={`min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 -outline-offset-2 sm:px-6 ${size === "wide" ? "fade-below py-3.5" : "py-4"}`}
      >
        {isReading ? (
          // A ring around everything would say nothing; the body has one when the Tab key comes to it.
          <div data-dialog-text="" tabIndex={-1} className="outline-none">
            {children}
          </div>
        ) : (
          children
        )}
      </div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2 sm:px-6 sm:py-3">
          {footer}
        </footer>
      )}
    </>
  );
  const submit: FormEventHandler = (event) => {
    event.preventDefault();
    onSubmit?.();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <div
          className={`fixed inset-0 z-50 flex bg-black/40 dark:bg-black/60 ${size === "wide" ? "lg:items-center lg:justify-center lg:px-6" : "sm:items-center sm:justify-center sm:p-6"}`}
        >
          <Dialog.Content
            data-dialog=""
            {...(description ? {} : { "aria-describedby": undefined })}
            className={`flex w-full flex-col overflow-hidden bg-panel text-sm text-ink outline-none ${SIZES[size]}`}
            onEscapeKeyDown={(event) => isSought(event.target) && event.preventDefault()}
            onPointerDownOutside={(event) => isDirty && event.preventDefault()}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              // A text as tall as the body would be scrolled to its first line, past the padding above it.
              const asked = firstField === undefined ? null : placeOf(event.currentTarget, firstField);
              asked?.scrollIntoView({ block: "start" });
              (asked ? controlIn(asked) : firstFocus(event.currentTarget))?.focus({ preventScroll: true });
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
            }}
          >
            <header
              className={`flex items-center gap-3 border-b border-line px-4 sm:px-6 ${size === "wide" ? "py-2" : "py-3"}`}
            >
              <div className={`min-w-0 flex-1 ${tools ? "lg:flex lg:items-baseline lg:gap-3" : ""}`}>
                <Dialog.Title className="text-base font-semibold">{title}</Dialog.Title>
                {description && (
                  <Dialog.Description className={`mt-0.5 text-soft ${tools ? "max-sm:sr-only" : ""}`}>
                    {description}
                  </Dialog.Description>
                )}
              </div>
              {tools}
              <Dialog.Close
                aria-label={t.close}
                className="-mr-2 grid size-9 shrink-0 place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink"
              >
                <Icon name="close" />
              </Dialog.Close>
            </header>
            {onSubmit ? (
              <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
                {rest}
              </form>
            ) : (
              rest
            )}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
