/**
 * Texts of the area `rules`: the conventions in force, the profiles they make up, and on which of them the answer depends.
 * Names and sentences of the rules themselves are in `settingTerms` and `policies/`. `zh` must have the shape of `en`.
 */
import type { ProfileId } from "../../model/profiles.ts";
import type { PcpuPhase } from "../../model/states.ts";
import type { ComparedFigure } from "../../trace/figures/comparison.ts";

interface ProfileText {
  readonly name: string;
  readonly sentence: string;
}

interface RuleTexts {
  readonly title: string;
  readonly help: string;
  readonly profile: string;
  readonly profiles: Readonly<Record<ProfileId, ProfileText>>;
  /** The rules are those of no profile. */
  readonly custom: ProfileText;
  /** On a chip, for rules that are parameters: `Reference bit on load: Yes`. */
  readonly setting: (label: string, choice: string) => string;
  /** Accessible name of a chip. */
  readonly chip: (rule: string, choice: string, verdict: string) => string;
  /** On a chip, behind the choice. */
  readonly dependsShort: string;
  readonly depends: string;
  readonly counts: string;
  readonly same: string;
  readonly unknown: string;
  readonly checking: string;
  /** Where there are several hosts nothing is checked. */
  readonly severalHosts: string;
  readonly check: string;
  readonly checkHelp: string;
  readonly none: string;
  readonly allSame: string;
  /** But for the number of context switches. */
  readonly allSameButCount: string;
  readonly deciding: (count: number) => string;
  readonly now: string;
  readonly otherwise: string;
  readonly close: string;
  readonly settings: string;
  readonly use: (choice: string) => string;
  readonly goTo: (time: string) => string;
  readonly notYet: string;
  readonly sameUnder: string;
  readonly figuresOnly: string;
  /** Where the runs part. `here` and `there` are facts. */
  readonly parting: (time: string, here: string, there: string, choice: string) => string;
  readonly pcpu: Readonly<Record<PcpuPhase, (pcpu: number, vcpu: string) => string>>;
  readonly hit: (vcpu: string, page: string) => string;
  readonly fault: (vcpu: string, page: string) => string;
  readonly victim: (vm: string, page: string, frame: string) => string;
  /** No reference and no victim at that moment. */
  readonly nothing: string;
  readonly figure: Readonly<Record<ComparedFigure, string>>;
  readonly ends: (list: string) => string;
  readonly change: (name: string, from: string, to: string) => string;
  readonly more: (count: number) => string;
  readonly noEnd: string;
  readonly cut: (until: string) => string;
}

const en: RuleTexts = {
  title: "Conventions",
  help: "Rules on which textbooks differ, as far as they concern this scenario",
  profile: "Profile",
  profiles: {
    hyperscope: {
      name: "Hyperscope",
      sentence: "Arrivals first, higher numbers more urgent, equals in the order of the queue, every fault counts.",
    },
    silberschatz: {
      name: "Silberschatz",
      sentence: "As in the examples of Operating System Concepts: lower numbers are more urgent.",
    },
    stallings: {
      name: "Stallings",
      sentence:
        "As in the figures of Operating Systems: arrivals first, the clock's bit set on load, and filling free frames does not count as faulting.",
    },
    ostep: {
      name: "OSTEP simulators",
      sentence:
        "As in the simulators of Three Easy Pieces: who used up its timeslice queues before an arrival; a boost empties the lowest level first; OPT evicts the page loaded last of those never used again.",
    },
    lowerExpiredFirst: {
      name: "Priority 1 is highest, preempted first",
      sentence: "Lower numbers are more urgent, and who used up its timeslice queues before an arrival.",
    },
    lowestNumber: {
      name: "Priority 1 is highest, ties by number",
      sentence: "Lower numbers are more urgent, and of equals the one with the lowest number runs.",
    },
    xen: {
      name: "Xen",
      sentence: "As Hyperscope, and the weight of a machine counts for each of its vCPUs, as in Xen.",
    },
    kvmVmware: {
      name: "libvirt/KVM, VMware",
      sentence:
        "As Hyperscope, and the weight (shares) of a machine is divided among its runnable vCPUs, as in libvirt with KVM and in VMware.",
    },
  },
  custom: { name: "Custom", sentence: "A mixture of rules that is none of the profiles." },
  setting: (label, choice) => `${label}: ${choice}`,
  chip: (rule, choice, verdict) => `${rule}: ${choice}. ${verdict}`,
  dependsShort: "answer depends",
  depends: "The answer depends on this rule",
  counts: "Checked: only another number of context switches is counted under the other rule",
  same: "Checked: the answer is the same under the other rule",
  unknown: "Not checked yet",
  checking: "checking …",
  severalHosts: "With several hosts this is not checked: compare the runs side by side.",
  check: "Which rules decide?",
  checkHelp: "Runs the scenario again under each other rule and compares the answers",
  none: "None of the conventions concerns this scenario.",
  allSame: "The answer is the same under every other rule.",
  allSameButCount: "The same answer under every other rule, but for the number of context switches.",
  deciding: (count) => (count === 1 ? "The answer depends on 1 rule." : `The answer depends on ${count} rules.`),
  now: "in force",
  otherwise: "instead",
  close: "Close",
  settings: "All conventions …",
  use: (choice) => `Use “${choice}”`,
  goTo: (time) => `Go to t = ${time}`,
  notYet: "This moment is not simulated yet",
  sameUnder: "The same answer.",
  figuresOnly: "The same run; only figures change.",
  parting: (time, here, there, choice) => `At t = ${time} ${here}; under “${choice}” ${there}.`,
  pcpu: {
    guest: (pcpu, vcpu) => `pCPU ${pcpu} runs ${vcpu}`,
    exit: (pcpu, vcpu) => `pCPU ${pcpu} handles an exit of ${vcpu}`,
    switch: (pcpu, vcpu) => `pCPU ${pcpu} switches to ${vcpu}`,
    spin: (pcpu, vcpu) => `pCPU ${pcpu} has ${vcpu}, which spins at a barrier`,
    idle: (pcpu) => `pCPU ${pcpu} is idle`,
  },
  hit: (vcpu, page) => `${vcpu} finds page ${page} in memory`,
  fault: (vcpu, page) => `${vcpu} faults on page ${page}`,
  victim: (vm, page, frame) => `page ${page} of ${vm} leaves frame ${frame}`,
  nothing: "no page is touched",
  figure: {
    turnaround: "Average turnaround",
    waiting: "Average waiting",
    response: "Average response",
    weightedTurnaround: "Average weighted turnaround",
    faults: "Page faults",
    contextSwitches: "Context switches",
  },
  ends: (list) => `Ends: ${list}`,
  change: (name, from, to) => `${name} ${from} → ${to}`,
  more: (count) => `and ${count} more`,
  noEnd: "–",
  cut: (until) => `Compared up to t = ${until}: the run goes on.`,
};

