/** What was typed and answered, the newest at the bottom and in view. */
import { Fragment, type ReactNode } from "react";
import { usageOf } from "../../codec/console/form.ts";
import { formsNamed } from "../../codec/console/line.ts";
import type { Tool } from "../../codec/console/action.ts";
import { problems as problemTexts, problemSentence } from "../../i18n/messages/problems.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import type { Entry } from "./session.ts";
import { shownTyped, shownValues, withMarksShown } from "./shownTyped.ts";
import { useConsoleText } from "./useConsoleText.ts";

export function Transcript({ entries }: { readonly entries: readonly Entry[] }) {
  const { console: t } = useConsoleText();
  return (
    // Turned round, so that the end stays in view when something is added, or the box gets smaller.
    <div
      role="log"
      aria-label={t.log}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
      tabIndex={0}
      className="scroll-quiet flex min-h-0 flex-1 flex-col-reverse overflow-auto px-3.5 py-2 font-mono text-xs leading-5"
    >
      <div className="grow">
        {entries.length === 0 && <p className="font-sans text-soft">{withCode(t.helpIntro)}</p>}
        {entries.map((entry) => (
          <EntryLines key={entry.id} entry={entry} />
        ))}
      </div>
    </div>
  );
}

function EntryLines({ entry }: { readonly entry: Entry }) {
  const { console: t } = useConsoleText();
  switch (entry.kind) {
    case "typed":
      return (
        <p className="break-words whitespace-pre-wrap">
          <span aria-hidden className="mr-2 text-faint tabular-nums select-none">
            {entry.at}&nbsp;$
          </span>
          <span className="font-semibold">{withMarksShown(entry.text)}</span>
        </p>
      );
    case "printed":
      return <pre className="font-mono">{entry.lines.join("\n")}</pre>;
    case "told":
      return (
        <div className="mb-1">
          {entry.line !== null && <p className="whitespace-pre-wrap">{entry.line}</p>}
          <p className={`font-sans ${entry.isRefused ? "text-fault" : "text-soft"}`}>{entry.sentence}</p>
        </div>
      );
    case "problem":
      return <ProblemLine problem={entry.problem} />;
    case "noMachine":
      return <p className="font-sans text-fault">{withCode(t.noMachine(shownTyped(entry.vm)))}</p>;
    case "nothing":
      return <p className="font-sans text-fault">{t.nothing[entry.why]}</p>;
    case "help":
      return <HelpLines of={entry.of} />;
  }
}

/** What is wrong with a line; with a machine that no file may have, what a file would be told. */
function ProblemLine({
  problem: { code, values },
}: {
  readonly problem: Extract<Entry, { kind: "problem" }>["problem"];
}) {
  const { console: t } = useConsoleText();
  const language = useApp(selectLanguage);
  const reason = code === "badMachine" ? String(values["problem"]) : "";
  const path = String(values["path"] ?? "");
  return (
    <p className="font-sans text-fault">
      {withCode(t.problems[code]?.(shownValues(values)) ?? "")}
      {reason !== "" && ` ${problemSentence(problemTexts[language], { code: reason, path, values })}`}
    </p>
  );
}

const TOOLS: readonly Tool[] = ["own", "virsh", "lvm"];

function HelpLines({ of }: { readonly of: string | null }) {
  const { console: t } = useConsoleText();
  const forms = formsNamed(of);
  if (forms.length === 0) return <p className="font-sans text-fault">{t.noHelp(shownTyped(of ?? ""))}</p>;
  return (
    <div className="mb-1 font-sans">
      {of === null && <p className="text-soft">{withCode(t.helpIntro)}</p>}
      {TOOLS.filter((tool) => forms.some((form) => form.tool === tool)).map((tool) => (
        <section key={tool}>
          {of === null && <h3 className="mt-1.5 font-semibold">{t.groups[tool]}</h3>}
          <dl className="grid grid-cols-[minmax(10rem,max-content)_minmax(0,1fr)] gap-x-4 max-md:grid-cols-1">
            {forms
              .filter((form) => form.tool === tool)
              .map((form) => (
                <div key={form.name} className="contents">
                  <dt className="font-mono break-words">{usageOf(form)}</dt>
                  <dd className="text-soft max-md:mb-1 max-md:pl-4">
                    {t.help[tool === "virsh" ? `virsh ${form.name}` : form.name]}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** What stands between backquotes is what can be typed. */
function withCode(text: string) {
  const [first, ...rest] = text.split("`");
  const code: ReactNode[] = [];
  for (let at = 0; at < rest.length; at += 2)
    code.push(
      <Fragment key={at}>
        <code className="rounded bg-sunken px-1 font-mono">{rest[at]}</code>
        {rest[at + 1]}
      </Fragment>,
    );
  return (
    <>
      {first}
      {code}
    </>
  );
}
