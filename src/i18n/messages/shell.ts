/**
 * Texts of the area `shell`: top bar, regions of the page, what happens when the simulation stops.
 * `zh` must have the shape of `en`: the compiler checks it.
 */

interface ShellTexts {
  readonly skipToCharts: string;
  readonly skipToTransport: string;
  readonly views: string;
  readonly explore: string;
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
  readonly saveFile: string;
  readonly forget: string;
  readonly dismiss: string;
}

const en: ShellTexts = {
  skipToCharts: "Skip to the charts",
  skipToTransport: "Skip to the time controls",
  views: "Views",
  explore: "Explore",
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
  saveFile: "Save as a file",
  forget: "Forget it",
  dismiss: "Close",
};

const zh: ShellTexts = {
  skipToCharts: "跳到图表",
  skipToTransport: "跳到时间控制",
  views: "视图",
  explore: "探索",
  kept: {
    unchanged: "",
    saved: "已保存在本浏览器",
    addressOnly: "仅保存在地址栏",
    browserOnly: "已保存，但不在地址栏",
    nowhere: "未保存",
  },
  titleField: "场景标题",
  rename: "重命名场景",
  undo: "撤销",
  redo: "重做",
  scenarios: "场景",
  share: "分享链接",
  help: "帮助",
  console: "控制台",
  more: "更多",
  hostSettings: "宿主机设置",
  language: "语言",
  theme: "主题",
  themes: { light: "浅色", dark: "深色", system: "跟随系统" },
  region: {
    machines: "虚拟机与事件",
    charts: "图表",
    explanations: "讲解",
    transport: "时间控制",
    notices: "通知",
  },
  tabs: {
    label: "面板",
    processor: "处理器",
    memory: "内存",
    storage: "存储",
    metrics: "指标",
    results: "结果",
    policies: "策略",
  },
  larger: (panel) => `${panel}：占满高度`,
  smaller: "缩小（Esc）",
  starting: "正在启动仿真",
  opening: "正在打开…",
  panelFailed: "此面板无法绘制。这是 Hyperscope 的错误；仿真仍在继续。",
  notLoaded: (file) => `页面的一部分无法加载${file && `（${file}）`}。请检查网络后重试；其余部分照常运行。`,
  tryAgain: "重试",
  saveFile: "存为文件",
  forget: "不再保留",
  dismiss: "关闭",
};

export const shell = { en, zh };
