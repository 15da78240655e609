/**
 * A name that is shortened in its middle where there is no room: what stands at its end tells `cache-38` from `cache-26`. The
 * place around it must be a flex box.
 */
const END = /[-_. ]?\d{1,4}(?:\.\d+)?$/;

export function EndKept({ text }: { readonly text: string }) {
  const end = END.exec(text)?.[0] ?? "";
  const start = text.slice(0, text.length - end.length);
  if (end === "" || start === "") return <span className="min-w-0 truncate">{text}</span>;
  return (
    <>
      <span className="min-w-0 truncate">{start}</span>
      <span className="shrink-0">{end}</span>
    </>
  );
}
