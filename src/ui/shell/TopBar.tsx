/**
 * The bar at the top: what this is, which scenario is open, where it is kept, and what can be done with it as a whole. On
 * a phone all but sharing is in a menu.
 */
import { MODES, type AppState, type Language } from "../../store/appState.ts";
import {
  selectCanRedo,
  selectCanUndo,
  selectHasBranches,
  selectIsConsoleOpen,
  selectIsWithoutRun,
  selectLanguage,
  selectMode,
} from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { chineseTexts } from "../shared/text/chineseTexts.ts";
import { useText } from "../shared/text/useText.ts";
import { Logo } from "./Logo.tsx";
import { ScenarioTitle } from "./ScenarioTitle.tsx";
import type { Layout } from "../shared/layout/useLayout.ts";

/** Room for its button. */
const MENU_PLACE = <span className="size-11 shrink-0" />;
const PhoneMenu = later(async () => (await import("./PhoneMenu.tsx")).PhoneMenu, MENU_PLACE);

const BranchMark = later<{ readonly isPhone?: boolean }>(async () => (await import("./BranchMark.tsx")).BranchMark);

/** Room for its button. */
const THEME_PLACE = <span className="size-8 shrink-0" />;
const ThemeMenu = later(async () => {
  await afterFirstPicture();
  return (await import("./ThemeMenu.tsx")).ThemeMenu;
}, THEME_PLACE);

const selectKept = (state: AppState) => state.kept;

/** What the switch to a language says: its own name, so that those who need it can read it. */
const OTHER_LANGUAGE: Readonly<
  Record<Language, { readonly to: Language; readonly lang: string; readonly name: string }>
> = {
  en: { to: "zh", lang: "zh-Hans", name: "中文" },
  zh: { to: "en", lang: "en", name: "English" },
};

export function TopBar({ layout }: { readonly layout: Layout }) {
  return layout === "phone" ? <PhoneBar /> : <WideBar layout={layout} />;
}

function PhoneBar() {
  const { shell } = useText();
  const actions = useActions();
  const isWithoutRun = useApp(selectIsWithoutRun);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line bg-panel px-3">
      <Logo />
      <div className="flex min-w-0 flex-1">{!isWithoutRun && <ScenarioTitle />}</div>
      {!isWithoutRun && <OfBranches isPhone />}
      <PanelBoundary isQuiet>
        <PhoneMenu />
      </PanelBoundary>
      <IconButton
        icon="share"
        look="quiet"
        size="large"
        label={shell.share}
        hasTooltip={false}
        onClick={() => actions.openDialog("share")}
      />
    </header>
  );
}

function OfBranches({ isPhone = false }: { readonly isPhone?: boolean }) {
  return (
    useRun(selectHasBranches) && (
      <PanelBoundary isQuiet>
        <BranchMark isPhone={isPhone} />
      </PanelBoundary>
    )
  );
}

function KeptText() {
  const { kept } = useText().shell;
  return <span className="shrink-0 text-xs text-faint">{kept[useApp(selectKept)]}</span>;
}

function WideBar({ layout }: { readonly layout: Layout }) {
  const { shell } = useText();
  const actions = useActions();
  const { undo, redo } = useRunActions();
  const canUndo = useRun(selectCanUndo);
  const canRedo = useRun(selectCanRedo);
  const other = OTHER_LANGUAGE[useApp(selectLanguage)];
  const switchLanguage = () => {
    // The English texts are here from the start.
    if (other.to === "en") actions.setLanguage("en");
    else void chineseTexts().then(() => actions.setLanguage(other.to));
  };
  const mode = useApp(selectMode);
  const isConsoleOpen = useApp(selectIsConsoleOpen);
  const isRoomy = layout === "three";
  return (
    <header className="grid h-12 shrink-0 grid-cols-[minmax(0,1fr)_auto_minmax(max-content,1fr)] items-center gap-4 border-b border-line bg-panel px-4">
      <div className="flex min-w-0 items-center gap-2.5">
        <Logo />
        <span className="text-sm font-semibold">Hyperscope</span>
        {!useApp(selectIsWithoutRun) && (
          <>
            <span aria-hidden className="h-5 w-px shrink-0 bg-line" />
            <ScenarioTitle />
            <OfBranches />
            {isRoomy && <KeptText />}
          </>
        )}
      </div>
      <nav aria-label={shell.views} className="flex rounded-lg bg-sunken p-0.5">
        {MODES.map((each) => (
          <a
            key={each}
            href="#charts"
            aria-current={each === mode ? "page" : undefined}
            className={`flex h-7 items-center rounded-md px-3.5 text-body font-medium ${each === mode ? "bg-panel shadow-panel" : "text-soft hover:text-ink"}`}
            onClick={(event) => {
              // The address bar belongs to the scenario's link.
              event.preventDefault();
              actions.setMode(each);
              document.getElementById("charts")?.focus();
            }}
          >
            {shell.modes[each]}
          </a>
        ))}
      </nav>
      <div className="flex items-center justify-end gap-1.5">
        <IconButton icon="undo" look="quiet" label={shell.undo} disabled={!canUndo} onClick={() => undo()} />
        <IconButton icon="redo" look="quiet" label={shell.redo} disabled={!canRedo} onClick={() => redo()} />
        <IconButton
          icon="console"
          look="quiet"
          label={shell.console}
          aria-pressed={isConsoleOpen}
          onClick={() => actions.openConsole(!isConsoleOpen)}
        />
        <IconButton icon="help" look="quiet" label={shell.help} onClick={() => actions.openDialog("help")} />
        {isRoomy ? (
          <Button onClick={() => actions.openDialog("gallery")}>{shell.scenarios}</Button>
        ) : (
          <IconButton icon="gallery" label={shell.scenarios} onClick={() => actions.openDialog("gallery")} />
        )}
        <Button lang={other.lang} onClick={switchLanguage}>
          {other.name}
        </Button>
        <PanelBoundary isQuiet>
          <ThemeMenu />
        </PanelBoundary>
        <Button look="accent" onClick={() => actions.openDialog("share")}>
          {shell.share}
        </Button>
      </div>
    </header>
  );
}
