/** A part of a long form: a heading that the form's navigation can jump to, and a grid of fields. */
import { useId, type ReactNode } from "react";

export interface SectionProps {
  readonly title: string;
  /** Right of the title: a button. */
  readonly action?: ReactNode;
  /** Name the navigation finds the section by. */
  readonly name?: string;
  readonly children: ReactNode;
}

export function Section({ title, action, name, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-section={name}
      tabIndex={name ? -1 : undefined}
      className="scroll-mt-2 border-b border-line py-5 outline-none first:pt-0 last:border-b-0 last:pb-0"
    >
      <div className="mb-3 flex min-h-8 items-center justify-between gap-3">
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {action}
      </div>
      <div className="grid gap-4">{children}</div>
    </section>
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
