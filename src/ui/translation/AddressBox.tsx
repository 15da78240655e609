/** A box for exercises: what is typed or pasted is translated at once, each address split into its parts in bits. */
import { useId, useState } from "react";
import { readAddressText, type AddressReading } from "../../codec/addressing/readText.ts";
import { AddressAnswer } from "./AddressAnswer.tsx";
import { useTranslationText } from "./useTranslationText.ts";

export function AddressBox() {
  const { translation: t } = useTranslationText();
  const id = useId();
  const [text, setText] = useState(t.addresses.examples[0]?.text ?? "");
  return (
    <div className="text-xs">
      <label htmlFor={id} className="text-soft">
        {t.addresses.label}
      </label>
      <textarea
        id={id}
        rows={3}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        className="mt-1 block w-full resize-y rounded-md border border-line bg-panel px-2 py-1 text-ink tabular-nums hover:border-line-strong"
      />
      <div className="mt-1.5 flex flex-wrap gap-1.5 text-soft">
        {t.addresses.examples.map(({ name, text: example }) => (
          <button
            key={name}
            type="button"
            aria-pressed={text === example}
            onClick={() => setText(example)}
            className="h-6 cursor-pointer rounded-full border border-line px-2.5 font-medium text-ink hover:border-line-strong hover:bg-sunken aria-pressed:border-accent max-sm:h-9"
          >
            {name}
          </button>
        ))}
      </div>
      <div aria-live="polite" className="mt-2">
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
  return <AddressAnswer exercise={reading.exercise} names={reading.names} />;
}
