/**
 * The icons, as paths in a 16 x 16 box drawn with the colour of the text around them. An icon never stands alone for its
 * meaning: the button or badge that holds it has the words. Transport symbols live with the transport.
 */

const EYE =
  "M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6";

/** Stroked paths; those in `FILLED` are filled instead. */
const PATHS = {
  play: "M5 3.2v9.6l8-4.8z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  resume: "M3.5 3v10M6.8 3.6v8.8l6.7-4.4z",
  powerOff: "M8 2v5.5M4.6 4.4a5 5 0 1 0 6.8 0",
  forceOff: "M4 4h8v8H4z",
  remove: "M3 4.5h10M6.3 4.5V3h3.4v1.5M4.4 4.5l.6 8.5h6l.6-8.5",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.2 8.4l3.1 3.1 6.5-7",
  chevronDown: "M4 6l4 4 4-4",
  back: "M13 8H3M7 4L3 8l4 4",
  arrowRight: "M3 8h10M9 4l4 4-4 4",
  undo: "M3 6.5h6.2a3.8 3.8 0 0 1 0 7.5H6M6 3.2L2.8 6.5 6 9.8",
  redo: "M13 6.5H6.8a3.8 3.8 0 0 0 0 7.5H10M10 3.2l3.2 3.3L10 9.8",
  share: "M8 10V2.2M5.2 4.8L8 2l2.8 2.8M4 7.5H3v6.3h10V7.5h-1",
  gallery: "M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z",
  settings: "M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.8v3.4M5.7 9.8v3.4",
  help: "M6 6.1a2 2 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4M8 12h.01",
  light:
    "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  dark: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z",
  system: "M2 3h12v8H2zM6 14h4M8 11v3",
  fault: "M8 2.6l6 10.8H2zM8 6.6v3M8 11.6h.01",
  disk: "M3 4.4C3 3.4 5.2 2.6 8 2.6s5 .8 5 1.8v7.2c0 1-2.2 1.8-5 1.8s-5-.8-5-1.8zM3 4.4c0 1 2.2 1.8 5 1.8s5-.8 5-1.8",
  device: "M5 5h6v6H5zM8 2v3M8 11v3M2 8h3M11 8h3",
  clock: "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.2l2.2 1.4",
  circle: "M8 4.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8",
  language:
    "M2 4h7M5.5 2.5V4M3 10.2C5.2 9 7 6.8 7.4 4M3.8 6.2c.8 1.7 2.2 3 4 3.6M8.4 13.6l2.8-6.8 2.8 6.8M9.3 11.5h3.8",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  restart: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  search: "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3",
  eye: EYE,
  eyeOff: `${EYE}M2.5 2.5l11 11`,
  larger: "M9 3h4v4M13 3L9 7M7 13H3V9M3 13l4-4",
  lecture: "M2 3h12v7H2zM8 10v2M5 14l3-2 3 2",
  console: "M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10H11",
  down: "M8 3v10M4 9l4 4 4-4",
} as const;

const FILLED: ReadonlySet<IconName> = new Set<IconName>(["play"]);
const HEAVY: ReadonlySet<IconName> = new Set<IconName>(["more", "pause"]);

export type IconName = keyof typeof PATHS;

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
      <path d={PATHS[name]} />
    </svg>
  );
}
