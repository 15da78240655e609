/**
 * The answer to an exercise on address translation: each address with its parts in bits, the entries that are read on its
 * way, and where it leads, or why nowhere.
 */
import type { AddressExercise } from "../../codec/addressing/exercise.ts";
import {
  translateAddress,
  type AddressPart,
  type EntryRead,
  type TranslatedAddress,
} from "../../codec/addressing/translate.ts";
import type { TranslationCatalogue } from "../../i18n/translationCatalogue.ts";
import { numberText } from "../../i18n/numberText.ts";
import { CopyTable } from "../shared/CopyTable.tsx";
import { useTranslationText } from "./useTranslationText.ts";

/** Answers that are drawn. */
const MOST_SHOWN = 50;

export interface AddressAnswerProps {
  readonly exercise: AddressExercise;
  /** Each address as it was written. */
  readonly names: readonly string[];
}

export function AddressAnswer({ exercise: { scheme, addresses }, names }: AddressAnswerProps) {
  const { translation: t } = useTranslationText();
  if (scheme.scheme === "nestedWalk") return null;
  // The same address may be asked for twice; the answer is the same.
  const asked = new Map(addresses.map((address, at) => [address, names[at] ?? String(address)]));
  const shown = [...asked].slice(0, MOST_SHOWN);
  const lines = () => [
    [t.addresses.columns.address, t.addresses.columns.way, t.addresses.columns.leadsTo],
    ...[...asked].map(([address, name]) => {
      const { parts, reads, physical, fault } = translateAddress(scheme, address);
      const way = [
        ...parts.map(({ name: part, bits, value }) => `${t.addresses.parts[part]} ${bits} = ${value}`),
        ...reads.map((read) => readText(read, t)),
      ];
      return [
        name,
        way.join(", "),
        physical === null ? (fault === null ? "" : t.addresses.fault[fault]) : String(physical),
      ];
    }),
  ];
  return (
    <>
      <ol className="flex flex-col gap-1 text-xs tabular-nums select-text">
        {shown.map(([address, name]) => (
          <li key={address} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Translated name={name} answer={translateAddress(scheme, address)} />
          </li>
        ))}
      </ol>
      {asked.size > MOST_SHOWN && (
        <p className="pt-1 text-xs text-soft">{t.moreEntries(numberText(asked.size - MOST_SHOWN))}</p>
      )}
      <div className="pt-2">
        <CopyTable lines={lines} />
      </div>
    </>
  );
}

function Translated({ name, answer }: { readonly name: string; readonly answer: TranslatedAddress }) {
  const { translation: t } = useTranslationText();
  const { parts, reads, physical, fault, value } = answer;
  const isHex = name.startsWith("0x");
  // Two indexes may be alike; the bits from a part to the end never are.
  const keyed = parts.map((part, at) => ({ ...part, rest: bitsOf(parts.slice(at)) }));
  return (
    <>
      <b className="min-w-12 font-semibold">{name}</b>
      {keyed.map(({ name: part, bits, value: number, rest }) => (
        <span key={rest} className="rounded bg-sunken px-1.5 py-0.5">
          <span className="text-soft">{t.addresses.parts[part]}</span> <code>{bits}</code> = {number}
        </span>
      ))}
      {reads.map((read) => (
        <Read key={read.level} read={read} />
      ))}
      {(physical !== null || fault !== null) && <span aria-hidden>→</span>}
      {physical !== null && (
        <b className="font-semibold text-accent">
          {isHex ? `0x${physical.toString(16)} = ${physical}` : physical}
          {value !== null && <span className="font-normal text-ink">, {t.addresses.value(hexByte(value))}</span>}
        </b>
      )}
      {fault !== null && <b className="font-semibold text-fault">{t.addresses.fault[fault]}</b>}
    </>
  );
}

function Read({ read }: { readonly read: EntryRead }) {
  const { translation: t } = useTranslationText();
  return <span className="text-soft">→ {readText(read, t)}</span>;
}

function readText({ table, index, entry, frame }: EntryRead, t: TranslationCatalogue["translation"]): string {
  const leadsTo = frame === null ? t.addresses.noEntry : t.frame(String(frame));
  if (table === null || entry === null) return leadsTo;
  return `${t.addresses.entry(String(table), String(index))} = 0x${entry.toString(16)}, ${leadsTo}`;
}

const bitsOf = (parts: readonly AddressPart[]): string => parts.map(({ bits }) => bits).join(" ");
const hexByte = (value: number): string => `0x${value.toString(16).padStart(2, "0")}`;
