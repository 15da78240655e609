/**
 * Parts of a sentence: text with marks for what the view sets apart (a machine's chip, a strong word, a fault), but no
 * React and no colour. Sentences are written as tagged templates, so that each reads as one line in each language.
 */
import type { VmUid } from "../../model/units.ts";

export type Part =
  | { readonly kind: "text"; readonly text: string }
  /** The name of a machine or of one of its vCPUs, drawn in the colour of the machine `vm`. */
  | { readonly kind: "vm"; readonly vm: VmUid; readonly label: string }
  | { readonly kind: "strong"; readonly text: string }
  /** A fault or a refusal: what went against the one who asked. */
  | { readonly kind: "fault"; readonly text: string }
  /** A number with its unit, set in tabular figures. */
  | { readonly kind: "value"; readonly text: string };

/** What can stand in a template: a part, a run of parts, plain text, or a number. */
export type Piece = Part | readonly Part[] | string | number;

export type Parts = readonly Part[];

/** Tag for sentences: say`${who} takes ${strong("pCPU 1")}.` */
export function say(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Parts {
  return joined(texts.flatMap((text, at) => (at < pieces.length ? [text, pieces[at]!] : [text])));
}

/** The pieces one after the other, neighbouring texts made one. */
export function joined(pieces: readonly Piece[]): Parts {
  const parts: Part[] = [];
  const add = (part: Part) => {
    const last = parts.at(-1);
    if (part.kind !== "text") parts.push(part);
    else if (last?.kind === "text") parts[parts.length - 1] = { kind: "text", text: last.text + part.text };
    else if (part.text !== "") parts.push(part);
  };
  for (const piece of pieces) {
    if (typeof piece === "string" || typeof piece === "number") add({ kind: "text", text: String(piece) });
    else if (isPart(piece)) add(piece);
    else piece.forEach(add);
  }
  return parts;
}

function isPart(piece: Part | readonly Part[]): piece is Part {
  return !Array.isArray(piece);
}

const CJK = "\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uffef";
const INNER_SPACE = new RegExp(`([${CJK}]) +(?=[${CJK}])`, "g");
const ENDS_IN_CJK = new RegExp(`[${CJK}]$`);
const STARTS_WITH_CJK = new RegExp(`^[${CJK}]`);

const textOf = (part: Part | undefined) => (part === undefined ? "" : part.kind === "vm" ? part.label : part.text);

/**
 * Chinese puts a space between Chinese and Latin, but none between Chinese and Chinese. Templates cannot know what a
 * value will begin with, so they put one, and it is taken out here where both neighbours are Chinese.
 */
export function tidyChinese(parts: Parts): Parts {
  return parts.map((part, at) => {
    if (part.kind !== "text") return part;
    let text = part.text.replaceAll(INNER_SPACE, "$1");
    if (text.startsWith(" ") && ENDS_IN_CJK.test(textOf(parts[at - 1])) && STARTS_WITH_CJK.test(text.trimStart()))
      text = text.trimStart();
    if (text.endsWith(" ") && STARTS_WITH_CJK.test(textOf(parts[at + 1])) && ENDS_IN_CJK.test(text.trimEnd()))
      text = text.trimEnd();
    return { kind: "text", text };
  });
}

export const strong = (text: string | number): Part => ({ kind: "strong", text: String(text) });
export const fault = (text: string): Part => ({ kind: "fault", text });
export const value = (text: string | number): Part => ({ kind: "value", text: String(text) });

/** The parts as one plain text: for screen readers, one-line lists and tests. */
export function plainParts(parts: Parts): string {
  return parts.map(textOf).join("");
}

/** It names no machine: what is told of is the host's own. */
export function isHost(part: Part): boolean {
  return part.kind === "vm" && part.vm < 0;
}
