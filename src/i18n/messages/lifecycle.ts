/** Texts of the area `lifecycle`: the state diagram. What refuses a command is in the sentences of refusals. */
import type { EdgeCommand } from "../../model/lifecycleEdges.ts";

/** What can be done; starting differs by whether there is an image. */
type Done = EdgeCommand | "startSaved" | "abortJob" | "migrate";

const en = {
  title: "Life of the machines",
  waiting: "Waiting for the run to start",
  machine: "Machine",
  noMachine: "No machine exists at this moment of the run.",
  diagram: (name: string) => `State diagram; arrows: what can be done with ${name}`,
  /** What a command is and where it leads. */
  edge: (command: string, from: string, to: string) => `${command}: ${from} → ${to}`,
  hint: "An arrow gives its command to the machine: press it, or use the arrow keys and Enter.",
  now: "Possible now",
  refused: "Refused now",
  busy: "It has a job: meanwhile it heeds pause, resume, force off and abort.",
  does: {
    start: "boots; frames come as pages are touched",
    startSaved: "reads its image back and goes on from there",
    pause: "vCPUs leave the pCPUs, memory is kept",
    resume: "vCPUs go on from where they were",
    shutdown: "the guest is asked, and turns itself off",
    stop: "power off: frames are free, volumes are kept",
    save: "memory is written to the pool, then it is off",
    discardSave: "the image is gone, its extents are free",
    reset: "programs begin anew, frames are kept",
    delete: "its volumes go back to the pool",
    crash: "vCPUs stop for good, memory is kept",
    abortJob: "all is as it was before the job",
    migrate: "another host has it, as it is",
    create: "",
  } satisfies Readonly<Record<Done, string>> as Readonly<Record<Done, string>>,
};

const zh: typeof en = {
  title: "虚拟机的生命周期",
  waiting: "等待运行开始",
  machine: "虚拟机",
  noMachine: "此刻没有虚拟机。",
  diagram: (name) => `状态图；箭头：可以对 ${name} 做什么`,
  edge: (command, from, to) => `${command}：${from} → ${to}`,
  hint: "箭头就是命令：点击它，或用方向键选择后按回车，交给该虚拟机。",
  now: "现在可以",
  refused: "现在被拒绝",
  busy: "它有作业正在进行：期间只接受暂停、恢复运行、强制断电和中止。",
  does: {
    start: "引导；访问到的页才得到页框",
    startSaved: "读回映像，从那里继续",
    pause: "vCPU 让出 pCPU，内存保留",
    resume: "vCPU 从原来的位置继续",
    shutdown: "请求客户机，由它自己关机",
    stop: "断电：页框释放，卷保留",
    save: "内存写入存储池，然后关机",
    discardSave: "映像消失，区段释放",
    reset: "程序从头开始，页框保留",
    delete: "卷归还存储池",
    crash: "vCPU 全部停止，内存保留",
    abortJob: "一切如作业之前",
    migrate: "照原样到另一台宿主机",
    create: "",
  },
};

export const lifecycle = { en, zh };
