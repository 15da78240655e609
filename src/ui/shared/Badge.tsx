/** A state in a word: tone, icon and text together, so that none of them is needed alone. */
import { Icon, type IconName } from "./Icon.tsx";

export type Tone = "neutral" | "ok" | "warn" | "fault" | "accent";

const TONES: Readonly<Record<Tone, string>> = {
  neutral: "bg-sunken text-soft",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  fault: "bg-fault-soft text-fault",
  accent: "bg-accent-soft text-accent",
};

/** Text in the colour of a tone, where a badge would be too heavy. */
export const TONE_TEXT: Readonly<Record<Tone, string>> = {
  neutral: "text-soft",
  ok: "text-ok",
  warn: "text-warn",
  fault: "text-fault",
  accent: "text-accent",
};

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly text: string;
  /** The end of the text, for which there is no room: only heard. */
  readonly rest?: string;
  /** Shown on hover: the longer form of the text. */
  readonly title?: string;
}

export function Badge({ tone = "neutral", icon, text, rest, title }: BadgeProps) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-2 text-mini font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {icon && <Icon name={icon} className="size-2.5" />}
      {text}
      {rest && <span className="sr-only">{rest}</span>}
    </span>
  );
}
