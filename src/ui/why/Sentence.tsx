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

export function Sentence({ parts }: { readonly parts: Parts }) {
  // Parts of a sentence have no identity of their own, so they are children without keys.
  return createElement(Fragment, null, ...parts.map((part) => createElement(PartView, { part })));
}
