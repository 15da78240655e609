/** Texts of the area `transport`, in both languages. `zh` must have the shape of `en`: the compiler checks it. */
import type { StepUnit } from "../../trace/reader.ts";

export const transport = {
  bar: "Playback",
  /** A control with its key, as a tooltip says it. */
  withKey: (label: string, key: string) => `${label} (${key})`,
  key: { space: "Space", home: "Home", end: "End", left: "←", right: "→" },
  first: "To the start",
  back: "Step back",
  play: "Play",
  pause: "Pause",
  forward: "Step forward",
  last: "To the end",
  speed: "Speed",
  speedOf: (speed: number) => `${speed} ×`,
  stepBy: "Step by",
  unit: {
    event: "by event",
    tick: "by tick",
    fault: "by fault",
    switch: "by switch",
    command: "by command",
  } satisfies Record<StepUnit, string> as Record<StepUnit, string>,
  more: "To the ends, and speed",
  hideFuture: "Hide what comes after the cursor",
  showFuture: "Show what comes after the cursor",
  lecture: "Lecture mode",
  scrubber: "Moment shown",
  /** What a screen reader says of the scrubber. */
  moment: (time: string, end: string) => `${time} of ${end}`,
  momentOpen: (time: string, end: string) => `${time}, known up to ${end}`,
  /** What the readout ends with while the run is not complete. */
  open: "+",
  readout: "Moment shown, and end of the run",
  refused: (command: string) => `✕ ${command}`,
};

export type TransportTexts = typeof transport;
