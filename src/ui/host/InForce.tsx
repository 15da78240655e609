/**
 * Settings in force that are not the usual ones, as quiet words in a panel's heading; what they mean, on hover. As many as
 * have room, each whole: those that have none are wrapped out of sight.
 */
import type { ChoiceText } from "../../i18n/messages/settingTerms.ts";

export interface InForceProps {
  /** Before them: a size, for instance. */
  readonly first?: string;
  readonly settings: readonly ChoiceText[];
}

export function InForce({ first, settings }: InForceProps) {
  const words = [...(first === undefined ? [] : [first]), ...settings.map(({ label }) => label)];
  const sentences = settings.map(({ sentence }) => sentence).join(" ");
  if (words.length === 0) return null;
  return (
    <span
      title={sentences || undefined}
      className="flex h-4 min-w-0 shrink-[1000] flex-wrap overflow-hidden text-xs whitespace-pre text-soft @max-[50rem]/panel:hidden"
    >
      {/* What comes first would stay in the first line, cut off. */}
      <span className="h-4 w-0" />
      {words.map((word, at) => (
        <span key={word}>{at === 0 ? word : ` · ${word}`}</span>
      ))}
    </span>
  );
}