const zh: RuleTexts = {
  title: "约定",
  help: "各教材不一致、且与本场景有关的规则",
  profile: "约定方案",
  profiles: {
    hyperscope: { name: "Hyperscope", sentence: "到达者先入队，数值大者优先，相同者按入队先后，全部缺页都计。" },
    silberschatz: {
      name: "Silberschatz",
      sentence: "与 Operating System Concepts 的例题一致：优先级数值小者优先。",
    },
    stallings: {
      name: "Stallings",
      sentence: "与 Operating Systems 的图表一致：到达者先入队，时钟算法装入时置访问位，填充空闲页框不计缺页。",
    },
    ostep: {
      name: "OSTEP 模拟器",
      sentence:
        "与 Three Easy Pieces 的模拟器一致：时间片用完者排在到达者之前；提升时先清空最低级；OPT 在不再访问的页中淘汰最晚装入者。",
    },
    lowerExpiredFirst: {
      name: "1 为最高优先级，时间片用完者先入队",
      sentence: "数值小者优先；时间片用完者排在到达者之前。",
    },
    lowestNumber: { name: "1 为最高优先级，相同者按编号", sentence: "数值小者优先；相同者中编号最小的先运行。" },
    xen: { name: "Xen", sentence: "同 Hyperscope，但与 Xen 一致，虚拟机的每个 vCPU 各计一份权重。" },
    kvmVmware: {
      name: "libvirt/KVM、VMware",
      sentence: "同 Hyperscope，但与 libvirt/KVM 和 VMware 一致，虚拟机的权重（份额）由其可运行的 vCPU 平分。",
    },
  },
  custom: { name: "自定义", sentence: "不属于任何方案的规则组合。" },
  setting: (label, choice) => `${label}：${choice}`,
  chip: (rule, choice, verdict) => `${rule}：${choice}。${verdict}`,
  dependsShort: "影响答案",
  depends: "答案取决于这条规则",
  counts: "已检查：改用另一规则，只有上下文切换次数的计法不同",
  same: "已检查：改用另一规则，答案相同",
  unknown: "尚未检查",
  checking: "正在检查……",
  severalHosts: "有多台宿主机时不检查：请并排比较各次运行。",
  check: "哪些规则影响答案？",
  checkHelp: "在每一种其他规则下重新运行本场景，并比较答案",
  none: "没有与本场景有关的约定。",
  allSame: "改用任何其他规则，答案都相同。",
  allSameButCount: "改用任何其他规则，答案都相同，只是上下文切换次数的计法不同。",
  deciding: (count) => `答案取决于 ${count} 条规则。`,
  now: "当前",
  otherwise: "改用",
  close: "关闭",
  settings: "全部约定……",
  use: (choice) => `改用“${choice}”`,
  goTo: (time) => `转到 t = ${time}`,
  notYet: "这一时刻尚未仿真",
  sameUnder: "答案相同。",
  figuresOnly: "运行过程相同，只有指标不同。",
  parting: (time, here, there, choice) => `t = ${time} 时，${here}；若采用“${choice}”，${there}。`,
  pcpu: {
    guest: (pcpu, vcpu) => `pCPU ${pcpu} 运行 ${vcpu}`,
    exit: (pcpu, vcpu) => `pCPU ${pcpu} 处理 ${vcpu} 的退出`,
    switch: (pcpu, vcpu) => `pCPU ${pcpu} 切换到 ${vcpu}`,
    spin: (pcpu, vcpu) => `${vcpu} 在 pCPU ${pcpu} 上自旋等待屏障`,
    idle: (pcpu) => `pCPU ${pcpu} 空闲`,
  },
  hit: (vcpu, page) => `${vcpu} 命中页 ${page}`,
  fault: (vcpu, page) => `${vcpu} 访问页 ${page} 缺页`,
  victim: (vm, page, frame) => `${vm} 的页 ${page} 让出页框 ${frame}`,
  nothing: "没有访问任何页",
  figure: {
    turnaround: "平均周转时间",
    waiting: "平均等待时间",
    response: "平均响应时间",
    weightedTurnaround: "平均带权周转时间",
    faults: "缺页次数",
    contextSwitches: "上下文切换次数",
  },
  ends: (list) => `完成时刻：${list}`,
  change: (name, from, to) => `${name} ${from} → ${to}`,
  more: (count) => `另有 ${count} 个`,
  noEnd: "–",
  cut: (until) => `比较到 t = ${until} 为止，之后运行仍在继续。`,
};

export const rules = { en, zh };
