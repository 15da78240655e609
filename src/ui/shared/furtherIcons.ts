/** Icons that the first picture does without. */
export const FURTHER_PATHS = {
  resume: "M3.5 3v10M6.8 3.6v8.8l6.7-4.4z",
  powerOff: "M8 2v5.5M4.6 4.4a5 5 0 1 0 6.8 0",
  forceOff: "M4 4h8v8H4z",
  remove: "M3 4.5h10M6.3 4.5V3h3.4v1.5M4.4 4.5l.6 8.5h6l.6-8.5",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  check: "M3.2 8.4l3.1 3.1 6.5-7",
  arrowRight: "M3 8h10M9 4l4 4-4 4",
  settings: "M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.8v3.4M5.7 9.8v3.4",
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
  search: "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3",
  sheet: "M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13",
  down: "M8 3v10M4 9l4 4 4-4",
} as const;

export type FurtherIcon = keyof typeof FURTHER_PATHS;
