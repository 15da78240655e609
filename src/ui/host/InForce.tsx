/** Settings in force that are not the usual ones, as quiet words in a panel's heading; what they mean, on hover. */
import type { ChoiceText } from "../../i18n/messages/settingTerms.ts";

export interface InForceProps {
  /** Before them: a size, for instance. */
  readonly first?: string;
  readonly settings: readonly ChoiceText[];
}

export function InForce({ first, settings }: InForceProps) {
  const words = [...(first === undefined ? [] : [first]), ...settings.map(({ label }) => label)].join(" · ");
  const sentences = settings.map(({ sentence }) => sentence).join(" ");
  if (words === "") return null;
  return (
    <span title={sentences || undefined} className="min-w-0 truncate text-xs text-soft @max-[50rem]/panel:hidden">
      {words}
    </span>
  );
}
