/** The sections of the host settings as a row of buttons that scroll to them; each tells of errors inside. */
import { HOST, type HostSection } from "../../../model/settings.ts";
import { useDialogText } from "../useDialogText.ts";

const SECTIONS = ["processor", "memory", "storage", "costs", "conventions"] as const satisfies readonly (
  | HostSection
  | "conventions"
)[];
type SectionName = (typeof SECTIONS)[number];

/** How the paths of the fields in a section begin. */
function prefixesOf(name: SectionName): readonly string[] {
  return name === "conventions" ? [name] : HOST.filter(({ section }) => section === name).map(({ id }) => id);
}

function show(name: SectionName): void {
  const section = document.querySelector<HTMLElement>(`[data-section="${name}"]`);
  section?.scrollIntoView({ block: "start" });
  section?.focus({ preventScroll: true });
}

export function SectionNav({ errorsUnder }: { readonly errorsUnder: (...prefixes: string[]) => number }) {
  const t = useDialogText().dialogs.hostSettings;
  return (
    <nav
      aria-label={t.sectionsLabel}
      className="scroll-strip fade-edges flex gap-1 border-b border-line px-3 py-2 sm:px-5"
    >
      {SECTIONS.map((name) => {
        const errors = errorsUnder(...prefixesOf(name));
        return (
          <button
            key={name}
            type="button"
            onClick={() => show(name)}
            className="flex h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded-lg px-3 font-medium text-soft hover:bg-sunken hover:text-ink"
          >
            {t.sections[name]}
            {errors > 0 && (
              <span className="rounded-full bg-fault-soft px-1.5 text-xs text-fault" title={t.errorCount(errors)}>
                <span aria-hidden>! {errors}</span>
                <span className="sr-only">{t.errorCount(errors)}</span>
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
