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
  useId,
  useState,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
} from "react";
import { Icon, type IconName } from "../Icon.tsx";
import { MenuSurface, type MenuOpening } from "./MenuSurface.tsx";

const ITEM =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-left outline-none select-none hover:bg-sunken focus:bg-sunken disabled:pointer-events-none disabled:opacity-45 max-md:min-h-10";
const LABEL = "px-2 pt-1.5 pb-0.5 text-mini text-faint";

/** Closes the menu around an item, giving the focus back to its button. */
const CloseContext = createContext<() => void>(() => {});

export interface MenuProps {
  /** The button: an element that takes the props of a button. */
  readonly trigger: ReactElement<ComponentProps<"button">>;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** Where it was opened and how: by a key the first or last item takes the focus, by a pointer the menu itself. */
interface Opened {
  readonly anchor: HTMLButtonElement;
  readonly by: MenuOpening;
}

export function Menu({ trigger, align = "end", children }: MenuProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const id = useId();
  const leave = useCallback(() => setOpened(null), []);
  const close = useCallback(() => {
    leave();
    opened?.anchor.focus();
  }, [leave, opened]);
  const button = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": opened !== null,
    ...(opened ? { "aria-controls": id } : {}),
    onClick: ({ currentTarget, detail }) => {
      // A click without a pointer is Enter or Space.
      setOpened(opened ? null : { anchor: currentTarget, by: detail === 0 ? "first" : "pointer" });
    },
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      setOpened({ anchor: event.currentTarget, by: event.key === "ArrowDown" ? "first" : "last" });
    },
  });
  return (
    <>
      {button}
      {opened && (
        <CloseContext value={close}>
          <MenuSurface id={id} anchor={opened.anchor} align={align} opening={opened.by} onClose={close} onLeave={leave}>
            {children}
          </MenuSurface>
        </CloseContext>
      )}
    </>
  );
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

export interface MenuCheckProps {
  readonly text: string;
  readonly title?: string;
  readonly isChecked: boolean;
  readonly onToggle: () => void;
}

/** Something that is on or off; the menu stays open, as there may be more to switch. */
export function MenuCheck({ text, title, isChecked, onToggle }: MenuCheckProps) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={isChecked}
      title={title}
      tabIndex={-1}
      onClick={onToggle}
      className={ITEM}
    >
      <span className="min-w-0 flex-1">{text}</span>
      {isChecked && <Icon name="check" className="size-3.5 text-accent" />}
    </button>
  );
}
