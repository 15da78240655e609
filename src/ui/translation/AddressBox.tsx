/** A box for exercises: what is typed is translated at once, each address split into its parts in bits. */
import { useId, useState } from "react";
import { readAddressText, type AddressReading } from "../../codec/addressing/readText.ts";
import { translateAddress, type TranslatedAddress } from "../../codec/addressing/translate.ts";
import { numberText } from "../../i18n/numberText.ts";
import { useTranslationText } from "./useTranslationText.ts";

/** Answers that are drawn. */
const MOST_SHOWN = 50;

export function AddressBox() {
  const { translation: t } = useTranslationText();
  const id = useId();
  const [text, setText] = useState<string>(t.addresses.example);
  return (
    <div className="text-xs">
      <label htmlFor={id} className="text-soft">
        {t.addresses.label}
      </label>
      <textarea
        id={id}
        rows={2}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        className="mt-1 block w-full resize-y rounded-md border border-line bg-panel px-2 py-1 text-ink tabular-nums hover:border-line-strong"
      />
      <div aria-live="polite" className="mt-1.5">
        <Answer reading={readAddressText(text)} />
      </div>
    </div>
  );
}

function Answer({ reading }: { readonly reading: AddressReading }) {
  const { translation: t } = useTranslationText();
  if (reading === null) return <p className="text-soft">{t.addresses.nothing}</p>;
  if ("missing" in reading) return <p className="text-fault">{t.addresses.missing[reading.missing]}</p>;
  if ("problem" in reading) return <p className="text-fault">{reading.problem}</p>;
  const { scheme, addresses } = reading.exercise;
  if (scheme.scheme === "nestedWalk") return null;
  // The same address may be asked for twice; the answer is the same.
  const asked = [...new Set(addresses)];
  return (
    <>
      <ol className="flex flex-col gap-1 tabular-nums select-text">
        {asked.slice(0, MOST_SHOWN).map((address) => (
          <li key={address} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Translated answer={translateAddress(scheme, address)} />
          </li>
        ))}
      </ol>
      {asked.length > MOST_SHOWN && (
        <p className="pt-1 text-soft">{t.moreEntries(numberText(asked.length - MOST_SHOWN))}</p>
      )}
    </>
  );
}

function Translated({ answer }: { readonly answer: TranslatedAddress }) {
  const { translation: t } = useTranslationText();
  const { address, parts, reads, physical, fault } = answer;
  return (
    <>
      <b className="min-w-12 font-semibold">{address}</b>
      {parts.map(({ name, bits, value }) => (
        <span key={`${name} ${bits}`} className="rounded bg-sunken px-1.5 py-0.5">
          <span className="text-soft">{t.addresses.parts[name]}</span> <code>{bits}</code> = {value}
        </span>
      ))}
      {reads.map(({ level, frame }) => (
        <span key={level} className="text-soft">
          → {frame === null ? t.addresses.noEntry : t.frame(String(frame))}
        </span>
      ))}
      <span aria-hidden>→</span>
      {physical === null ? (
        <b className="font-semibold text-fault">{t.addresses.fault[fault ?? "invalidEntry"]}</b>
      ) : (
        <b className="font-semibold text-accent">{physical}</b>
      )}
    </>
  );
}
