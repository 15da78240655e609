/**
 * A panel: a surface with a heading of one height, what governs it right beside the heading, and room for figures and
 * switches on the right. `chart` is the look of the panels in the middle of the page, `note` that of the small ones beside
 * them. Where the heading is too narrow, what is least needed gives way: containers inside ask for the width of `panel`.
 * Every panel can take all the room between the bars, and gives it back to the same button or to Escape.
 */
import { useCallback, useState, type CSSProperties, type ReactNode } from "react";
import { selectIsLecture } from "../../../store/selectors.ts";
import { IconButton } from "../IconButton.tsx";
import { useText } from "../text/useText.ts";
import { useApp } from "../useApp.ts";
import { useLandmark } from "./landmark.ts";
import { useEscape } from "./useEscape.ts";

/** Between the bars above and the time controls. */
const LARGE = "fixed inset-x-3 top-26 bottom-18 z-30 flex flex-col";

export interface PanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Controls of what the panel shows. */
  readonly controls?: ReactNode;
  readonly right?: ReactNode;
  readonly look?: "chart" | "note";
  /** Classes of the section, for its place in a layout. */
  readonly className?: string;
  /** Classes of what is below the heading. */
  readonly bodyClassName?: string;
  /** Measures of the section that no class has. */
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

export function Panel(props: PanelProps) {
  const {
    title,
    subtitle,
    controls,
    right,
    look = "chart",
    className = "",
    bodyClassName = "",
    style,
    children,
  } = props;
  const isNote = look === "note";
  const { shell } = useText();
  const isLecture = useApp(selectIsLecture);
  const [isAsked, setLarge] = useState(false);
  const isLarge = isAsked && !isLecture;
  useEscape(
    isLarge,
    useCallback(() => setLarge(false), []),
  );
  const enlarge = isLecture ? null : (
    <IconButton
      icon="larger"
      look="quiet"
      size="small"
      label={isLarge ? shell.smaller : shell.larger(title)}
      aria-pressed={isLarge}
      className={`max-md:hidden ${isNote ? "-ml-1.5 size-5!" : "-mr-1.5"}`}
      onClick={() => setLarge(!isLarge)}
    />
  );
  return (
    <section
      aria-label={useLandmark(title)}
      style={style}
      className={`@container/panel min-w-0 rounded-xl border border-line bg-panel shadow-panel max-md:rounded-none max-md:border-0 max-md:shadow-none ${
        isLarge ? LARGE : className
      }`}
    >
      <header className={`flex shrink-0 items-center gap-x-2 px-3.5 ${controls ? "h-11" : "h-10"}`}>
        <h2
          className={
            isNote
              ? "shrink-0 text-mini font-semibold tracking-wider text-soft uppercase"
              : "mr-1 shrink-0 text-sm font-semibold"
          }
        >
          {title}
        </h2>
        {isNote && enlarge}
        {controls}
        {subtitle && <div className="min-w-0 truncate text-xs text-soft">{subtitle}</div>}
        {(right || !isNote) && (
          <div className="ml-auto flex shrink-0 items-center gap-x-2.5 text-xs text-soft">
            {right}
            {!isNote && enlarge}
          </div>
        )}
      </header>
      <div className={`px-3.5 pb-3 ${bodyClassName} ${isLarge ? "block! min-h-0 flex-1 overflow-y-auto" : ""}`}>
        {children}
      </div>
    </section>
  );
}
