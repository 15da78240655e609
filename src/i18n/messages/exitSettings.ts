/** The words of the form for what exits cost beside the cost table. */
import type { EXITS } from "../../model/settings.ts";
import type { OptionText } from "../settingTexts.ts";

type Texts = OptionText<typeof EXITS>;

const en: Texts = {
  label: "Exits in detail",
  off: "Exits cost what is said above, and are not told apart.",
  on: "Every exit is counted by its cause. It costs what its cause costs above, or the base cost where that is 0, and the pollution on top. All costs are in ticks; a profile in nanoseconds is rounded once, to a tick at least.",
  settings: {
    base: { label: "An exit and back", help: "Where the cause has no cost of its own above." },
    pollution: { label: "Cold caches", help: "Added to every exit: what the guest loses afterwards." },
    copyPage: { label: "Fill or copy a page", help: "Added to the fault that needs it." },
    batch: { label: "Hypercalls in one exit", help: "n hypercalls take n / this exits, rounded up." },
    devices: {
      label: "Devices",
      choices: {
        paravirtual: {
          label: "Paravirtual",
          sentence: "virtio: one exit for a request, or for a batch of those without waiting.",
        },
        emulated: {
          label: "Emulated",
          sentence: "The guest writes to registers of a device: several exits a request.",
        },
      },
    },
    emulatedExits: { label: "Exits of a request" },
    ioBatch: { label: "Requests in one exit", help: "Of those of DISK&, for which nobody waits." },
    technique: {
      label: "Sensitive instructions",
      choices: {
        hardware: {
          label: "Hardware",
          sentence: "The processor exits at each of them, privileged or not (VT-x, AMD-V).",
        },
        trapAndEmulate: {
          label: "Trap and emulate",
          sentence: "Those that are privileged trap, and the monitor emulates them.",
        },
        binaryTranslation: {
          label: "Binary translation",
          sentence: "The monitor rewrites a block of guest code when it is reached first; after that it costs nothing.",
        },
        paravirtual: { label: "Paravirtual", sentence: "The guest has been changed: it makes hypercalls instead." },
      },
    },
    badIsa: {
      label: "Some do not trap",
      on: "Not every sensitive instruction is privileged (x86 until 2005): with trap and emulate such a one silently does something else.",
      off: "Every sensitive instruction is privileged: Popek and Goldberg’s condition holds.",
    },
    translateBlock: { label: "Translate a block", help: "Once for each block of each vCPU." },
    syscall: { label: "System call", help: "Of a container: it calls the kernel of the host, and nothing exits." },
  },
};

const zh: Texts = {
  label: "细分虚拟机退出",
  off: "退出的代价如上表，不区分原因。",
  on: "每次退出都按原因计数。代价取上表中该原因的代价；上表为 0 时取基本代价；再加上缓存污染。所有代价以滴答计；以纳秒给出的方案只取整一次，至少 1 个滴答。",
  settings: {
    base: { label: "一次退出与进入", help: "用于上表中没有自己代价的原因。" },
    pollution: { label: "缓存变冷", help: "每次退出都加上：客户机此后的损失。" },
    copyPage: { label: "清零或复制一页", help: "加在需要它的缺页上。" },
    batch: { label: "每次退出的超级调用数", help: "n 次超级调用需要 n 除以它（向上取整）次退出。" },
    devices: {
      label: "设备",
      choices: {
        paravirtual: { label: "半虚拟化", sentence: "virtio：每个请求一次退出；不等待的请求可成批。" },
        emulated: { label: "模拟", sentence: "客户机写设备寄存器：每个请求退出多次。" },
      },
    },
    emulatedExits: { label: "每个请求的退出次数" },
    ioBatch: { label: "每次退出的请求数", help: "仅限不等待的 DISK& 请求。" },
    technique: {
      label: "敏感指令",
      choices: {
        hardware: { label: "硬件辅助", sentence: "无论是否特权，处理器遇到它就退出（VT-x、AMD-V）。" },
        trapAndEmulate: { label: "陷入模拟", sentence: "特权的敏感指令陷入，由监控器模拟。" },
        binaryTranslation: {
          label: "二进制翻译",
          sentence: "监控器在首次到达一段客户机代码时改写它，此后没有代价。",
        },
        paravirtual: { label: "半虚拟化", sentence: "客户机经过修改，改用超级调用。" },
      },
    },
    badIsa: {
      label: "有的不陷入",
      on: "并非每条敏感指令都是特权指令（2005 年以前的 x86）：陷入模拟时，这样的指令悄悄地做了别的事。",
      off: "每条敏感指令都是特权指令：满足 Popek 和 Goldberg 的条件。",
    },
    translateBlock: { label: "翻译一段代码", help: "每个 vCPU 的每段代码一次。" },
    syscall: { label: "系统调用", help: "容器调用宿主机内核，不发生退出。" },
  },
};

export const exitSettings = { en, zh };
