/** The forecast beside the form: each thing the machine needs, what is left of it, and whether that is enough. */
import { Icon } from "../../shared/Icon.tsx";
import { useDialogText } from "../useDialogText.ts";
import type { FitLine } from "./fit.ts";

export interface FitReportProps {
  /** Null while the form's numbers cannot be read. */
  readonly lines: readonly FitLine[] | null;
  readonly vcpus: number;
}

export function FitReport({ lines, vcpus }: FitReportProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.newMachine.fit;
  const short = (lines ?? []).filter(({ isEnough }) => !isEnough);
  return (
    <section aria-label={t.title} className="w-full rounded-lg border border-line bg-sunken px-3 py-2 text-xs">
      <p role="status" className={`font-medium ${short.length > 0 ? "text-fault" : "text-ink"}`}>
        {lines === null ? t.unknown : short.length === 0 ? t.fits : t.fitsNot(short.map(({ id }) => t.names[id]))}
      </p>
      <ul className="mt-1 flex flex-wrap sm:min-h-4 gap-x-5 gap-y-1">
        {(lines ?? []).map((line) => (
          <li
            key={line.id}
            className={`flex items-center gap-1.5 ${line.isEnough ? "text-soft max-sm:hidden" : "text-fault"}`}
          >
            <Icon name={line.isEnough ? "check" : "fault"} className="size-3.5" />
            <span className="sr-only">{line.isEnough ? t.enough : t.short}</span>
            {line.id === "pcpus"
              ? t.pcpus(terms.number(vcpus), terms.number(line.available))
              : line.isScattered
                ? t.scattered(terms.number(line.needed), terms.number(line.available))
                : t[line.id](terms.number(line.needed), terms.number(line.available))}
          </li>
        ))}
      </ul>
    </section>
  );
}
