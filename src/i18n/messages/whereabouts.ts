/** Texts of the area `whereabouts`: on which host a machine is. `zh` must have the shape of `en`. */

interface WhereaboutsTexts {
  readonly on: (host: string) => string;
  readonly leaving: (from: string, to: string) => string;
  readonly coming: (from: string) => string;
  /** Pressed, it asks where the machine is to move. */
  readonly move: (name: string) => string;
  /** Machines that have left the host that is shown. */
  readonly gone: string;
  /** Machines that were sought and are on other hosts. */
  readonly elsewhere: string;
  readonly goneTo: (name: string, host: string) => string;
  readonly follow: (host: string) => string;
  /** Head of a column, and what it tells. */
  readonly column: string;
}

export const whereabouts: Readonly<Record<"en" | "zh", WhereaboutsTexts>> = {
  en: {
    on: (host) => `on ${host}`,
    leaving: (from, to) => `${from} → ${to}`,
    coming: (from) => `coming from ${from}`,
    move: (name) => `Move ${name} to another host…`,
    gone: "Moved away",
    elsewhere: "On other hosts",
    goneTo: (name, host) => `${name} is on ${host}`,
    follow: (host) => `Go to ${host}`,
    column: "host",
  },
  zh: {
    on: (host) => `在 ${host}`,
    leaving: (from, to) => `${from} → ${to}`,
    coming: (from) => `来自 ${from}`,
    move: (name) => `把 ${name} 迁移到另一台宿主机…`,
    gone: "已迁走",
    elsewhere: "在其他宿主机上",
    goneTo: (name, host) => `${name} 在 ${host}`,
    follow: (host) => `转到 ${host}`,
    column: "宿主机",
  },
};
