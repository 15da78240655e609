/** Texts of the area `transport`, in both languages. `zh` must have the shape of `en`: the compiler checks it. */
import type { CommandId } from "../../model/scenario.ts";
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
  /** A command as a mark under the scrubber says it. */
  command: {
    create: (vm: string) => `create ${vm}`,
    start: (vm: string) => `start ${vm}`,
    pause: (vm: string) => `pause ${vm}`,
    resume: (vm: string) => `resume ${vm}`,
    shutdown: (vm: string) => `shut down ${vm}`,
    stop: (vm: string) => `force off ${vm}`,
    delete: (vm: string) => `delete ${vm}`,
    setWeight: (vm: string) => `weight of ${vm}`,
    compact: () => "compact memory",
    setMemoryTarget: (vm: string) => `memory target of ${vm}`,
    balloon: (vm: string) => `balloon of ${vm}`,
    reset: (vm: string) => `reset ${vm}`,
    save: (vm: string) => `save ${vm}`,
    discardSave: (vm: string) => `discard saved ${vm}`,
    crash: (vm: string) => `crash ${vm}`,
    abortJob: (vm: string) => `abort job of ${vm}`,
    snapshot: (vm: string) => `snapshot of ${vm}`,
    revert: (vm: string) => `revert ${vm}`,
    deleteSnapshot: (vm: string) => `delete snapshot of ${vm}`,
    clone: (vm: string) => `clone ${vm}`,
    discard: (vm: string) => `discard blocks of ${vm}`,
    extendPool: () => "extend thin pool",
    setDisk: () => "disk",
    extendVolume: (vm: string) => `extend volume of ${vm}`,
    reduceVolume: (vm: string) => `reduce volume of ${vm}`,
    moveExtents: () => "move extents",
    abortMove: () => "abort move",
    setIoLimit: (vm: string) => `I/O limit of ${vm}`,
    rename: (vm: string) => `rename ${vm}`,
    resize: (vm: string) => `resize ${vm}`,
    deleteVolume: () => "delete left volume",
  } satisfies Record<CommandId, (vm: string) => string> as Record<CommandId, (vm: string) => string>,
  refused: (command: string) => `✕ ${command}`,
};

export type TransportTexts = typeof transport;
