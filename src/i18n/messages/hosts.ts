/** Texts of the area `hosts`: several hosts and what is between them. `zh` must have the shape of `en`. */

interface HostsTexts {
  /** The tabs of the hosts. */
  readonly tabs: string;
  /** A host without a name of its own; hosts are counted from 1. */
  readonly name: (number: number) => string;
  readonly machines: (count: number) => string;
  /** Said of a tab to who points at it. */
  readonly title: (name: string, machines: string) => string;
  readonly none: string;
  /** Behind its machines, of a host that has failed or is in maintenance. */
  readonly failed: string;
  readonly maintenance: string;
  /** It opens the dialog about them and what is between them. */
  readonly edit: string;
  /** Two hosts at once. */
  readonly beside: string;
  /** Which host a column shows. */
  readonly choose: string;
}

export const hosts: Readonly<Record<"en" | "zh", HostsTexts>> = {
  en: {
    tabs: "Hosts",
    name: (number) => `host${number}`,
    machines: (count) => (count === 1 ? "1 machine" : `${count} machines`),
    title: (name, machines) => `All panels show ${name}. On it at this moment: ${machines}.`,
    none: "no machine",
    failed: "failed",
    maintenance: "maintenance",
    edit: "Hosts and network…",
    beside: "Side by side",
    choose: "Host",
  },
  zh: {
    tabs: "宿主机",
    name: (number) => `host${number}`,
    machines: (count) => `${count} 台虚拟机`,
    title: (name, machines) => `所有面板显示 ${name}。此刻其上有：${machines}。`,
    none: "没有虚拟机",
    failed: "故障",
    maintenance: "维护中",
    edit: "宿主机和网络…",
    beside: "并排显示",
    choose: "宿主机",
  },
};
