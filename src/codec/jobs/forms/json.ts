/**
 * JSON of other tools: a list of jobs with a field each, of rows, or lists by field, alone or inside an object that names
 * a policy or a quantum besides.
 *
 *   [{"name": "P1", "arrival": 0, "burst": 5}]      {"processes": [...], "quantum": 2}      [[0, 5], [1, 3]]
 */
import type { Grid } from "../grid.ts";
import { JOB_COLUMNS, labelOf, type Cell } from "../jobColumns.ts";
import { placesOf, type PlaceOf } from "../places.ts";
import { labelText } from "./jsonKeys.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

export interface JsonSheet {
  readonly grid: Grid | null;
  /** What is given besides the jobs, as a text to be searched: `quantum = 2`. */
  readonly beside: string;
}

/** `const jobs = `, as programs have it in front. */
const ASSIGNED = /^\s*(?:(?:const|let|var|val|final)\s+)?[\w.$]{1,40}\s*=\s*(?=[[{])/;

/** The table in `written`, which must not have been cleaned; null where it is no JSON. */
export function readJson(written: string): JsonSheet | null {
  const text = written.replace(ASSIGNED, (words) => words.replaceAll(/[^\n]/g, " ")).replace(/;\s*$/, "");
  if (!/^\s*[[{]/.test(text)) return null;
  const parsed = parsedJson(text);
  if (parsed === undefined || typeof parsed !== "object" || parsed === null) return null;
  const finder = new Finder(text);
  const list = isList(parsed) ? parsed : listIn(parsed);
  if (list === null) return { grid: isList(parsed) ? null : byField(parsed, finder), beside: "" };
  const beside = isList(parsed) ? "" : besideIn(parsed, list);
  return { grid: list.every(isList) ? rowsGrid(list, finder) : objectsGrid(list, finder), beside };
}

function parsedJson(text: string): Json | undefined {
  for (const attempt of [text, `[${text.trim().replace(/\}\s*\n\s*\{/g, "},{")}]`]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch {
      // Not this way.
    }
  }
  return undefined;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The jobs of an object: the one field that is a list of objects or rows, or its fields as jobs by name. */
function listIn(object: JsonObject): readonly Json[] | null {
  const lists = Object.values(object).filter(
    (value): value is readonly Json[] =>
      isList(value) && value.length > 0 && value.every((each) => isObject(each) || isList(each)),
  );
  if (lists.length > 0) return lists[0] ?? null;
  const entries = Object.entries(object);
  if (entries.length > 0 && entries.every(([, value]) => isObject(value) && !Object.values(value).every(isObject)))
    return entries.map(([name, value]) => ({ name, ...(value as JsonObject) }));
  return (
    Object.values(object)
      .map((value) => (isObject(value) ? listIn(value) : null))
      .find((list) => list !== null) ?? null
  );
}

function besideIn(object: JsonObject, jobs: readonly Json[]): string {
  return Object.entries(object)
    .flatMap(([key, value]) => {
      if (value === jobs || isList(value)) return [];
      if (isObject(value)) return [besideIn(value, jobs)];
      return [`${labelText(key)} = ${String(value)}`];
    })
    .join("\n");
}

function objectsGrid(list: readonly Json[], finder: Finder): Grid | null {
  const objects = list.filter((each): each is JsonObject => isObject(each));
  if (objects.length === 0 || objects.length < list.length) return null;
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const heads = keys.map((key) => finder.cell(key, labelText(key)));
  finder.restart();
  const rows = objects.map((object) => keys.map((key) => valueCell(object[key], finder)));
  return { form: "json", separator: "", heads, rows, strays: [], problems: [] };
}

function rowsGrid(list: readonly (readonly Json[])[], finder: Finder): Grid | null {
  const rows = list.map((row) => row.map((value) => valueCell(value, finder)));
  const [first] = rows;
  const hasHeads = first !== undefined && first.filter(({ text }) => labelOf(text) !== null).length >= 2;
  return {
    form: "json",
    separator: "",
    heads: hasHeads ? first : null,
    rows: hasHeads ? rows.slice(1) : rows,
    strays: [],
    problems: [],
  };
}

/** Lists by field, `{"arrival": [0, 1], "burst": [5, 3]}`, or a number by name, `{"P1": 24, "P2": 3}`. */
function byField(object: JsonObject, finder: Finder): Grid | null {
  const numbers = Object.entries(object).filter(
    ([key, value]) => typeof value === "number" && labelOf(labelText(key)) === null,
  );
  if (numbers.length > 1 && numbers.length === Object.keys(object).length) {
    const rows = numbers.map(([name, value]) => [finder.cell(name, name), valueCell(value, finder)]);
    return { form: "json", separator: "", heads: null, rows, strays: [], problems: [] };
  }
  const fields = Object.entries(object).filter((entry): entry is [string, readonly Json[]] => isList(entry[1]));
  if (!fields.some(([key]) => JOB_COLUMNS.some((column) => column === labelOf(labelText(key))))) return null;
  const heads = fields.map(([key]) => finder.cell(key, labelText(key)));
  const length = Math.max(...fields.map(([, values]) => values.length));
  const rows = Array.from({ length }, (_, at) => fields.map(([, values]) => valueCell(values[at], finder)));
  return { form: "json", separator: "", heads, rows, strays: [], problems: [] };
}

function valueCell(value: Json | undefined, finder: Finder): Cell {
  if (value === undefined || value === null) return finder.cell("", "");
  const text = isList(value) ? value.map(plainText).join(",") : plainText(value);
  return finder.cell(isList(value) ? plainText(value[0] ?? null) : text, text);
}

const plainText = (value: Json): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);

/** Finds the places of what was read, each behind the last one. */
class Finder {
  readonly #text: string;
  readonly #placeOf: PlaceOf;
  #from = 0;

  constructor(text: string) {
    this.#text = text;
    this.#placeOf = placesOf(text);
  }

  cell(written: string, text: string): Cell {
    const found = this.#text.indexOf(written, this.#from);
    const at = found < 0 ? this.#from : found;
    if (found >= 0) this.#from = found + written.length;
    return { text, ...this.#placeOf(at) };
  }

  restart(): void {
    this.#from = 0;
  }
}
