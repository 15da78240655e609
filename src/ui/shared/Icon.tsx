/**
 * The icons, as paths in a 16 x 16 box drawn with the colour of the text around them. An icon never stands alone for its
 * meaning: the button or badge that holds it has the words. Transport symbols live with the transport.
 */
import type { FurtherIcon } from "./furtherIcons.ts";
import { afterFirstPicture } from "./layout/firstPicture.ts";
import { later } from "./layout/later.tsx";

const EYE =
  "M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6";

/** Those of the first picture: stroked paths; those in `FILLED` are filled instead. */
const PATHS = {
  play: "M5 3.2v9.6l8-4.8z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  close: "M4 4l8 8M12 4l-8 8",
  chevronDown: "M4 6l4 4 4-4",
  back: "M13 8H3M7 4L3 8l4 4",
  undo: "M3 6.5h6.2a3.8 3.8 0 0 1 0 7.5H6M6 3.2L2.8 6.5 6 9.8",
  redo: "M13 6.5H6.8a3.8 3.8 0 0 0 0 7.5H10M10 3.2l3.2 3.3L10 9.8",
  share: "M8 10V2.2M5.2 4.8L8 2l2.8 2.8M4 7.5H3v6.3h10V7.5h-1",
  gallery: "M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z",
  help: "M6 6.1a2 2 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4M8 12h.01",
  restart: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  eye: EYE,
  eyeOff: `${EYE}M2.5 2.5l11 11`,
  larger: "M9 3h4v4M13 3L9 7M7 13H3V9M3 13l4-4",
  lecture: "M2 3h12v7H2zM8 10v2M5 14l3-2 3 2",
  console: "M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10H11",
} as const;

const FILLED: ReadonlySet<IconName> = new Set<IconName>(["play"]);
const HEAVY: ReadonlySet<IconName> = new Set<IconName>(["more", "pause"]);

export type IconName = keyof typeof PATHS | FurtherIcon;

/** Nothing is left out because its icon is not to be had. */
const FurtherPath = later<{ readonly name: FurtherIcon }>(() =>
  import("./FurtherPath.tsx").then(
    (code) => code.FurtherPath,
    () => () => null,
  ),
);
void afterFirstPicture().then(FurtherPath.ahead);

/** One icon, hidden from screen readers. Its size is `size-4` unless `className` gives another. */
export function Icon({ name, className = "size-4" }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      focusable="false"
      className={`shrink-0 ${className}`}
      fill={FILLED.has(name) ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={HEAVY.has(name) ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {name in PATHS ? <path d={PATHS[name as keyof typeof PATHS]} /> : <FurtherPath name={name as FurtherIcon} />}
    </svg>
  );
}
