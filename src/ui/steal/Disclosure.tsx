/** Something that is there on demand: a line to open it, and below it what it has. */
import type { ReactNode } from "react";
import { Icon } from "../shared/Icon.tsx";

export function Disclosure({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="group mt-1.5 text-xs text-soft">
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-sm hover:text-ink">
        <Icon name="chevronDown" className="size-3 -rotate-90 transition-transform group-open:rotate-0" />
        {summary}
      </summary>
      <div className="pt-1 text-ink">{children}</div>
    </details>
  );
}
