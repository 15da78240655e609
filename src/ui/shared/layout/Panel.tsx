/**
 * A panel: a surface with a heading, a quieter subtitle and room for figures or controls on the right. `chart` is the
 * look of the panels in the middle of the page, `note` that of the small ones beside them.
 */
import { useId, type ReactNode } from "react";

export interface PanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly right?: ReactNode;
  readonly look?: "chart" | "note";
  /** Classes of the section, for its place in a layout. */
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, subtitle, right, look = "chart", className = "", children }: PanelProps) {
  const titleId = useId();
  const isNote = look === "note";
  return (
    <section
      aria-labelledby={titleId}
      className={`min-w-0 rounded-xl border border-line bg-panel shadow-panel ${className}`}
    >
      <header className="flex min-h-8 flex-wrap items-center gap-x-2.5 gap-y-1 px-3.5 pt-3 pb-1">
        <h2
          id={titleId}
          className={isNote ? "text-mini font-semibold tracking-wider text-soft uppercase" : "text-sm font-semibold"}
        >
          {title}
        </h2>
        {subtitle && <div className="min-w-0 truncate text-xs text-soft">{subtitle}</div>}
        {right && (
          <div className="ml-auto flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-soft">{right}</div>
        )}
      </header>
      <div className="px-3.5 pb-3.5">{children}</div>
    </section>
  );
}
