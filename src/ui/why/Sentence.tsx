/** The parts of a sentence as React: chips for machines, and marks for what is strong, a fault, or a number. */
import { createElement, Fragment } from "react";
import type { Part, Parts } from "../../i18n/explain/parts.ts";
import { VmChip } from "../shared/VmChip.tsx";

function PartView({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "vm":
      // A machine that does not exist has a name but no colour.
      return part.vm < 0 ? (
        <b className="font-semibold break-all">{part.label}</b>
      ) : (
        <VmChip vm={part.vm} name={part.label} className="leading-tight" />
      );
    case "strong":
      return <b className="font-semibold text-ink">{part.text}</b>;
    case "fault":
      return <b className="font-semibold whitespace-nowrap text-fault">{part.text}</b>;
    case "value":
      return <span className="whitespace-nowrap text-ink tabular-nums">{part.text}</span>;
  }
}

const OPENS = /[(（「“]$/;
const CLOSES = /^(?:\/[^\s，。；：]{0,16})?[)）」”,.;:!?，。；：！？、]*/;

/** A browser breaks the line on both sides of a chip: punctuation that belongs to it is kept on its line. */
function GluedChip({ parts, at }: { readonly parts: Parts; readonly at: number }) {
  const part = parts[at]!;
  const opens = found(OPENS, parts[at - 1]);
  const closes = found(CLOSES, parts[at + 1]);
  const chip = <PartView part={part} />;
  if (opens === "" && closes === "") return chip;
  return (
    <span className="whitespace-nowrap">
      {opens}
      {chip}
      {closes}
    </span>
  );
}

/** A text without the punctuation that stands with the chip before or behind it; a moment, `t = 12`, is not torn. */
function withoutGlued(text: string, parts: Parts, at: number): string {
  const from = isChip(parts[at - 1]) ? found(CLOSES, parts[at]).length : 0;
  const cut = isChip(parts[at + 1]) ? found(OPENS, parts[at]).length : 0;
  return text.slice(from, text.length - cut).replaceAll("t = ", "t\u00a0=\u00a0");
}

const found = (mark: RegExp, part: Part | undefined) => (part?.kind === "text" && mark.exec(part.text)?.[0]) || "";
const isChip = (part: Part | undefined) => part?.kind === "vm" && part.vm >= 0;

export function Sentence({ parts }: { readonly parts: Parts }) {
  const children = parts.map((part, at) => {
    if (part.kind === "text") return withoutGlued(part.text, parts, at);
    return isChip(part) ? createElement(GluedChip, { parts, at }) : createElement(PartView, { part });
  });
  // Parts of a sentence have no identity of their own, so they are children without keys.
  return createElement(Fragment, null, ...children);
}
