/**
 * Buttons with words on them. `accent` for the one thing to do next, `plain` for the rest, `quiet` where a border would
 * be noise. Heights are fixed, so that a changing label never changes a row.
 */
import type { ComponentProps } from "react";
import { Icon, type IconName } from "./Icon.tsx";

export interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "plain" | "accent" | "quiet" | "link";
  readonly size?: "small" | "medium" | "large";
  readonly icon?: IconName;
}

const LOOKS = {
  plain: "border border-line bg-panel text-ink enabled:hover:border-line-strong enabled:hover:bg-sunken",
  accent: "border border-accent bg-accent text-on-accent enabled:hover:brightness-110",
  quiet: "border border-transparent text-soft enabled:hover:bg-sunken enabled:hover:text-ink",
  link: "border border-transparent text-accent enabled:hover:bg-accent-soft",
} as const;

const SIZES = {
  small: "h-6 gap-1 rounded-md px-1.5 text-mini",
  medium: "h-8 gap-1.5 rounded-lg px-3 text-body",
  large: "h-10 gap-2 rounded-xl px-4 text-sm",
} as const;

export function Button({ look = "plain", size = "medium", icon, className = "", children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex shrink-0 cursor-pointer items-center justify-center font-medium whitespace-nowrap transition-colors disabled:cursor-default disabled:opacity-45 ${SIZES[size]} ${LOOKS[look]} ${className}`}
    >
      {icon && <Icon name={icon} className={size === "small" ? "size-3" : "size-3.5"} />}
      {children}
    </button>
  );
}
