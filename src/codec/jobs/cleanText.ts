/**
 * A pasted text without its dress: full-width forms as ASCII, every line ended in one way, comments and the markup of
 * LaTeX, Markdown and HTML taken off. Every character keeps its index, so that places stay true: what is taken off becomes
 * blanks, or, inside a word, a sign that stands for nothing (`$P_1$` is P1). What stands in quotes is left alone.
 */
import { toAscii } from "../lexer.ts";
import type { Cell } from "./jobColumns.ts";

/** Stands for a character that was taken off inside a word. */
const FILLER = "\uE000";
/** Stands for a character that made another one what it is: nothing, at the edge of a word as well. */
const SILENT = "\uE002";
/** Stands for each of the two signs that end a row in LaTeX. */
export const ROW_END = "\uE001";

const OTHER_BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f]/g;
/** Signs without width. */
const NOTHING = /[\u200b-\u200d\u2060\u00ad]/g;

/** `text` as the readers of forms need it. Line and column of everything are as in `text`. */
export function cleanText(text: string): string {
  const ended = text.replace(/^\ufeff/, " ").replaceAll(/\r\n?/g, (ending) => (ending.length === 2 ? " \n" : "\n"));
  const barred = withWikiBars(ended);
  const isTex = /\\[a-z]{2,}\b|\\\\/i.test(ended);
  const hasEscapes = !isTex && /^[^\S\n]*\|/m.test(barred);
  return barred.replaceAll(/"(?:[^"\n]|"")*"|[^"]+|"/g, (part) =>
    part.startsWith('"') ? part : undressed(hasEscapes ? withoutEscapes(part) : part, isTex),
  );
}

/** `{"frames": 3}` without the quotes around its keys; every other character keeps its index. */
export function withoutKeyQuotes(text: string): string {
  return text.replaceAll(/"(?<key>[\w -]{1,40})"(?=\s*:)/g, " $<key> ");
}

/** Signs behind a backslash as Markdown has them. */
function withoutEscapes(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => SILENT + meant(sign));
}

/** How LaTeX writes signs that mean something to it. */
const TEX_SIGNS: Readonly<Record<string, string>> = {
  textbackslash: "\\",
  textasciicircum: "^",
  textasciitilde: "~",
  textless: "<",
  textgreater: ">",
  textbar: "|",
};

/** Stands for a sign that is meant as such, and marks and separates nothing: `\&` of LaTeX, `\|` in a table of Markdown. */
const meant = (sign: string) => String.fromCharCode(MEANT + sign.charCodeAt(0));
const MEANT = 0xe100;

/** `text` with one blank where it has several: words are looked for in it, and no places. */
export function withSingleBlanks(text: string): string {
  return text.replaceAll(/[^\S\n]{2,}/g, " ");
}

/** A piece of a cleaned text, trimmed, without what stands for nothing. */
export function spelled(piece: string): string {
  return piece
    .replaceAll(FILLER, "")
    .replaceAll(SILENT, "")
    .trim()
    .replaceAll(/[\uE121-\uE17E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - MEANT));
}

