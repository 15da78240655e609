/**
 * XML as a tree of elements. What could make a small text large or reach out of it (a document type, entities of its own) is
 * refused before anything is parsed; several documents may follow one another, as they do where they are pasted together.
 */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { MOST } from "../limits.ts";
import { isNoText } from "../noText.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Without blanks around it. */
  readonly text: string;
}

export type XmlRefusal =
  | { readonly code: "tooLong"; readonly values: { readonly found: number; readonly max: number } }
  | { readonly code: "doctype" | "tooDeep" | "notText"; readonly values: Readonly<Record<string, never>> }
  | { readonly code: "entity"; readonly values: { readonly found: string } }
  /** `kind`: the parser's own word for what is wrong; `found`: its sentence. */
  | {
      readonly code: "syntax";
      readonly values: { readonly line: number; readonly kind: XmlMistake; readonly found: string };
    };

const MISTAKES = ["InvalidTag", "InvalidAttr", "InvalidChar", "InvalidXml"] as const;

export type XmlMistake = (typeof MISTAKES)[number] | "unclosed";

export type XmlTree =
  | { readonly ok: true; readonly elements: readonly XmlElement[] }
  | { readonly ok: false; readonly refusal: XmlRefusal };

const MOST_DEPTH = 100;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const refused = (refusal: XmlRefusal): XmlTree => ({ ok: false, refusal });

/** Never throws. */
export function xmlTree(given: string): XmlTree {
  if (given.length > MOST.xmlCharacters)
    return refused({ code: "tooLong", values: { found: given.length, max: MOST.xmlCharacters } });
  if (isNoText(given)) return refused({ code: "notText", values: {} });
  const text = withoutAsides(given.replace(/^\ufeff/, ""));
  if (text === null)
    return refused({
      code: "syntax",
      values: { line: 1, kind: "unclosed", found: "<!--, <![CDATA[ or <? without an end" },
    });
  if (text.includes("<!")) return refused({ code: "doctype", values: {} });
  const entity = /&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)[^\s;<&]{0,40};?/iu.exec(text);
  if (entity) return refused({ code: "entity", values: { found: entity[0] } });
  if (isTooDeep(text)) return refused({ code: "tooDeep", values: {} });
  const wrapped = `<documents>${text}</documents>`;
  try {
    const valid = XMLValidator.validate(wrapped);
    if (valid !== true) return refused({ code: "syntax", values: { ...mistakeOf(valid.err) } });
    const [root] = elementsIn(PARSER.parse(wrapped));
    return { ok: true, elements: root?.children ?? [] };
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 120) : "";
    return refused({ code: "syntax", values: { line: 1, kind: "InvalidXml", found } });
  }
}

function mistakeOf({ line, code, msg }: { readonly line: number; readonly code: string; readonly msg: string }) {
  return { line, kind: MISTAKES.find((known) => known === code) ?? "InvalidXml", found: msg.slice(0, 120) };
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  maxNestedTags: MOST_DEPTH + 2,
});

const ASIDES = [
  { open: "<!--", close: "-->", isText: false },
  { open: "<![CDATA[", close: "]]>", isText: true },
  { open: "<?", close: "?>", isText: false },
] as const;

/**
 * Comments and declarations are no markup: without them lines stay where they are. Sections of plain text become text. Null:
 * one of them does not end. Each sign is looked at once, whatever the text.
 */
function withoutAsides(text: string): string | null {
  const parts: string[] = [];
  let at = 0;
  for (let next = nextAside(text, 0); next >= 0; next = nextAside(text, at)) {
    parts.push(text.slice(at, next));
    const aside = ASIDES.find(({ open }) => text.startsWith(open, next));
    if (!aside) {
      // Markup of another kind: whoever looks for it finds it.
      parts.push(text.slice(next, next + 2));
      at = next + 2;
      continue;
    }
    const end = text.indexOf(aside.close, next + aside.open.length);
    if (end < 0) return null;
    const inside = text.slice(next + aside.open.length, end);
    parts.push(
      aside.isText
        ? inside.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
        : inside.replaceAll(/[^\n]+/g, " "),
    );
    at = end + aside.close.length;
  }
  return parts.join("") + text.slice(at);
}

/** Place of the next `<!` or `<?`; -1: there is none. */
function nextAside(text: string, from: number): number {
  const found = /<[!?]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? -1;
}

/** Before a parser that calls itself gets it. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [, slash, end] of text.matchAll(/<(\/?)[^<>]*?(\/?)>/g)) {
    if (end) continue;
    depth += slash ? -1 : 1;
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}

/** What the parser gives: a list of objects with one key each, beside that of the attributes. */
function elementsIn(parsed: unknown): XmlElement[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((node: unknown): XmlElement[] => {
    if (typeof node !== "object" || node === null) return [];
    const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined) return [];
    const own = new Map<string, unknown>(Object.entries(node));
    const inside = own.get(name);
    const attributes = new Map(
      Object.entries(own.get(":@") ?? {}).map(([key, value]) => [key, decoded(String(value))]),
    );
    return [{ name, attributes, children: elementsIn(inside), text: decoded(textIn(inside)).trim() }];
  });
}

function textIn(parsed: unknown): string {
  if (!Array.isArray(parsed)) return "";
  return parsed
    .map((node: unknown) => (typeof node === "object" && node !== null && "#text" in node ? String(node["#text"]) : ""))
    .join("");
}

/** With what stands for signs replaced by them, once. */
function decoded(text: string): string {
  return text.replaceAll(
    /&(?:(\w+)|#(\d+)|#x([\da-f]+));/gi,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}
