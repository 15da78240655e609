/**
 * The open menu: its place, its keys, and when it goes away. A press elsewhere, a key of the page, a scroll that moves its
 * button, or a new size of the window close it; so do Esc and Tab, which give the focus back to the button.
 */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { Floating } from "./Floating.tsx";
import { whenTurnedAway } from "./turningAway.ts";

const SURFACE =
  "flex max-w-80 min-w-44 flex-col overflow-y-auto rounded-lg border border-line bg-panel p-1 text-body text-ink shadow-float outline-none";

/** How a menu was opened: by a key the first or last item takes the focus, by a pointer the menu itself. */
export type MenuOpening = "pointer" | "first" | "last";

interface MenuSurfaceProps {
  readonly id: string;
  readonly anchor: HTMLButtonElement;
  readonly align: "start" | "end";
  readonly opening: MenuOpening;
  readonly onClose: () => void;
  /** Closes without moving the focus: it is elsewhere already. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

export function MenuSurface({ id, anchor, align, opening, onClose, onLeave, children }: MenuSurfaceProps) {
  const typed = useRef({ text: "", at: 0 });
  useEffect(() => {
    const inside = document.getElementById(id);
    if (opening === "pointer") inside?.focus();
    else focusItem(inside, opening === "first" ? 0 : -1);
  }, [id, opening]);

  useEffect(() => {
    const leaveFrom = (event: Event) => {
      const target = event.target instanceof Node ? event.target : null;
      const isOwn = document.getElementById(id)?.contains(target) || anchor.contains(target);
      if (!isOwn) onLeave();
    };
    // Only what moves the button moves the menu away from it: lists that follow the playback scroll all the time.
    const leaveWithButton = (event: Event) => {
      if (event.target instanceof Node && event.target.contains(anchor)) onLeave();
    };
    document.addEventListener("pointerdown", leaveFrom, true);
    document.addEventListener("scroll", leaveWithButton, true);
    window.addEventListener("resize", onLeave);
    const stopListening = whenTurnedAway(onLeave);
    return () => {
      stopListening();
      document.removeEventListener("pointerdown", leaveFrom, true);
      document.removeEventListener("scroll", leaveWithButton, true);
      window.removeEventListener("resize", onLeave);
    };
  }, [id, anchor, onLeave]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const list = event.currentTarget;
    const found = items(list);
    const present = found.indexOf(document.activeElement as HTMLElement);
    switch (event.key) {
      case "ArrowDown":
        focusItem(list, (present + 1) % found.length);
        break;
      case "ArrowUp":
        focusItem(list, present <= 0 ? -1 : present - 1);
        break;
      case "Home":
        focusItem(list, 0);
        break;
      case "End":
        focusItem(list, -1);
        break;
      case "Escape":
      case "Tab":
        onClose();
        break;
      default:
        if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
        typed.current = typeAhead(typed.current, event.key, event.timeStamp);
        focusTyped(found, present, typed.current.text);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Floating
      id={id}
      anchor={anchor}
      align={align}
      role="menu"
      aria-label={anchor.getAttribute("aria-label") ?? anchor.textContent ?? ""}
      // A long one scrolls: it has to be reached by keys as a whole as well.
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={SURFACE}
    >
      {children}
    </Floating>
  );
}

/** Letters typed within this time of each other are one beginning of a word. */
const TYPING_MS = 700;

interface Typed {
  readonly text: string;
  readonly at: number;
}

function typeAhead(before: Typed, key: string, at: number): Typed {
  return { text: at - before.at < TYPING_MS ? before.text + key : key, at };
}

function items(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? [])];
}

/** Focuses item `index`, counted from the end when negative. */
function focusItem(list: Element | null, index: number): void {
  items(list).at(index)?.focus();
}

/** Focuses the next item that begins with what was typed; one letter again and again goes through all of its items. */
function focusTyped(found: readonly HTMLElement[], present: number, text: string): void {
  const letters = new Set(text.toLowerCase());
  const wanted = letters.size === 1 ? text.slice(0, 1).toLowerCase() : text.toLowerCase();
  const from = wanted.length === 1 ? present + 1 : Math.max(present, 0);
  const inOrder = [...found.slice(from), ...found.slice(0, from)];
  inOrder.find((item) => item.textContent?.trim().toLowerCase().startsWith(wanted))?.focus();
}
