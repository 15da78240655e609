/** A program as a strip: a block an operation, wider the longer it takes, loops as brackets with their count. */
import { attemptText } from "../../../model/attempts.ts";
import type { Op } from "../../../model/scenario.ts";
import { useDialogText } from "../useDialogText.ts";
import { blockWidthRem, programStrip, type StripPart } from "./programStrip.ts";

const SHOWN_OPS = 60;

/** Look of each kind of operation. Each block also carries its notation, so that colour never stands alone. */
const LOOKS: Readonly<Record<Exclude<Op["op"], "loop">, string>> = {
  compute: "bg-accent text-on-accent border-accent",
  reference: "bg-panel text-ink border-line-strong",
  pattern: "bg-panel text-ink border-line-strong border-double border-3",
  wait: "bg-warn-soft text-warn border-warn border-dashed",
  disk: "bg-warn-soft text-warn border-warn",
  await: "bg-warn-soft text-warn border-warn border-dotted",
  halt: "bg-sunken text-soft border-line-strong border-dashed",
  hypercall: "bg-accent-soft text-accent border-accent",
  trap: "bg-accent-soft text-accent border-accent border-dotted",
  sensitive: "bg-accent-soft text-accent border-accent border-dashed",
  barrier: "bg-panel text-ink border-ink border-x-3",
  attempt: "bg-fault-soft text-fault border-fault border-dashed",
};

export function ProgramPreview({ program }: { readonly program: readonly Op[] | null }) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.newMachine.preview;
  const strip = programStrip(program ?? [], SHOWN_OPS);
  return (
    <figure aria-label={t.label} className="min-w-0">
      <figcaption className="mb-1 text-xs font-medium text-soft">{t.label}</figcaption>
      <div className="flex min-h-12 flex-wrap items-center gap-1 rounded-md bg-lane p-2 font-mono text-xs">
        {strip.parts.length === 0 && (
          <span className="font-sans text-soft">{program === null ? t.unreadable : t.empty}</span>
        )}
        {strip.parts.map((part) => (
          <Part key={part.at} part={part} />
        ))}
        {strip.omitted > 0 && <span className="font-sans text-soft">{t.omitted(terms.number(strip.omitted))}</span>}
      </div>
    </figure>
  );
}

function Part({ part }: { readonly part: StripPart }) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.newMachine.preview;
  switch (part.kind) {
    case "open":
      return (
        <span className="flex h-7 items-center rounded-l-md border-2 border-r-0 border-soft px-1.5 text-soft">
          <span className="sr-only">{t.loop(part.times)}</span>
          <span aria-hidden>{part.times === null ? "∞" : `${terms.number(part.times)}×`}</span>
        </span>
      );
    case "close":
      return <span aria-hidden className="h-7 w-1.5 rounded-r-md border-2 border-l-0 border-soft" />;
    case "op": {
      const { op } = part;
      const ticks = op.op === "compute" || op.op === "wait" || op.op === "halt" ? op.ticks : 0;
      return (
        <span
          title={t.op(op, terms.number)}
          className={`flex h-7 items-center justify-center rounded border px-1.5 whitespace-nowrap ${LOOKS[op.op]}`}
          style={ticks > 0 ? { minWidth: `${blockWidthRem(ticks)}rem` } : undefined}
        >
          <span aria-hidden className="truncate">
            {shortForm(op, terms.number)}
          </span>
          <span className="sr-only">{t.op(op, terms.number)}</span>
        </span>
      );
    }
  }
}

/** The operation in the notation's own letters. */
function shortForm(op: Exclude<Op, { op: "loop" }>, number: (n: number) => string): string {
  switch (op.op) {
    case "compute":
      return `C ${number(op.ticks)}`;
    case "reference":
      return `${op.write ? "W" : "R"} ${number(op.page)}`;
    case "wait":
      return `IO ${number(op.ticks)}`;
    case "halt":
      return `HALT ${number(op.ticks)}`;
    case "disk":
      return `DISK${op.isAsync ? "&" : ""} ${op.volume} ${number(op.block)} ${op.write ? "w" : "r"}`;
    case "await":
      return "WAIT";
    case "hypercall":
      return `HCALL ${number(op.count)}`;
    case "trap":
      return `TRAP ${number(op.count)}`;
    case "sensitive":
      return `SENS ${number(op.count)}`;
    case "attempt":
      return attemptText(op);
    case "barrier":
      return "B";
    case "pattern":
      return `${op.pattern.toUpperCase()} ${number(op.count)}`;
  }
}
