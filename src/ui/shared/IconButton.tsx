/** A square button with an icon; its label is the accessible name and shows as a tooltip. */
import type { ComponentProps } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { Tooltip } from "./floating/Tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  readonly icon: IconName;
  readonly label: string;
  readonly look?: "plain" | "quiet";
  readonly size?: "small" | "medium" | "large";
  /** False for buttons that open a menu: when it closes, focus comes back and would show the tooltip over nothing. */
  readonly hasTooltip?: boolean;
}

const LOOKS = {
  plain: "border border-line bg-panel text-ink enabled:hover:border-line-strong enabled:hover:bg-sunken",
  quiet: "text-soft enabled:hover:bg-sunken enabled:hover:text-ink",
} as const;

const SIZES = { small: "size-6 rounded-md", medium: "size-8 rounded-lg", large: "size-11 rounded-xl" } as const;

export function IconButton(props: IconButtonProps) {
  const { icon, label, look = "plain", size = "medium", hasTooltip = true, className = "", ...rest } = props;
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={`inline-grid shrink-0 cursor-pointer place-items-center transition-colors disabled:cursor-default disabled:opacity-45 ${SIZES[size]} ${LOOKS[look]} ${className}`}
    >
      <Icon name={icon} className={size === "small" ? "size-3.5" : "size-4"} />
    </button>
  );
  return hasTooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
