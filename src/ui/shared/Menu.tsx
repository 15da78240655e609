/**
 * A menu that opens from a button: items, groups with a heading, and one-of-several choices. Keyboard and roles follow
 * the menu button pattern of the ARIA practices: arrows, Home, End and typing ahead move, Enter and Space choose, Esc and
 * Tab close. Written by hand because a library's menu weighs more than all panels of this page together.
 */
import {
  cloneElement,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { Floating } from "./Floating.tsx";
import { Icon, type IconName } from "./Icon.tsx";

const SURFACE =
  "flex max-w-80 min-w-44 flex-col overflow-y-auto rounded-lg border border-line bg-panel p-1 text-body text-ink shadow-float outline-none";
const ITEM =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-left outline-none select-none hover:bg-sunken focus:bg-sunken disabled:pointer-events-none disabled:opacity-45 max-md:min-h-10";
const LABEL = "px-2 pt-1.5 pb-0.5 text-mini text-faint";

/** Closes the menu around an item, giving the focus back to its button. */
const CloseContext = createContext<() => void>(() => {});

export interface MenuProps {
  /** The button: an element that takes a ref and the props of a button. */
  readonly trigger: ReactElement<ComponentProps<"button">>;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** How it was opened: by a key the first or last item takes the focus, by a pointer the menu itself. */
type Opening = "pointer" | "first" | "last";

export function Menu({ trigger, align = "end", children }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opening, setOpening] = useState<Opening | null>(null);
  const id = useId();

  const leave = useCallback(() => setOpening(null), []);
  const close = () => {
    setOpening(null);
    button.current?.focus();
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        "aria-haspopup": "menu",
        "aria-expanded": opening !== null,
        ...(opening ? { "aria-controls": id } : {}),
        // A click without a pointer is Enter or Space.
        onClick: (event) => setOpening(opening ? null : event.detail === 0 ? "first" : "pointer"),
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpening(event.key === "ArrowDown" ? "first" : "last");
        },
      })}
      {opening && button.current && (
        <MenuSurface id={id} anchor={button.current} align={align} opening={opening} onClose={close} onLeave={leave}>
          {children}
        </MenuSurface>
      )}
    </>
  );
}

interface MenuSurfaceProps {
  readonly id: string;
  readonly anchor: HTMLButtonElement;
  readonly align: "start" | "end";
  readonly opening: Opening;
  readonly onClose: () => void;
  /** Closes without moving the focus: it is elsewhere already. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function MenuSurface({ id, anchor, align, opening, onClose, onLeave, children }: MenuSurfaceProps) {
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
    document.addEventListener("pointerdown", leaveFrom, true);
    document.addEventListener("scroll", leaveFrom, true);
    window.addEventListener("resize", onLeave);
    return () => {
      document.removeEventListener("pointerdown", leaveFrom, true);
      document.removeEventListener("scroll", leaveFrom, true);
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
    <CloseContext value={onClose}>
      <Floating
        id={id}
        anchor={anchor}
        align={align}
        role="menu"
        aria-label={anchor.getAttribute("aria-label") ?? anchor.textContent ?? ""}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className={SURFACE}
      >
        {children}
      </Floating>
    </CloseContext>
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

export interface MenuItemProps {
  readonly icon?: IconName;
  readonly text: string;
  /** Right of the text: a key, a figure. */
  readonly hint?: string;
  readonly isQuiet?: boolean;
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ icon, text, hint, isQuiet = false, isDisabled = false, onSelect }: MenuItemProps) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={isDisabled}
      onClick={() => {
        close();
        onSelect();
      }}
      className={`${ITEM} ${isQuiet ? "text-soft" : ""}`}
    >
      {icon && <Icon name={icon} className="size-3.5 text-soft" />}
      <span className="min-w-0 flex-1">{text}</span>
      {hint && <span className="text-xs text-faint">{hint}</span>}
    </button>
  );
}

/** Items under a heading of their own. */
export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className={LABEL}>
        {label}
      </div>
      {children}
    </div>
  );
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 shrink-0 border-line" />;
}

export interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly icon?: IconName }[];
  readonly onChange: (value: Value) => void;
}

/** One of several values; the present one carries a tick. */
export function MenuChoice<Value extends string>({ label, value, choices, onChange }: MenuChoiceProps<Value>) {
  const close = useContext(CloseContext);
  return (
    <MenuGroup label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="menuitemradio"
          aria-checked={choice.value === value}
          tabIndex={-1}
          onClick={() => {
            close();
            onChange(choice.value);
          }}
          className={ITEM}
        >
          {choice.icon && <Icon name={choice.icon} className="size-3.5 text-soft" />}
          <span className="min-w-0 flex-1">{choice.text}</span>
          {choice.value === value && <Icon name="check" className="size-3.5 text-accent" />}
        </button>
      ))}
    </MenuGroup>
  );
}
