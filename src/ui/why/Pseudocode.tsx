/** The pseudocode of a policy with the line that decided lit: by a bar and a ground, and in words for screen readers. */
import { useLayoutEffect, useRef } from "react";
import { usePanelText } from "../shared/text/usePanelText.ts";

export interface PseudocodeProps {
  /** Name of the policy. */
  readonly policy: string;
  readonly lines: readonly string[];
  /** The line that decided; -1: none. */
  readonly lit: number;
}

const INDENT = /^ */;
/** Characters by which the rest of a wrapped line is indented. */
const WRAP_INDENT = 2;

export function Pseudocode({ policy, lines, lit }: PseudocodeProps) {
  const { why } = usePanelText();
  const list = useRef<HTMLOListElement>(null);
  // Where there is no room for all lines, those around the lit one are shown.
  useLayoutEffect(() => {
    const box = list.current;
    const line = box?.children[lit];
    if (!box || !(line instanceof HTMLElement)) return;
    const topOf = (each: Element) => (each instanceof HTMLElement ? each.offsetTop - box.offsetTop : 0);
    const wanted = topOf(line) - (box.clientHeight - line.offsetHeight) / 2;
    // The first one shown is whole.
    const first = [...box.children].findLast((each) => topOf(each) <= wanted);
    box.scrollTop = first ? topOf(first) : 0;
  }, [lit, lines]);
  return (
    <figure aria-label={why.code(policy)} className="-mx-3.5 -mb-3 flex min-h-0 flex-col rounded-b-xl bg-sunken py-1.5">
      <figcaption className="shrink-0 px-3.5 pb-1 text-mini text-soft">{policy}</figcaption>
      <ol
        ref={list}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
        tabIndex={0}
        className="scroll-quiet max-h-36 min-h-0 overflow-y-auto font-mono text-mini leading-[19px]"
      >
        {lines.map((line, at) => (
          <li
            key={line}
            aria-current={at === lit ? "step" : undefined}
            className={`border-l-3 pr-3.5 wrap-anywhere whitespace-pre-wrap ${
              at === lit ? "border-accent bg-accent-soft text-ink" : "border-transparent text-soft"
            }`}
            // A wrapped line goes on a little to the right of its own first letter.
            style={{
              paddingLeft: `calc(0.6875rem + ${(INDENT.exec(line)?.[0].length ?? 0) + WRAP_INDENT}ch)`,
              textIndent: `-${WRAP_INDENT}ch`,
            }}
          >
            {line.trimStart()}
            {at === lit && <span className="sr-only"> ({why.codeLit})</span>}
          </li>
        ))}
      </ol>
    </figure>
  );
}