function undressed(part: string, isTex: boolean): string {
  const plain = withDrawnBars(withDigits(toAscii(part.normalize("NFC"))))
    .replaceAll(OTHER_BLANKS, " ")
    .replaceAll(NOTHING, FILLER)
    // A sign that groups the digits of a number.
    .replaceAll(/(?<![\d.])\d{1,3}(?:['\u2019]\d{3})+(?!\d)/g, (number) =>
      number.replaceAll(/['\u2019]/g, "").padStart(number.length),
    )
    // `t = 3` is a moment; `int at[] = {…}` declares a list.
    .replaceAll(/(?<![\p{L}\p{N}_.])t[ ]{0,4}=[ ]{0,4}(?=\d)/gu, blank)
    .replaceAll(
      /(?<![\p{L}\p{N}_])(?:unsigned|int|float|double|long|const|var|let)(?=\s+\w+\s*(?:\[\d*\]\s*)?=)/gu,
      blank,
    );
  const untagged = withoutTags(isTex ? withoutTex(plain) : withoutMath(plain));
  return atEdges(withoutComments(withoutMarkdown(untagged.replaceAll(MARKS, blank))));
}

/** What a part of an exercise is worth: `(15 pts)`; `\\[2pt]` is the room below a row in LaTeX. */
export const MARK_WORDS = String.raw`(?:points?|marks?|pts?\.?|punkte?n?|puntos?|pontos?|punti|балл\p{L}{0,2}|分)(?!\p{L})`;
const MARKS = new RegExp(String.raw`(?<!\\)[([]\s*\d{1,3}\s*${MARK_WORDS}\s*[)\]]`, "giu");

/** What is told in `text` of that, and is taken off in `cleaned`, where each character has the same place. */
export function marksIn(text: string, cleaned: string): Cell[] {
  const plain = toAscii(text.normalize("NFC"));
  return [...plain.matchAll(MARKS)].flatMap(({ 0: mark, index }): Cell[] => {
    if (cleaned.slice(index, index + mark.length).trim() !== "") return [];
    const before = cleaned.slice(0, index).split("\n");
    return [{ text: mark, line: before.length, column: before.at(-1)!.length + 1 }];
  });
}

/** Digits below the line, as in P₁. */
function withDigits(text: string): string {
  return text.replaceAll(/[\u2080-\u2089]/g, (digit) => String(digit.charCodeAt(0) - 0x2080));
}

/** Bars of drawn borders as those of the keyboard. */
const withDrawnBars = (text: string) => text.replaceAll(/[\u2502\u2503\u2551]/g, "|");

const WIKI_FRAME = /^\s*(?:\{\||\|\}|\|-|\|\+)[^\n]*$/gm;

/** Double bars of wikis, `! a !! b` and `| a || b`, as single ones; an empty cell between two bars stays one. */
function withWikiBars(text: string): string {
  const isWiki = /^\s*\{\|/m.test(text);
  const framed = isWiki
    ? text.replaceAll(WIKI_FRAME, blank).replaceAll(/^(\s*)!|!!/gm, (sign) => sign.replace(/!$/, "|").replace("!", " "))
    : text;
  return framed.replaceAll(/[^\n]+/g, (line) => (hasOnlyDoubleBars(line) ? line.replaceAll("||", " |") : line));
}

function hasOnlyDoubleBars(line: string): boolean {
  return line.includes("||") && !line.includes('"') && !/[^|\s]\s*\|(?!\|)\s*[^|\s]/.test(line.replaceAll("||", "\n"));
}

const off = (text: string) => FILLER.repeat(text.length);
const blank = (text: string) => text.replaceAll(/[^\n]/g, " ");

function withoutTex(text: string): string {
  return (
    text
      .replaceAll(String.raw`\\`, ROW_END + ROW_END)
      .replaceAll(
        /\\[dt]?frac\s*(?:\{(\d+)\}\s*\{(\d+)\}|(\d)(\d))/g,
        (all: string, ...parts: (string | undefined)[]) =>
          `${parts[0] ?? parts[2]}/${parts[1] ?? parts[3]}`.padEnd(all.length),
      )
      .replaceAll(/(?<!\\)%[^\n]*/g, blank)
      .replaceAll(
        /\\(?:begin|end)\s*\{[^}\n]{0,40}\}(?:\s*\[[^\]\n]*\])?(?:\s*\{[^{}\n]{0,80}(?:\{[^{}\n]{0,40}\}[^{}\n]{0,80}){0,9}\})?/g,
        blank,
      )
      .replaceAll(
        /\\(?:cline|cmidrule|rule|hspace|vspace|label|renewcommand|setlength)\*?(?:\([^)\n]*\))?(?:\s*\{[^{}\n]*\})+/g,
        blank,
      )
      .replaceAll(/\\multi(?:column|row)\s*\{[^}\n]{0,40}\}\s*\{[^}\n]{0,40}\}\s*\{/g, off)
      // The end of a row stays, without the room below it.
      .replaceAll(/(?<=\uE001)\s*\[[^\]\n]*\]/g, blank)
      .replaceAll(/\\(?:quad|qquad|enspace|thinspace)\b|\\[ ,;:!]|~/g, blank)
      .replaceAll(/\\([&{}])/g, (_, sign: string) => SILENT + meant(sign))
      .replaceAll(/\\(text\w+)(?:\{\}| )?/g, (all, name: string) =>
        Object.hasOwn(TEX_SIGNS, name) ? meant(TEX_SIGNS[name]!) + SILENT.repeat(all.length - 1) : all,
      )
      .replaceAll(/\\char34\{\}/g, (all) => meant('"') + SILENT.repeat(all.length - 1))
      .replaceAll("\\%", `%${FILLER}`)
      .replaceAll(/\\(?=[_#$])/g, FILLER)
      .replaceAll(/\\[a-zA-Z]+\*?/g, off)
      .replaceAll(/(?<=[A-Za-z}$])_(?=[\s{]*[\dA-Za-z])|[{}$]/g, off)
  );
}

/** `$P_1$` outside of LaTeX: in Markdown, and in what chats answer. */
function withoutMath(text: string): string {
  return text.replaceAll(/(?<!\$)\$\$?([^$\n]{1,60})\$\$?(?!\$)/g, (all: string, inside: string) =>
    all.replace(inside, inside.replaceAll(/[_{}]/g, FILLER)).replaceAll("$", FILLER),
  );
}

function withoutTags(text: string): string {
  return text
    .replaceAll(/<\/?(?:b|i|u|em|strong|sub|sup|span|font|code|tt|p|br|small)(?:\s[^<>\n]*)?\/?>/gi, off)
    .replaceAll(/&(?:nbsp|ensp|emsp|thinsp);/gi, blank);
}

/** The number of a line, where several have one: `1. P1 0 4`. */
const NUMBERING = /^[^\S\n]*(?:\d+[.)]|[a-z]\)|\(\d+\)|\([a-z]\))[ \t]+(?=\p{L})/gmu;

function withoutMarkdown(text: string): string {
  const bare = (text.match(NUMBERING)?.length ?? 0) > 1 ? text.replaceAll(NUMBERING, blank) : text;
  return bare
    .replaceAll(/\*\*|~~|`+/g, off)
    .replaceAll(
      /(?<![\p{L}\p{N}_*])(?<sign>[*_]|__)(?=[\p{L}\p{N}])[^*_\n]{1,40}?(?<=[\p{L}\p{N})])\k<sign>(?![\p{L}\p{N}_*])/gu,
      (all) => all.replaceAll(/^[*_]+|[*_]+$/g, off),
    )
    .replaceAll(/^[^\S\n]*>(?=[^\S\n]*\|)/gm, blank)
    .replaceAll(/^[^\S\n]*(?:[-*\u2022\u00b7>]|#{1,6}(?=[ ][^\n]*\n)) +(?=[\p{L}\p{N}])/gmu, blank);
}

/** What stands behind `#` or `//` in a line is no part of it. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/(?<=\S[^\S\n]+)(?:#|\/\/)(?=\s+[\p{L}])[^\n]*/gu, blank)
    .replaceAll(/^[^\S\n]*(?:\/\/|;)+(?=\s)/gm, blank);
}

/** At the edge of a word nothing is as good as a blank, and two numbers are never one. */
function atEdges(text: string): string {
  const edge = `(?<![\\p{L}\\p{N}_${FILLER}])${FILLER}+|${FILLER}+(?![\\p{L}\\p{N}_${FILLER}])|(?<=\\d)${FILLER}+(?=\\d)`;
  return text.replaceAll(new RegExp(edge, "gu"), blank);
}
