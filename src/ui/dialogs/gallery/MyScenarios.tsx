/** One's own scenarios in the start dialog: saved under names, found, opened, renamed, deleted and taken out as one file. */
import { useContext, useState } from "react";
import type { LinkContent } from "../../../codec/link/link.ts";
import { readContent } from "../../../store/readLink.ts";
import { libraryText } from "../../../codec/scenario/libraryFile.ts";
import { freeName, newId, type Kept, type Saved } from "../../../store/library.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { IconButton } from "../../shared/IconButton.tsx";
import { Menu, MenuItem } from "../../shared/floating/Menu.tsx";
import { fileName, saveFile } from "../../shared/saveFile.ts";
import { saveScenario } from "../../shared/saveScenario.ts";
import { useApp } from "../../shared/useApp.ts";
import { CONTROL } from "../form/Field.tsx";
import { Picture } from "./pictures/Picture.tsx";
import { useSavedPictures } from "./pictures/useSavedPictures.ts";
import { isFound } from "./shelvesWith.ts";
import { LibraryContext, useLibraryText, useSaved } from "./useLibrary.ts";
import { isolated } from "../../../trace/isolated.ts";

export interface MyScenariosProps {
  readonly sought: string;
  /** What is shown on the page now, and its name. */
  readonly present: () => { readonly content: Saved["content"]; readonly name: string };
  readonly onOpen: (content: LinkContent) => void;
  /** What came of a file of saved scenarios that was opened in the dialog. */
  readonly said: string;
}

interface Said {
  readonly text: string;
  /** What takes it back. */
  readonly undo?: () => void;
}

export function MyScenarios({ sought, present, onOpen, said: ofFile }: MyScenariosProps) {
  const t = useLibraryText();
  const kept = useContext(LibraryContext);
  const { saved, isRefused } = useSaved();
  const pictures = useSavedPictures(saved ?? []);
  const [renamed, setRenamed] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  if (saved === null) return <div className="h-16" />;
  const names = saved.map(({ name }) => name);
  const shown = saved.filter(({ name }) => isFound(name, sought));

  const tell = (outcome: Kept, next: Said | null) => setSaid(outcome.ok ? next : { text: t[outcome.why] });
  const save = async () => {
    const { content, name: title } = present();
    const name = freeName(title, names);
    tell(await kept.put([{ id: newId(), name, at: Date.now(), content }]), { text: t.saved(isolated(name)) });
  };
  const withContent = async ({ name, content }: Saved, act: (content: LinkContent) => void) => {
    const read = await readContent({ ...content, language: null });
    if (read.ok) act(read.value);
    else setSaid({ text: t.cannotOpen(isolated(name)) });
  };
  const remove = async (one: Saved) => {
    const outcome = await kept.remove([one.id]);
    tell(outcome, {
      text: t.removed(isolated(one.name)),
      undo: () => void kept.put([one]).then((back) => tell(back, null)),
    });
  };
  const rename = async (one: Saved, wanted: string) => {
    setRenamed(null);
    const name = freeName(
      wanted,
      names.filter((other) => other !== one.name),
    );
    if (name === "" || name === one.name) return;
    const { content } = one;
    const scenario = { ...content.scenario, title: name };
    tell(await kept.put([{ ...one, name, at: Date.now(), content: { ...content, scenario, entry: null } }]), null);
  };

  return (
    <section aria-label={t.title} className="mb-5">
      <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="text-mini font-semibold tracking-wide text-soft uppercase">{t.title}</h3>
        <Button size="medium" icon="plus" disabled={isRefused} className="max-sm:h-11" onClick={() => void save()}>
          {t.save}
        </Button>
        {saved.length > 0 && (
          <Button
            look="quiet"
            icon="down"
            title={t.exportHint}
            className="max-sm:h-11"
            onClick={() => saveFile(fileName(t.fileName), libraryText(saved))}
          >
            {t.exportAll}
          </Button>
        )}
        <p role="status" className="flex min-w-0 items-center gap-2 text-xs text-soft">
          {said?.text ?? ofFile}
          {said?.undo && (
            <Button
              look="link"
              icon="undo"
              className="max-sm:h-11"
              onClick={() => {
                said.undo?.();
                setSaid(null);
              }}
            >
              {t.undo}
            </Button>
          )}
        </p>
      </div>
      {isRefused ? (
        <p className="text-xs text-warn">{t.refused}</p>
      ) : saved.length === 0 ? (
        <p className="text-xs text-soft">{t.none}</p>
      ) : shown.length === 0 ? (
        <p className="text-xs text-soft">{t.nothing(sought.trim())}</p>
      ) : (
        <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
          {shown.map((one) => (
            <li
              key={one.id}
              className="relative flex flex-col rounded-xl border border-line bg-panel hover:border-accent hover:bg-accent-soft"
            >
              <button
                type="button"
                data-card={`mine ${one.id}`}
                aria-label={t.open(one.name)}
                className="flex cursor-pointer flex-col rounded-xl px-3.5 pt-3 pb-1 text-left"
                onClick={() => void withContent(one, onOpen)}
              >
                <span className="block w-full max-w-[334px]">
                  <Picture data={pictures.get(one.id)} />
                </span>
              </button>
              {renamed === one.id ? (
                <Renaming name={one.name} onDone={(name) => void rename(one, name)} onCancel={() => setRenamed(null)} />
              ) : (
                <div className="flex items-center gap-1 pr-1.5 pb-1.5 pl-3.5">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate text-body font-semibold" title={one.name}>
                      {one.name}
                    </span>
                    <Moment at={one.at} />
                  </span>
                  <Menu
                    trigger={
                      <IconButton
                        icon="more"
                        look="quiet"
                        className="max-sm:size-11"
                        hasTooltip={false}
                        label={t.commands(one.name)}
                      />
                    }
                  >
                    <MenuItem icon="settings" text={t.rename} onSelect={() => setRenamed(one.id)} />
                    <MenuItem
                      icon="down"
                      text={t.file}
                      onSelect={() =>
                        void withContent(one, ({ scenario, branches }) => saveScenario(scenario, branches))
                      }
                    />
                    <MenuItem icon="remove" text={t.remove} onSelect={() => void remove(one)} />
                  </Menu>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Moment({ at }: { readonly at: number }) {
  const language = useApp(selectLanguage);
  if (at === 0) return null;
  const text = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { dateStyle: "medium", timeStyle: "short" });
  return <span className="block truncate text-mini text-soft">{text.format(at)}</span>;
}

interface RenamingProps {
  readonly name: string;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

function Renaming({ name, onDone, onCancel }: RenamingProps) {
  const t = useLibraryText();
  const [typed, setTyped] = useState(name);
  return (
    <form
      className="flex items-center gap-1 px-2.5 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(typed);
      }}
    >
      <input
        // The field is what was asked for, and all of it is to be typed over.
        ref={(field) => {
          if (field && document.activeElement !== field && field.dataset["shown"] === undefined) {
            field.dataset["shown"] = "";
            field.focus();
            field.select();
          }
        }}
        aria-label={t.name}
        className={CONTROL}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // The dialog stays open.
          event.stopPropagation();
          event.preventDefault();
          onCancel();
        }}
      />
      <IconButton type="submit" icon="check" look="quiet" label={t.done} hasTooltip={false} />
      <IconButton icon="close" look="quiet" label={t.cancel} hasTooltip={false} onClick={onCancel} />
    </form>
  );
}
