/**
 * Texts of the area `shell`: top bar, regions of the page, what happens when the simulation stops.
 * `zh` must have the shape of `en`: the compiler checks it.
 */

export interface ShellTexts {
  readonly skipToCharts: string;
  readonly skipToTransport: string;
  readonly views: string;
  /** The modes of the page. */
  readonly modes: Readonly<Record<"explore" | "lessons" | "compare" | "predict", string>>;
  /** Where the scenario is kept; empty where there is nothing to tell. */
  readonly kept: Readonly<Record<"unchanged" | "saved" | "addressOnly" | "browserOnly" | "nowhere", string>>;
  readonly titleField: string;
  readonly rename: string;
  readonly undo: string;
  readonly redo: string;
  readonly scenarios: string;
  readonly share: string;
  readonly help: string;
  readonly console: string;
  readonly more: string;
  readonly hostSettings: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: { readonly light: string; readonly dark: string; readonly system: string };
  readonly region: {
    readonly machines: string;
    readonly charts: string;
    readonly explanations: string;
    readonly transport: string;
    readonly notices: string;
  };
  readonly tabs: {
    readonly label: string;
    readonly processor: string;
    readonly memory: string;
    readonly storage: string;
    readonly metrics: string;
    readonly results: string;
    readonly policies: string;
  };
  /** Of the button that gives a panel all the room, and takes it away again. */
  readonly larger: (panel: string) => string;
  readonly smaller: string;
  readonly starting: string;
  readonly opening: string;
  readonly panelFailed: string;
  /** `file`: its name where it is known. */
  readonly notLoaded: (file: string) => string;
  readonly tryAgain: string;
  readonly dismiss: string;
}

export const shell: ShellTexts = {
  skipToCharts: "Skip to the charts",
  skipToTransport: "Skip to the time controls",
  views: "Views",
  modes: { explore: "Explore", lessons: "Lessons", compare: "Compare", predict: "Predict" },
  kept: {
    unchanged: "",
    saved: "saved in this browser",
    addressOnly: "only in the address",
    browserOnly: "saved, but not in the address",
    nowhere: "not saved",
  },
  titleField: "Title of the scenario",
  rename: "Rename the scenario",
  undo: "Undo",
  redo: "Redo",
  scenarios: "Scenarios",
  share: "Share link",
  help: "Help",
  console: "Console",
  more: "More",
  hostSettings: "Host settings",
  language: "Language",
  theme: "Theme",
  themes: { light: "Light", dark: "Dark", system: "Like the system" },
  region: {
    machines: "Machines and events",
    charts: "Charts",
    explanations: "Explanations",
    transport: "Time controls",
    notices: "Notices",
  },
  tabs: {
    label: "Panels",
    processor: "Processor",
    memory: "Memory",
    storage: "Storage",
    metrics: "Metrics",
    results: "Results",
    policies: "Policies",
  },
  larger: (panel) => `${panel}: full height`,
  smaller: "Smaller (Esc)",
  starting: "Starting the simulation",
  opening: "Opening…",
  panelFailed: "This panel could not be drawn. That is a bug of Hyperscope; the simulation goes on.",
  notLoaded: (file) =>
    `A part of the page could not be loaded${file && ` (${file})`}. Check the connection and try again; the rest goes on.`,
  tryAgain: "Try again",
  dismiss: "Close",
};
