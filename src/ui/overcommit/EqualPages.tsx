/**
 * Pages that hold the same, on a host that merges them: how many frames that saves, what each machine has of its own and
 * shares, and the two trees of the scanner.
 *
 * ```
 * web  [ own frames | shared pages ==== ]   3   3   4.5
 * Stable tree     content 1: frame 1 — A 1, B 1     Unstable tree   content 3: A 3
 * ```
 */
import type { ReactNode } from "react";
import { contentText } from "../../i18n/contentText.ts";
import { sharingCatalogues, type SharingCatalogue } from "../../i18n/sharingCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { partOfShared, sharingFigures } from "../../trace/figures/sharing.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import type { SharedPage, SharingView } from "../../trace/views/sharing.ts";
import { isolated } from "../../trace/isolated.ts";
import { useApp } from "../shared/useApp.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { useLandmark } from "../shared/layout/landmark.ts";
import { vmColor } from "../shared/vmColor.ts";

interface EqualPagesProps {
  readonly info: HostInfo;
  readonly host: HostState;
  readonly sharing: SharingView;
  /** Machines of the scenario: they come at the first steps, and their room is there before. */
  readonly planned: number;
}

/** Heights of the head of the table of machines and of a line; and of the trees, of which what is more scrolls. */
const HEAD_REM = 1.25;
const LINE_REM = 1.125;
const TREES = "h-26";

/** Entries of a tree, and pages of an entry, that are listed. */
const MOST_ENTRIES = 12;
const MOST_PAGES = 6;
const DECIMALS = 100;

type Texts = SharingCatalogue["sharing"];

