/**
 * Fields of rows: what each holds, and how it is put into integers and taken out again.
 *
 * ```
 * int        the number itself; ids and ticks: -1 = none
 * flag       0 or 1
 * word       place of the word in its list
 * list       length, then the values one after the other
 * group      the values of its fields, one after the other
 * optional   0; or 1, then the value
 * ```
 * Fields are data: types, readers, writers and the generators of tests are made from them.
 */

/** How a field's values stand in operands. */
type Form =
  | { readonly of: "int" | "flag" }
  /** Null: a word of the list that never stands here. */
  | { readonly of: "word"; readonly words: readonly (string | null)[] }
  | { readonly of: "list" | "optional"; readonly item: Field }
  | Fields;

/** Several fields, by name, in the order of their operands. */
interface Fields {
  readonly of: "group";
  readonly names: readonly string[];
  readonly fields: readonly Field[];
  /** Nothing but numbers: long lists of such groups are written without asking what each field is. */
  readonly isOfNumbers: boolean;
}

/** For the compiler alone: no field has the property. */
interface Holds<Value> {
  readonly holds?: Value;
}

export type Field<Value = unknown> = Form & Holds<Value>;

export type GroupField<Value = unknown> = Fields & Holds<Value>;

/** Fields by name, in the order of their operands. */
export interface Shape {
  readonly [name: string]: Field;
}

/** What the fields of a shape hold, by name. */
export type Values<Of extends Shape> = {
  readonly [Name in keyof Of]: Of[Name] extends Holds<infer Value> ? Value : never;
};

/** A number that counts or measures. */
export const int: Field<number> = { of: "int" };
/** An identity (`units.ts`), by its field's name; -1: none. */
export const id: Field<number> = { of: "int" };
/** A moment or a length of time; -1: none, or not known. */
export const tick: Field<number> = { of: "int" };
export const flag: Field<boolean> = { of: "flag" };

/** One of `words`, whose order is that of their numbers. */
export function word<const Word extends string>(words: readonly Word[]): Field<Word> {
  return { of: "word", words };
}

/** One of `allowed`, numbered as in `words`. */
export function wordAmong<Word extends string, const Allowed extends Word>(
  words: readonly Word[],
  allowed: readonly Allowed[],
): Field<Allowed> {
  return { of: "word", words: words.map((each) => allowed.find((other) => other === each) ?? null) };
}

export function list<Item>(item: Field<Item>): Field<readonly Item[]> {
  return { of: "list", item };
}

export function group<Of extends Shape>(shape: Of): GroupField<Values<Of>> {
  const fields = Object.values(shape);
  return { of: "group", names: Object.keys(shape), fields, isOfNumbers: fields.every((each) => each.of === "int") };
}

export function optional<Item>(item: Field<Item>): Field<Item | null> {
  return { of: "optional", item };
}

/** The place of each word in its list: the numbers that stand in rows. */
export function numbersOf<Word extends string>(words: readonly Word[]): Readonly<Record<Word, number>> {
  return Object.fromEntries(words.map((each, at) => [each, at])) as Record<Word, number>;
}

/** Operands that a field takes; null where that depends on its value. */
export function sizeOf(field: Field): number | null {
  switch (field.of) {
    case "int":
    case "flag":
    case "word":
      return 1;
    case "group":
      return field.fields.reduce<number | null>((sum, each) => {
        const size = sizeOf(each);
        return sum === null || size === null ? null : sum + size;
      }, 0);
    case "list":
    case "optional":
      return null;
  }
}

/** Takes operands one after the other. */
export interface OperandSink {
  push(operand: number): void;
}

/** Appends `value` to `operands`. A word that is not in the field's list throws. */
export function put(field: Field, value: unknown, operands: OperandSink): void {
  switch (field.of) {
    case "int":
      operands.push(value as number);
      return;
    case "flag":
      operands.push(value === true ? 1 : 0);
      return;
    case "word": {
      const number = field.words.indexOf(value as string);
      if (number < 0) throw new Error(`a row of the trace cannot hold the word ${String(value)}`);
      operands.push(number);
      return;
    }
    case "list": {
      const items = value as readonly unknown[];
      operands.push(items.length);
      // The long lists are lists of numbers, or of a few numbers each.
      if (field.item.of === "int") for (const item of items) operands.push(item as number);
      else if (field.item.of === "group" && field.item.isOfNumbers)
        putNumbers(items as readonly Readonly<Record<string, number>>[], field.item.names, operands);
      else for (const item of items) put(field.item, item, operands);
      return;
    }
    case "group": {
      const { names, fields } = field;
      for (let at = 0; at < names.length; at += 1)
        put(fields[at]!, (value as Readonly<Record<string, unknown>>)[names[at]!], operands);
      return;
    }
    case "optional":
      operands.push(value === null ? 0 : 1);
      if (value !== null) put(field.item, value, operands);
  }
}

function putNumbers(
  items: readonly Readonly<Record<string, number>>[],
  names: readonly string[],
  operands: OperandSink,
): void {
  for (const item of items) for (const name of names) operands.push(item[name]!);
}

/** Numbers that can be read by index: any typed array or plain array. */
export interface Operands {
  readonly [index: number]: number;
  readonly length: number;
}

/** Reads operands from `at` on, one after the other. */
export class OperandReader {
  readonly #operands: Operands;
  #at: number;

  constructor(operands: Operands, at: number) {
    this.#operands = operands;
    this.#at = at;
  }

  /** Throws behind the last operand. */
  next(): number {
    const value = this.#operands[this.#at];
    this.#at += 1;
    if (value === undefined) throw new Error("a row of the trace ends too early");
    return value;
  }

  /** The next operand, which must be a whole number from 0 to `most`. */
  upTo(most: number): number {
    const value = this.next();
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new Error(`a row of the trace holds ${value} where 0..${most} is known`);
    return value;
  }
}

/** The value that stands at the reader. Throws on damaged operands. */
function take(field: Field, reader: OperandReader): unknown {
  switch (field.of) {
    case "int":
      return reader.next();
    case "flag":
      return reader.upTo(1) === 1;
    case "word": {
      const number = reader.next();
      const found = field.words[number];
      if (found === undefined || found === null)
        throw new Error(`a row of the trace holds ${number} where a word of ${field.words.join(", ")} is known`);
      return found;
    }
    case "list": {
      const items: unknown[] = [];
      const isOfNumbers = field.item.of === "int";
      for (let left = reader.upTo(Infinity); left > 0; left -= 1)
        items.push(isOfNumbers ? reader.next() : take(field.item, reader));
      return items;
    }
    case "group":
      return takeInto({}, field, reader);
    case "optional":
      return reader.upTo(1) === 1 ? take(field.item, reader) : null;
  }
}

/** Sets the fields of the group in `values`, which it returns. */
export function takeInto(
  values: Record<string, unknown>,
  { names, fields }: GroupField,
  reader: OperandReader,
): Record<string, unknown> {
  for (let at = 0; at < names.length; at += 1) values[names[at]!] = take(fields[at]!, reader);
  return values;
}
