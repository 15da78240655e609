/**
 * A panel: a surface with a heading of one height, what governs it right beside the heading, and room for figures and
 * switches on the right. `chart` is the look of the panels in the middle of the page, `note` that of the small ones beside
 * them. Where the heading is too narrow, what is least needed gives way: containers inside ask for the width of `panel`.
 */
import { useId, type ReactNode } from "react";

export interface PanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Controls of what the panel shows. */
  readonly controls?: ReactNode;
  readonly right?: ReactNode;
  readonly look?: "chart" | "note";
  /** Classes of the section, for its place in a layout. */
  readonly className?: string;
  /** Classes of what is below the heading. */
  readonly bodyClassName?: string;
  readonly children: ReactNode;
}

export function Panel(props: PanelProps) {
  const { title, subtitle, controls, right, look = "chart", className = "", bodyClassName = "", children } = props;
  const titleId = useId();
  const isNote = look === "note";
  return (
    <section
      aria-labelledby={titleId}
      className={`@container/panel min-w-0 rounded-xl border border-line bg-panel shadow-panel ${className}`}
    >
      <header className={`flex shrink-0 items-center gap-x-2 px-3.5 ${controls ? "h-11" : "h-10"}`}>
        <h2
          id={titleId}
          className={
            isNote
              ? "shrink-0 text-mini font-semibold tracking-wider text-soft uppercase"
              : "mr-1 shrink-0 text-sm font-semibold"
          }
        >
          {title}
        </h2>
        {controls}
        {subtitle && <div className="min-w-0 truncate text-xs text-soft">{subtitle}</div>}
        {right && <div className="ml-auto flex min-w-0 items-center gap-x-2.5 text-xs text-soft">{right}</div>}
      </header>
      <div className={`px-3.5 pb-3 ${bodyClassName}`}>{children}</div>
    </section>
  );
}