export function EqualPages({ info, host, sharing, planned }: EqualPagesProps) {
  const language = useApp(selectLanguage);
  const { sharing: text, terms } = sharingCatalogues[language];
  const { shared, saved } = sharingFigures(sharing);
  const number = (value: number) => terms.number(value);
  const rules = info.sharing;
  return (
    <section aria-label={useLandmark(text.title)} className="mt-3 border-t border-line pt-2.5 text-xs">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
        <h3 className="font-semibold text-ink">{text.title}</h3>
        <Figure label={text.shared} help={text.sharedHelp} value={number(shared)} />
        <Figure label={text.saved} help={text.savedHelp} value={number(saved)} isStrong={saved > 0} />
        <Figure label={text.broken} help={text.brokenHelp} value={number(sharing.broken)} />
        <Figure label={text.looked} help={text.lookedHelp} value={number(sharing.looked)} />
        <Figure label={text.passes} help={text.passesHelp} value={number(sharing.passes)} />
        {rules && (
          <span className="text-soft">
            {rules.scans
              ? text.next(terms.ticks(rules.sleep, "tick"), text.pages(number(rules.pages), rules.pages === 1))
              : text.noScanner}
          </span>
        )}
      </div>
      <div style={{ minHeight: `${HEAD_REM + LINE_REM * planned}rem` }}>
        <Machines info={info} host={host} sharing={sharing} text={text} number={number} />
      </div>
      <div
        role="region"
        aria-label={text.trees}
        tabIndex={0}
        className={`scroll-quiet mt-2 grid content-start grid-cols-2 gap-x-4 gap-y-2 overflow-y-auto @max-lg/panel:grid-cols-1 ${TREES}`}
      >
        <Tree title={text.stable} help={text.stableHelp} text={text} count={sharing.frames.size} number={number}>
          {[...sharing.frames].slice(0, MOST_ENTRIES).map(([frame, { token, pages }]) => (
            <Entry key={frame} head={`${contentText(token, language)}: ${text.frame(number(frame))}`}>
              <Pages info={info} pages={pages} text={text} number={number} />
            </Entry>
          ))}
        </Tree>
        <Tree title={text.unstable} help={text.unstableHelp} text={text} count={sharing.unstable.size} number={number}>
          {[...sharing.unstable].slice(0, MOST_ENTRIES).map(([token, page]) => (
            <Entry key={token} head={`${contentText(token, language)}:`}>
              <Pages info={info} pages={[page]} text={text} number={number} />
            </Entry>
          ))}
        </Tree>
      </div>
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

function Figure({ label, help, value, isStrong = false }: FigureProps) {
  return (
    <span className="whitespace-nowrap text-soft" title={help}>
      {label} <b className={`font-semibold ${isStrong ? "text-ok" : "text-ink"}`}>{value}</b>
      <span className="sr-only"> ({help})</span>
    </span>
  );
}

type Number = (value: number) => string;

const COLUMNS = ["own", "sharedPages", "part"] as const;
const HELP = { own: "ownHelp", sharedPages: "sharedPagesHelp", part: "partHelp" } as const;

function Machines({
  info,
  host,
  sharing,
  text,
  number,
}: Omit<EqualPagesProps, "planned"> & { readonly text: Texts; readonly number: Number }) {
  const machines = host.vms.flatMap(({ life, frames, shared }, uid) => {
    const known = info.vms[uid];
    if (!known || life === "none" || life === "shutOff") return [];
    const part = Math.round((frames + partOfShared(sharing, uid)) * DECIMALS) / DECIMALS;
    return [{ uid, name: isolated(known.name), pages: known.pages, own: frames, sharedPages: shared, part }];
  });
  if (machines.length === 0) return null;
  const scale = Math.max(1, ...machines.map(({ own, sharedPages }) => own + sharedPages));
  return (
    <div role="region" aria-label={text.table} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-x-2 border-spacing-y-0.5">
        <thead>
          <tr className="text-left text-[0.6875rem] text-soft">
            <th scope="col" className="font-normal">
              {text.machine}
            </th>
            <th scope="col" className="w-1/2">
              <span className="sr-only">{text.title}</span>
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" title={text[HELP[column]]} className="text-right font-normal">
                {text[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machines.map(({ uid, name, own, sharedPages, part }) => (
            <tr key={uid}>
              <th scope="row" className="max-w-32 truncate text-left font-medium text-ink">
                {name}
              </th>
              <td>
                <div className="flex h-4 overflow-hidden rounded-sm bg-sunken" aria-hidden>
                  <span style={{ width: `${(100 * own) / scale}%`, backgroundColor: vmColor(uid) }} />
                  <span
                    className="border-3 border-double border-soft"
                    style={{
                      width: `${(100 * sharedPages) / scale}%`,
                      backgroundColor: vmColor(uid, "soft"),
                      display: sharedPages > 0 ? undefined : "none",
                    }}
                  />
                </div>
                <span className="sr-only">{text.bar(name, number(own), number(sharedPages), number(part))}</span>
              </td>
              <td className="text-right text-ink tabular-nums">{number(own)}</td>
              <td className="text-right text-ink tabular-nums">{number(sharedPages)}</td>
              <td className="text-right text-ink tabular-nums">{number(part)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TreeProps {
  readonly title: string;
  readonly help: string;
  readonly text: Texts;
  readonly count: number;
  readonly number: Number;
  readonly children: ReactNode;
}

function Tree({ title, help, text, count, number, children }: TreeProps) {
  return (
    <div className="min-w-0">
      <h4 className="text-[0.6875rem] font-semibold text-soft" title={help}>
        {title} <span className="font-normal">({number(count)})</span>
        <span className="sr-only">: {help}</span>
      </h4>
      {count === 0 ? (
        <p className="text-faint">{text.empty}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
          {children}
          {count > MOST_ENTRIES && <li className="text-soft">{text.more(number(count - MOST_ENTRIES))}</li>}
        </ul>
      )}
    </div>
  );
}

function Entry({ head, children }: { readonly head: string; readonly children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-1.5">
      <span className="text-soft">{head}</span>
      {children}
    </li>
  );
}

interface PagesProps {
  readonly info: HostInfo;
  readonly pages: readonly SharedPage[];
  readonly text: Texts;
  readonly number: Number;
}

function Pages({ info, pages, text, number }: PagesProps) {
  return (
    <>
      {pages.slice(0, MOST_PAGES).map(({ vm, page }) => (
        <span key={`${vm}:${page}`} className="inline-flex items-baseline gap-1 text-ink">
          <VmSwatch vm={vm} className="size-2" />
          {text.page(isolated(info.vms[vm]?.name ?? ""), number(page))}
        </span>
      ))}
      {pages.length > MOST_PAGES && <span className="text-soft">{text.more(number(pages.length - MOST_PAGES))}</span>}
    </>
  );
}
