/**
 * A menu that opens from a button: items, groups with a heading, and one-of-several choices. Arrow keys, typing ahead,
 * Esc and focus are Radix's. Not modal: its scroll lock would write a style element, which the page's policy forbids.
 */
import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";

const GAP_PX = 4;
const EDGE_PX = 8;

export interface MenuProps {
  /** The button: an element that takes a ref and event handlers. */
  readonly trigger: ReactElement;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={GAP_PX}
          collisionPadding={EDGE_PX}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-44 overflow-y-auto rounded-lg border border-line bg-panel p-1 text-body text-ink shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const ITEM =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 max-md:min-h-10 outline-none select-none data-disabled:cursor-default data-disabled:opacity-45 data-highlighted:bg-sunken";

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
  return (
    <DropdownMenu.Item disabled={isDisabled} onSelect={onSelect} className={`${ITEM} ${isQuiet ? "text-soft" : ""}`}>
      {icon && <Icon name={icon} className="size-3.5 text-soft" />}
      <span className="min-w-0 flex-1">{text}</span>
      {hint && <span className="text-xs text-faint">{hint}</span>}
    </DropdownMenu.Item>
  );
}

/** Items under a heading of their own. */
export function MenuGroup({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Group>
      {label && <DropdownMenu.Label className="px-2 pt-1.5 pb-0.5 text-mini text-faint">{label}</DropdownMenu.Label>}
      {children}
    </DropdownMenu.Group>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly icon?: IconName }[];
  readonly onChange: (value: Value) => void;
}

/** One of several values; the present one carries a tick. */
export function MenuChoice<Value extends string>({ label, value, choices, onChange }: MenuChoiceProps<Value>) {
  const choose = (next: string) => {
    const choice = choices.find((candidate) => candidate.value === next);
    if (choice) onChange(choice.value);
  };
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={choose} aria-label={label}>
      <DropdownMenu.Label className="px-2 pt-1.5 pb-0.5 text-mini text-faint">{label}</DropdownMenu.Label>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem key={choice.value} value={choice.value} className={ITEM}>
          {choice.icon && <Icon name={choice.icon} className="size-3.5 text-soft" />}
          <span className="min-w-0 flex-1">{choice.text}</span>
          <DropdownMenu.ItemIndicator>
            <Icon name="check" className="size-3.5 text-accent" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
