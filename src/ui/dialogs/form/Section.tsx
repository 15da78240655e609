/** A part of a long form: a heading that the form's navigation can jump to, and its fields. */
import { useId, type ReactNode } from "react";

export interface SectionProps {
  readonly title: string;
  /** With the title: a button. */
  readonly action?: ReactNode;
  /** Name the navigation finds the section by. */
  readonly name?: string;
  readonly children: ReactNode;
}

export function Section({ title, action, name, children }: SectionProps) {
  const id = useId();
  return (
    // No landmark: the page behind has panels of the same names.
    <div
      role="group"
      aria-labelledby={id}
      data-section={name}
      tabIndex={name ? -1 : undefined}
      className="scroll-mt-2 gap-6 border-b border-line py-5 outline-none first:pt-0 last:border-b-0 last:pb-0 sm:flex"
    >
      <div className="mb-3 flex items-start justify-between gap-3 sm:w-32 sm:shrink-0 sm:flex-col sm:justify-start">
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {action}
      </div>
      <div className="grid min-w-0 flex-1 gap-4">{children}</div>
    </div>
  );
}

/** A line of figures that follows the fields above it: what the numbers typed there come to. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-xs text-soft" aria-live="polite">
      {children}
    </p>
  );
}
