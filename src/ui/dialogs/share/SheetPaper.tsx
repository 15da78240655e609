/** A worksheet as it is printed, apart from the styles of the page. It is also what a printer gets in the place of the page. */
import { useEffect, useRef } from "react";
import { pageStyle, sheetBody, SHEET_STYLE, type PrintCall } from "../../../i18n/paper/sheetHtml.ts";
import type { Sheet } from "../../../learn/worksheet/sheet.ts";

export interface SheetPaperProps {
  readonly sheet: Sheet;
  readonly call: PrintCall;
  readonly label: string;
}

/** The sheet in little. */
export function SheetPaper({ sheet, call, label }: SheetPaperProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current) fill(place.current, sheet, call, ":host { zoom: 0.62; }");
  }, [sheet, call]);
  return (
    <div
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
      tabIndex={0}
      className="max-h-[34rem] overflow-auto rounded-md border border-line bg-white"
    >
      <div ref={place} />
    </div>
  );
}

/** Has the browser print the sheet, and nothing else of the page. */
export function printPaper(sheet: Sheet, call: PrintCall): void {
  const paper = document.createElement("div");
  paper.dataset["paper"] = "";
  fill(paper, sheet, call, "");
  document.body.append(paper);
  const page = styleOf(`${pageStyle(sheet, call.paper)}
    @media screen { [data-paper] { display: none; } }
    @media print {
      html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
      body > :not([data-paper]) { display: none !important; }
    }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
  const clean = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== page);
  };
  addEventListener("afterprint", clean, { once: true });
  print();
}

function fill(place: HTMLElement, sheet: Sheet, call: PrintCall, more: string): void {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styleOf(SHEET_STYLE + more)];
  const body = new DOMParser().parseFromString(sheetBody(sheet, call), "text/html").body;
  const paper = document.createElement("div");
  paper.className = "paper";
  paper.lang = call.language === "zh" ? "zh-CN" : "en";
  paper.append(...body.childNodes);
  root.replaceChildren(paper);
}

function styleOf(rules: string): CSSStyleSheet {
  const style = new CSSStyleSheet();
  style.replaceSync(rules);
  return style;
}
