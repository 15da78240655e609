/**
 * An event in a few words, for a list of them: who, what, and the one number that matters. A line of the list holds about 26
 * letters, or half as many characters. The whole sentence is that of `explain.ts`.
 */
import { attemptText, outcomeOf } from "../../model/attempts.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { TierUnit } from "../../trace/views/tier.ts";
import type { CommandId } from "../../model/scenario.ts";
import type { BlockReason, JobKind, LeaveCause, ReadyCause } from "../../model/states.ts";
import type { RequestPurpose } from "../../model/events.ts";
import { zhFreeMemory } from "../freeMemoryWords.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { catalogues } from "../languages.ts";
import { commandTexts } from "../messages/commands.ts";
import type { Language } from "./language.ts";
import { commandTarget, hostLabel, lvParts, requestFacts, vcpuPart, vmPart, type ExplainContext } from "./names.ts";
import { isHost, joined, say, tidyChinese, type Part, type Parts, type Piece } from "./parts.ts";
import { unitParts } from "./tierNames.ts";
import { wordsOf } from "./words.ts";

/** A text in both languages. `who` and the like are put in where they stand. */
type Both<Args extends readonly unknown[] = []> = Readonly<Record<Language, (...args: Args) => Parts>>;

const both = <Args extends readonly unknown[]>(
  en: (...args: Args) => Parts,
  zh: (...args: Args) => Parts,
): Both<Args> => ({ en, zh });

const DONE: Readonly<Record<CommandId, Both<[Part]>>> = {
  create: both(
    (vm) => say`${vm} defined`,
    (vm) => say`定义 ${vm}`,
  ),
  start: both(
    (vm) => say`${vm} started`,
    (vm) => say`启动 ${vm}`,
  ),
  pause: both(
    (vm) => say`${vm} paused`,
    (vm) => say`暂停 ${vm}`,
  ),
  resume: both(
    (vm) => say`${vm} resumed`,
    (vm) => say`恢复 ${vm}`,
  ),
  shutdown: both(
    (vm) => say`${vm} asked to shut down`,
    (vm) => say`${vm} 开始关机`,
  ),
  stop: both(
    (vm) => say`${vm} forced off`,
    (vm) => say`${vm} 强制断电`,
  ),
  delete: both(
    (vm) => say`${vm} deleted`,
    (vm) => say`删除 ${vm}`,
  ),
  setWeight: both(
    (vm) => say`${vm} has another weight`,
    (vm) => say`更改 ${vm} 的权重`,
  ),
  compact: both(
    () => say`memory compacted`,
    () => say`紧凑内存`,
  ),
  setMemoryTarget: both(
    (vm) => say`${vm}: memory target`,
    (vm) => say`${vm} 内存目标`,
  ),
  balloon: both(
    (vm) => say`${vm}: balloon switched`,
    (vm) => say`${vm} 开关气球`,
  ),
  reset: both(
    (vm) => say`${vm} reset`,
    (vm) => say`重置 ${vm}`,
  ),
  save: both(
    (vm) => say`${vm} to be saved`,
    (vm) => say`保存 ${vm}`,
  ),
  discardSave: both(
    (vm) => say`saved memory of ${vm} discarded`,
    (vm) => say`丢弃 ${vm} 保存的内存`,
  ),
  crash: both(
    (vm) => say`${vm} crashes`,
    (vm) => say`${vm} 崩溃`,
  ),
  abortJob: both(
    (vm) => say`job of ${vm} aborted`,
    (vm) => say`中止 ${vm} 的作业`,
  ),
  snapshot: both(
    (vm) => say`snapshot of ${vm}`,
    (vm) => say`${vm} 快照`,
  ),
  revert: both(
    (vm) => say`${vm} reverted`,
    (vm) => say`${vm} 回滚`,
  ),
  deleteSnapshot: both(
    (vm) => say`${vm}: snapshot deleted`,
    (vm) => say`${vm} 删除快照`,
  ),
  clone: both(
    (vm) => say`${vm} cloned`,
    (vm) => say`克隆 ${vm}`,
  ),
  discard: both(
    (vm) => say`${vm} discards blocks`,
    (vm) => say`${vm} 丢弃块`,
  ),
  extendPool: both(
    () => say`thin pool extended`,
    () => say`扩容精简池`,
  ),
  setDisk: both(
    () => say`a disk changes`,
    () => say`磁盘变化`,
  ),
  extendVolume: both(
    (vm) => say`${vm}: volume extended`,
    (vm) => say`${vm} 卷扩容`,
  ),
  reduceVolume: both(
    (vm) => say`${vm}: volume reduced`,
    (vm) => say`${vm} 卷缩容`,
  ),
  moveExtents: both(
    () => say`extents move`,
    () => say`迁移区段`,
  ),
  abortMove: both(
    () => say`move aborted`,
    () => say`中止迁移`,
  ),
  setIoLimit: both(
    (vm) => say`I/O limit of ${vm}`,
    (vm) => say`${vm} 的 I/O 上限`,
  ),
  rename: both(
    (vm) => say`${vm} renamed`,
    (vm) => say`重命名 ${vm}`,
  ),
  resize: both(
    (vm) => say`${vm} resized`,
    (vm) => say`${vm} 调整大小`,
  ),
  resync: both(
    (vm) => say`${vm} resynced`,
    (vm) => say`重新同步 ${vm}`,
  ),
  backup: both(
    (vm) => say`${vm} to be backed up`,
    (vm) => say`备份 ${vm}`,
  ),
  restoreBackup: both(
    (vm) => say`${vm} to be restored`,
    (vm) => say`由备份还原 ${vm}`,
  ),
  deleteBackup: both(
    () => say`backup deleted`,
    () => say`删除备份`,
  ),
  migrate: both(
    (vm) => say`${vm} is to move`,
    (vm) => say`迁移 ${vm}`,
  ),
  switchToPostCopy: both(
    (vm) => say`${vm} is to go on there`,
    (vm) => say`${vm} 改为后拷贝`,
  ),
  setMigrationSpeed: both(
    (vm) => say`speed of moving ${vm}`,
    (vm) => say`${vm} 的迁移速度`,
  ),
  setLink: both(
    () => say`the link changes`,
    () => say`链路变化`,
  ),
  setHost: both(
    () => say`a host changes`,
    () => say`宿主机变化`,
  ),
  commit: both(
    (vm) => say`${vm} to be committed`,
    (vm) => say`提交 ${vm}`,
  ),
  rebase: both(
    (vm) => say`${vm} to be rebased`,
    (vm) => say`${vm} 更换底层卷`,
  ),
  deleteVolume: both(
    () => say`left volume deleted`,
    () => say`删除留下的卷`,
  ),
};

const JOBS: Readonly<Record<JobKind, Both<[Part]>>> = {
  pull: both(
    (vm) => say`fetching ${vm}`,
    (vm) => say`取回 ${vm} 的页`,
  ),
  push: both(
    (vm) => say`sending ${vm}`,
    (vm) => say`传送 ${vm} 的页`,
  ),
  migrate: both(
    (vm) => say`moving ${vm}`,
    (vm) => say`迁出 ${vm}`,
  ),
  incoming: both(
    (vm) => say`receiving ${vm}`,
    (vm) => say`迁入 ${vm}`,
  ),
  save: both(
    (vm) => say`saving ${vm}`,
    (vm) => say`保存 ${vm}`,
  ),
  restore: both(
    (vm) => say`restoring ${vm}`,
    (vm) => say`还原 ${vm}`,
  ),
  clone: both(
    (vm) => say`cloning ${vm}`,
    (vm) => say`克隆 ${vm}`,
  ),
  merge: both(
    (vm) => say`copying back ${vm}`,
    (vm) => say`复制回 ${vm}`,
  ),
  snapshotMemory: both(
    (vm) => say`snapshot of ${vm}`,
    (vm) => say`创建 ${vm} 的快照`,
  ),
  revert: both(
    (vm) => say`reverting ${vm}`,
    (vm) => say`回滚 ${vm}`,
  ),
  resync: both(
    (vm) => say`resync of ${vm}`,
    (vm) => say`重新同步 ${vm}`,
  ),
  backup: both(
    (vm) => say`backup of ${vm}`,
    (vm) => say`备份 ${vm}`,
  ),
  restoreBackup: both(
    (vm) => say`restoring ${vm}`,
    (vm) => say`还原 ${vm}`,
  ),
  fromBackup: both(
    (vm) => say`remaking ${vm}`,
    (vm) => say`重建 ${vm}`,
  ),
  commit: both(
    (vm) => say`committing ${vm}`,
    (vm) => say`提交 ${vm}`,
  ),
  rebase: both(
    (vm) => say`rebasing ${vm}`,
    (vm) => say`${vm} 更换底层卷`,
  ),
  move: both(
    () => say`moving extents`,
    () => say`迁移区段`,
  ),
};

const READY: Readonly<Record<ReadyCause, Both<[Part]>>> = {
  arrive: both(
    (who) => say`${who} arrives`,
    (who) => say`${who} 到达`,
  ),
  wake: both(
    (who) => say`${who} wakes`,
    (who) => say`${who} 唤醒`,
  ),
  preempt: both(
    (who) => say`${who} queues again`,
    (who) => say`${who} 回到队列`,
  ),
  expire: both(
    (who) => say`${who} queues again`,
    (who) => say`${who} 回到队列`,
  ),
  unpause: both(
    (who) => say`${who} ready again`,
    (who) => say`${who} 恢复就绪`,
  ),
  unpark: both(
    (who) => say`${who} no longer parked`,
    (who) => say`${who} 结束停排`,
  ),
  requeue: both(
    (who) => say`${who} to another place`,
    (who) => say`${who} 换到新位置`,
  ),
  costart: both(
    (who) => say`${who} no longer held`,
    (who) => say`${who} 解除协同停止`,
  ),
};

const BLOCKS: Readonly<Record<BlockReason, Both<[Part]>>> = {
  none: both(
    (who) => say`${who} blocks`,
    (who) => say`${who} 阻塞`,
  ),
  fault: both(
    (who) => say`${who} blocks on a fault`,
    (who) => say`${who} 因缺页阻塞`,
  ),
  disk: both(
    (who) => say`${who} waits for the disk`,
    (who) => say`${who} 等待磁盘`,
  ),
  device: both(
    (who) => say`${who} waits for a device`,
    (who) => say`${who} 等待设备`,
  ),
  halt: both(
    (who) => say`${who} halts`,
    (who) => say`${who} 停机等待`,
  ),
  ioLimit: both(
    (who) => say`${who} held by its I/O limit`,
    (who) => say`${who} 被 I/O 上限限流`,
  ),
};

const LEAVES: Readonly<Record<Exclude<LeaveCause, "block">, Both<[Part]>>> = {
  expire: both(
    (who) => say`${who}: timeslice over`,
    (who) => say`${who} 时间片用完`,
  ),
  preempt: both(
    (who) => say`${who} preempted`,
    (who) => say`${who} 被抢占`,
  ),
  finish: both(
    (who) => say`${who} finished`,
    (who) => say`${who} 运行结束`,
  ),
  pause: both(
    (who) => say`${who} leaves: paused`,
    (who) => say`${who} 因暂停离开`,
  ),
  stop: both(
    (who) => say`${who} leaves: off`,
    (who) => say`${who} 因断电离开`,
  ),
  park: both(
    (who) => say`${who} parked, in debt`,
    (who) => say`${who} 停排（欠额）`,
  ),
  requeue: both(
    (who) => say`${who} queues elsewhere`,
    (who) => say`${who} 换队列`,
  ),
  costop: both(
    (who) => say`${who} held for siblings`,
    (who) => say`${who} 协同停止`,
  ),
};

const ASKS: Readonly<Record<RequestPurpose, Both<[Part, string]>>> = {
  swapIn: both(
    (vm, n) => say`${vm} ${n} from swap`,
    (vm, n) => say`${vm} ${n} 换入`,
  ),
  swapOut: both(
    (vm, n) => say`${vm} ${n} to swap`,
    (vm, n) => say`${vm} ${n} 换出`,
  ),
  guestRead: both(
    (vm) => say`${vm} reads`,
    (vm) => say`${vm} 读`,
  ),
  guestWrite: both(
    (vm) => say`${vm} writes`,
    (vm) => say`${vm} 写`,
  ),
  parityRead: both(
    (vm) => say`${vm} reads parity`,
    (vm) => say`${vm} 读校验`,
  ),
  parityWrite: both(
    (vm) => say`${vm} writes parity`,
    (vm) => say`${vm} 写校验`,
  ),
  jobRead: both(
    (vm) => say`job of ${isHost(vm) ? "host" : vm} reads`,
    (vm) => say`${isHost(vm) ? "宿主机" : vm} 的作业读`,
  ),
  jobWrite: both(
    (vm) => say`job of ${isHost(vm) ? "host" : vm} writes`,
    (vm) => say`${isHost(vm) ? "宿主机" : vm} 的作业写`,
  ),
  copyRead: both(
    (vm) => say`copy for ${vm}, read`,
    (vm) => say`${vm} 复制：读`,
  ),
  copyWrite: both(
    (vm) => say`copy for ${vm}, write`,
    (vm) => say`${vm} 复制：写`,
  ),
};

/** The event in a few words. */
export function shortEvent(event: TraceEvent, context: ExplainContext, language: Language): Parts {
  const parts = inWords(event, context, language);
  return language === "zh" ? tidyChinese(parts) : parts;
}

const disk = (pv: number) => `pv${pv}`;

const ZH_DISK = { working: "正常", failed: "故障", closed: "不再分配" } as const;

function inWords(event: TraceEvent, context: ExplainContext, language: Language): Parts {
  const { info, scenario } = context;
  const { number, ticks } = wordsOf(language, timeUnit(scenario));
  const isChinese = language === "zh";
  const t = catalogues[language].terms;
  const vcpu = (id: number) => vcpuPart(info, id);
  const vm = (id: number) => vmPart(info, id);
  const unit = (named: TierUnit) => unitParts(context, named, language);
  /** The words of the language. */
  const pick = (en: Parts, zh: Parts): Parts => (isChinese ? zh : en);
  const request = (id: number): Piece => {
    const facts = requestFacts(context, id);
    return facts ? ASKS[facts.purpose][language](facts.vm, number(facts.page)) : isChinese ? "请求" : "request";
  };
  switch (event.kind) {
    case "commandDone":
      return DONE[event.command][language](commandTarget(context, event.index, event.vm));
    case "commandFailed": {
      const who = commandTarget(context, event.index, event.vm);
      const names = commandTexts[language].name;
      return pick(say`${names[event.command]} ${who}: refused`, say`${names[event.command]} ${who}：被拒绝`);
    }
    case "vmState":
      return event.cause === "finish"
        ? pick(say`${vm(event.vm)} is done`, say`${vm(event.vm)} 全部结束`)
        : pick(say`${vm(event.vm)}: ${t.life[event.state]}`, say`${vm(event.vm)}：${t.life[event.state]}`);
    case "machineChanged":
      return pick(say`${vm(event.vm)} changed`, say`${vm(event.vm)} 已变化`);
    case "migrationBegan":
      return event.isOut
        ? pick(say`${vm(event.vm)} moves away`, say`${vm(event.vm)} 开始迁出`)
        : pick(say`${vm(event.vm)} is to come`, say`${vm(event.vm)} 将迁入`);
    case "migrationRound":
      return pick(
        say`${vm(event.vm)}: round ${number(event.round + 1)}, ${number(event.pages)} pages`,
        say`${vm(event.vm)} 第 ${number(event.round + 1)} 轮：${number(event.pages)} 页`,
      );
    case "migrationRoundDone":
      return pick(
        say`${vm(event.vm)}: ${number(event.dirtied)} written in round ${number(event.round + 1)}`,
        say`${vm(event.vm)} 第 ${number(event.round + 1)} 轮写过 ${number(event.dirtied)} 页`,
      );
    case "migrationStopped":
      return pick(
        say`${vm(event.vm)} stands still, ${number(event.pages)} left`,
        say`${vm(event.vm)} 停机，剩 ${number(event.pages)} 页`,
      );
    case "migrationEnded":
      if (event.outcome === "lost") return pick(say`${vm(event.vm)} is lost`, say`${vm(event.vm)} 丢失`);
      if (event.outcome === "off") return pick(say`${vm(event.vm)} is off`, say`${vm(event.vm)} 已关机`);
      if (event.outcome !== "done") return pick(say`${vm(event.vm)} stays`, say`${vm(event.vm)} 迁移中止`);
      return event.isOut
        ? pick(say`${vm(event.vm)} has moved`, say`${vm(event.vm)} 已迁出`)
        : pick(say`${vm(event.vm)} has come`, say`${vm(event.vm)} 已迁入`);
    case "migrationSwitched":
      return pick(
        say`${vm(event.vm)} goes on there, ${number(event.pages)} to come`,
        say`${vm(event.vm)} 已切换，还差 ${number(event.pages)} 页`,
      );
    case "networkFault":
      return pick(
        say`${vcpu(event.vcpu)} waits for page ${number(event.page)}`,
        say`${vcpu(event.vcpu)} 等待第 ${number(event.page)} 页`,
      );
    case "throttled":
      return event.isThrottled
        ? pick(say`${vm(event.vm)} throttled`, say`${vm(event.vm)} 被限流`)
        : pick(say`${vm(event.vm)}: new period`, say`${vm(event.vm)} 新周期`);
    case "exited":
      if (event.isKernel) return pick(say`${vcpu(event.vcpu)} in the kernel`, say`${vcpu(event.vcpu)} 进入内核`);
      if (event.exits > 0)
        return pick(
          say`${vcpu(event.vcpu)} exits${event.exits > 1 ? ` ${number(event.exits)} times` : ""}`,
          say`${vcpu(event.vcpu)} 退出${event.exits > 1 ? ` ${number(event.exits)} 次` : ""}`,
        );
      return event.cause === "sensitive"
        ? pick(say`${vcpu(event.vcpu)}: no trap, wrong result`, say`${vcpu(event.vcpu)} 未陷入，结果错误`)
        : pick(say`${vcpu(event.vcpu)}: no exit`, say`${vcpu(event.vcpu)} 无需退出`);
    case "migrationRate":
      return pick(
        say`${vm(event.vm)}: ${number(event.bytesPerTick)} B a tick`,
        say`${vm(event.vm)} 每滴答 ${number(event.bytesPerTick)} B`,
      );
    case "migrationThrottled":
      return pick(
        say`${vm(event.vm)} held back ${number(event.percent)} %`,
        say`${vm(event.vm)} 限速 ${number(event.percent)}%`,
      );
    case "linkState":
      return pick(say`link ${event.isWorking ? "works" : "fails"}`, say`链路${event.isWorking ? "恢复" : "故障"}`);
    case "hostState":
      return pick(say`host ${event.isWorking ? "works" : "fails"}`, say`宿主机${event.isWorking ? "恢复" : "故障"}`);
    case "migrationVolumes":
      return pick(
        say`${vm(event.vm)}: ${number(event.extents)} extents sent`,
        say`传送 ${vm(event.vm)} 的 ${number(event.extents)} 个区段`,
      );
    case "migrationVolumesDone":
      return pick(say`volumes of ${vm(event.vm)} have come`, say`${vm(event.vm)} 的卷已到达`);
    case "placed":
      if (event.host < 0) return pick(say`no host for ${vm(event.vm)}`, say`没有宿主机可放 ${vm(event.vm)}`);
      return pick(
        say`${vm(event.vm)} goes to ${hostLabel(context, event.host)}`,
        say`${vm(event.vm)} 放到 ${hostLabel(context, event.host)}`,
      );
    case "loadCompared":
      if (event.vm < 0) return pick(say`load ${number(event.load)} %`, say`负载 ${number(event.load)}%`);
      return pick(
        say`${event.isMoved ? "moves" : "proposed:"} ${vm(event.vm)} to ${hostLabel(context, event.to)}`,
        say`${event.isMoved ? "" : "建议"}迁移 ${vm(event.vm)} 到 ${hostLabel(context, event.to)}`,
      );
    case "maintenance":
      return pick(say`maintenance ${event.isOn ? "begins" : "ends"}`, say`维护${event.isOn ? "开始" : "结束"}`);
    case "restartPlanned":
      return pick(
        say`${vm(event.vm)} restarts at ${number(event.at)}`,
        say`${vm(event.vm)} 将于 ${number(event.at)} 重启`,
      );
    case "attempted": {
      const what = attemptText(event);
      const [en, zh] = {
        own: ["its own", "是自己的"],
        stopped: ["stopped", "被阻止"],
        breach: ["not stopped", "未被阻止"],
        harmed: ["altered", "被别人改写"],
      }[outcomeOf(event.rule)] as [string, string];
      return pick(say`${vcpu(event.vcpu)}: ${what}, ${en}`, say`${vcpu(event.vcpu)} ${what}：${zh}`);
    }
    case "leftOver":
      return pick(
        say`frame ${number(event.frame)} holds what ${vm(event.from)} left`,
        say`页框 ${number(event.frame)} 留有 ${vm(event.from)} 的内容`,
      );
    case "jobBegun":
      return pick(say`${JOBS[event.work].en(vm(event.vm))} begins`, say`开始${JOBS[event.work].zh(vm(event.vm))}`);
    case "jobProgress":
      return joined([JOBS[event.work][language](vm(event.vm)), ` ${number(event.done)}/${number(event.total)}`]);
    case "jobEnded":
      return event.outcome === "done"
        ? pick(say`${JOBS[event.work].en(vm(event.vm))}: done`, say`${JOBS[event.work].zh(vm(event.vm))}：完成`)
        : pick(say`${JOBS[event.work].en(vm(event.vm))}: aborted`, say`${JOBS[event.work].zh(vm(event.vm))}：已中止`);
    case "jobShared":
      return pick(say`${vm(event.vm)} is busy as well`, say`${vm(event.vm)} 也有作业`);
    case "frozen":
      return pick(say`${vm(event.vm)}: volumes kept`, say`${vm(event.vm)}：保留卷的内容`);
    case "thawed":
      return pick(say`${vm(event.vm)}: kept no longer`, say`${vm(event.vm)}：不再保留`);
    case "chunkMerged":
      return pick(say`chunk ${number(event.chunk)} copied back`, say`数据块 ${number(event.chunk)} 复制回`);
    case "memoryKept":
      return pick(say`${vm(event.vm)}: memory kept`, say`${vm(event.vm)}：保存内存`);
    case "backupMade":
      return pick(say`${vm(event.vm)} backed up`, say`${vm(event.vm)} 备份完成`);
    case "backupRestored":
      return pick(say`${vm(event.vm)} from its backup`, say`由备份还原 ${vm(event.vm)}`);
    case "backupDeleted":
      return pick(say`backup of ${vm(event.vm)} gone`, say`${vm(event.vm)} 的备份已删除`);
    case "restoredToSwap":
      return pick(
        say`${vm(event.vm)}: ${number(event.pages.length)} to swap`,
        say`${vm(event.vm)} ${number(event.pages.length)} 页到交换卷`,
      );
    case "weight":
      return pick(
        say`${vm(event.vm)}: weight ${number(event.weight)}`,
        say`${vm(event.vm)} 权重 ${number(event.weight)}`,
      );
    case "quiet":
      return pick(say`nothing left to do`, say`无事可做`);
    case "zeno":
      return pick(say`${vcpu(event.vcpu)} never gets on`, say`${vcpu(event.vcpu)} 停滞不前`);
    case "ready":
      return READY[event.cause][language](vcpu(event.vcpu));
    case "vcpuState":
      return joined([vcpu(event.vcpu), isChinese ? "：" : ": ", t.phase[event.state]]);
    case "queueOrder":
    case "ratioOrder":
      return pick(say`queue put in order`, say`队列重新排序`);
    case "dispatch": {
      const who = vcpu(event.vcpu);
      const on = `pCPU ${event.pcpu}`;
      if (event.stolenFrom >= 0) return pick(say`${who} stolen by ${on}`, say`${on} 窃取 ${who}`);
      return event.goesOn && !event.switched
        ? pick(say`${who} goes on, ${on}`, say`${who} 继续，${on}`)
        : pick(say`${who} runs on ${on}`, say`${who} 在 ${on} 运行`);
    }
    case "pcpuPhase":
      return joined([`pCPU ${event.pcpu}`, isChinese ? "：" : ": ", t.pcpuPhase[event.phase]]);
    case "leave":
      if (event.cause === "block") return BLOCKS[event.blocked][language](vcpu(event.vcpu));
      if (event.preempt) {
        const [who, by] = [vcpu(event.vcpu), vcpu(event.preempt.by)];
        return pick(say`${by} preempts ${who}`, say`${by} 抢占 ${who}`);
      }
      return LEAVES[event.cause][language](vcpu(event.vcpu));
    case "round":
      return pick(say`new round, ${ticks(event.ticks)}`, say`新一轮，${ticks(event.ticks)}`);
    case "standing":
      return event.reason === "boost"
        ? pick(say`all to the top level`, say`全部升到最高级`)
        : pick(say`credits given out`, say`发放信用`);
    case "timeslice":
      return pick(say`${vcpu(event.vcpu)}: new timeslice`, say`${vcpu(event.vcpu)} 新时间片`);
    case "barrier":
      return event.opens
        ? pick(say`${vcpu(event.vcpu)} opens the barrier`, say`${vcpu(event.vcpu)} 打开屏障`)
        : pick(say`${vcpu(event.vcpu)} spins at a barrier`, say`${vcpu(event.vcpu)} 在屏障自旋`);
    case "rebalance":
      return joined([vcpu(event.vcpu), isChinese ? " 队列 " : ": queue ", `${event.from} → ${event.to}`]);
    case "warming":
      return event.begins
        ? pick(say`${vcpu(event.vcpu)} warms up`, say`${vcpu(event.vcpu)} 开始预热`)
        : pick(say`${vcpu(event.vcpu)} warms no more`, say`${vcpu(event.vcpu)} 停止预热`);
    case "warmth":
      return event.isWarm
        ? pick(say`${vcpu(event.vcpu)} warm, pCPU ${event.pcpu}`, say`${vcpu(event.vcpu)} 已热，pCPU ${event.pcpu}`)
        : pick(say`${vcpu(event.vcpu)} cold, pCPU ${event.pcpu}`, say`${vcpu(event.vcpu)} 已冷，pCPU ${event.pcpu}`);
    case "wait":
      return BLOCKS[event.blocked][language](vcpu(event.vcpu));
    case "withheld":
      return pick(
        say`cap holds ${number(event.entries.length)} back`,
        say`上限限流 ${number(event.entries.length)} 个`,
      );
    case "hit":
      return pick(
        say`${vcpu(event.vcpu)} page ${number(event.page)}: hit`,
        say`${vcpu(event.vcpu)} 页 ${number(event.page)}：命中`,
      );
    case "fault":
      return pick(
        say`${vcpu(event.vcpu)} faults on page ${number(event.page)}`,
        say`${vcpu(event.vcpu)} 缺页 ${number(event.page)}`,
      );
    case "evict":
      return pick(
        say`frame ${number(event.frame)}: ${vm(event.vm)} ${number(event.page)} leaves`,
        say`页框 ${number(event.frame)}：${vm(event.vm)} ${number(event.page)} 换出`,
      );
    case "reserve":
      return pick(say`frame ${number(event.frame)} reserved`, say`预留页框 ${number(event.frame)}`);
    case "map":
      return event.how !== "zeroFill" && event.how !== "file"
        ? pick(
            say`${vm(event.vm)} gets page ${number(event.page)} back`,
            say`${vm(event.vm)} 取回页 ${number(event.page)}`,
          )
        : pick(
            say`${vm(event.vm)} page ${number(event.page)} in frame ${number(event.frame)}`,
            say`${vm(event.vm)} 页 ${number(event.page)} → 页框 ${number(event.frame)}`,
          );
    case "frameWait":
      return pick(say`${vcpu(event.vcpu)} waits for a frame`, say`${vcpu(event.vcpu)} 等待页框`);
    case "free":
      return pick(say`frame ${number(event.frame)} free`, say`页框 ${number(event.frame)} 空闲`);
    case "listed":
      return pick(say`${vm(event.vm)} ${number(event.page)} listed`, say`${vm(event.vm)} ${number(event.page)} 入表`);
    case "unlisted":
      return pick(
        say`${vm(event.vm)} ${number(event.page)} off its list`,
        say`${vm(event.vm)} ${number(event.page)} 出表`,
      );
    case "ghostHit":
      return pick(
        say`${vcpu(event.vcpu)} page ${number(event.page)}: ghost hit`,
        say`${vcpu(event.vcpu)} 页 ${number(event.page)}：幽灵命中`,
      );
    case "writtenOut":
      return pick(
        say`${vm(event.vm)} ${number(event.page)} written ahead`,
        say`${vm(event.vm)} ${number(event.page)} 提前写回`,
      );
    case "givenUp":
      return pick(say`${vm(event.vm)} ${number(event.page)} given up`, say`放弃 ${vm(event.vm)} ${number(event.page)}`);
    case "memoryState":
      return pick(say`free memory: ${event.state}`, say`空闲内存：${zhFreeMemory[event.state]}`);
    case "memoryTargets":
      return pick(say`memory divided anew`, say`重新分配内存`);
    case "inflate": {
      const taken = number(event.beyond + event.entries.length);
      return pick(say`balloon of ${vm(event.vm)} +${taken}`, say`${vm(event.vm)} 气球 +${taken}`);
    }
    case "deflate": {
      const given = number(event.beyond + event.pages.length);
      return pick(say`balloon of ${vm(event.vm)} −${given}`, say`${vm(event.vm)} 气球 −${given}`);
    }
    case "hostSwap":
      return pick(
        say`host swaps ${vm(event.vm)} ${number(event.page)}`,
        say`宿主机换出 ${vm(event.vm)} ${number(event.page)}`,
      );
    case "memoryHold":
      return event.isHeld
        ? pick(say`${vm(event.vm)} held, memory low`, say`${vm(event.vm)} 因内存暂停`)
        : pick(say`${vm(event.vm)} may run again`, say`${vm(event.vm)} 继续运行`);
    case "memoryLimit":
      return pick(
        say`${vm(event.vm)}: at most ${number(event.pages)}`,
        say`${vm(event.vm)} 至多 ${number(event.pages)}`,
      );
    case "balloonSwitch":
      return pick(
        say`${vm(event.vm)}: balloon ${event.isOn ? "on" : "off"}`,
        say`${vm(event.vm)} 气球${event.isOn ? "开" : "关"}`,
      );
    case "quota":
      return pick(
        say`quota of ${vm(event.vm)}: ${number(event.frames)}`,
        say`${vm(event.vm)} 的配额：${number(event.frames)}`,
      );
    case "load":
      return event.isSuspended
        ? pick(say`${vm(event.vm)} suspended: too little memory`, say`${vm(event.vm)} 因内存不足暂停`)
        : pick(say`${vm(event.vm)} goes on: memory again`, say`内存足够，${vm(event.vm)} 恢复运行`);
    case "scanned": {
      const merged = number(event.entries.filter(({ freed }) => freed >= 0).length);
      return pick(
        say`scan: ${number(event.looked)} pages, ${merged} merged`,
        say`扫描 ${number(event.looked)} 页，合并 ${merged}`,
      );
    }
    case "copyBroken":
      return event.left > 0
        ? pick(
            say`${vcpu(event.vcpu)} page ${number(event.page)}: copied`,
            say`${vcpu(event.vcpu)} 页 ${number(event.page)}：复制`,
          )
        : pick(
            say`${vcpu(event.vcpu)} page ${number(event.page)}: its own`,
            say`${vcpu(event.vcpu)} 页 ${number(event.page)}：独占`,
          );
    case "fileShared":
      return pick(
        say`${vm(event.vm)} reads page ${number(event.page)} in shared frame ${number(event.frame)}`,
        say`${vm(event.vm)} 在共享页框 ${number(event.frame)} 中读页 ${number(event.page)}`,
      );
    case "fileDropped":
      return pick(say`frame ${number(event.frame)}: file given up`, say`页框 ${number(event.frame)}：放弃文件页`);
    case "unshared":
      return pick(say`${vm(event.vm)} leaves shared frames`, say`${vm(event.vm)} 离开共享页框`);
    case "counted":
      return event.cleared.length > 0
        ? pick(say`bits cleared by time`, say`按时间清除访问位`)
        : pick(say`counts move on`, say`计数更新`);
    case "translated": {
      const [who, page] = [vcpu(event.vcpu), number(event.page)];
      return event.hit
        ? pick(say`${who} page ${page}: TLB hit`, say`${who} 页 ${page}：TLB 命中`)
        : pick(say`${who} page ${page}: TLB miss`, say`${who} 页 ${page}：TLB 未命中`);
    }
    case "tablesWritten":
      return pick(
        say`${vcpu(event.vcpu)} writes page tables`,
        say`${vcpu(event.vcpu)} 写页表 ${number(event.writes)} 项`,
      );
    case "tlbFlushed":
      return event.cause === "worldSwitch"
        ? pick(say`TLB of pCPU ${event.pcpu} flushed`, say`pCPU ${event.pcpu} 的 TLB 清空`)
        : pick(say`${vm(event.vm)} leaves the TLB`, say`${vm(event.vm)} 离开 TLB`);
    case "tlbInvalidated":
      return pick(
        say`${vm(event.vm)} ${number(event.page)} leaves the TLB`,
        say`${vm(event.vm)} ${number(event.page)} 离开 TLB`,
      );
    case "allocated":
      return pick(say`${vm(event.vm)} at ${number(event.start)}`, say`${vm(event.vm)} → ${number(event.start)}`);
    case "freed":
      return pick(say`${vm(event.vm)} frees ${number(event.size)}`, say`${vm(event.vm)} 释放 ${number(event.size)}`);
    case "compacted":
      return pick(say`${number(event.moved)} moved together`, say`移动 ${number(event.moved)}`);
    case "noRoom":
      return pick(say`no hole for ${vm(event.vm)}`, say`${vm(event.vm)} 放不下`);
    case "freeList":
      return pick(say`free list: ${number(event.holes.length)}`, say`空闲分区 ${number(event.holes.length)} 个`);
    case "ioQueued":
      return joined([
        disk(event.pv),
        isChinese ? " 排队：" : " queues: ",
        ...ASKS[event.purpose][language](vm(event.vm), number(event.page)),
      ]);
    case "ioStarted":
      return joined([disk(event.pv), isChinese ? " 开始：" : " begins: ", request(event.request)]);
    case "ioDone":
      return joined([disk(event.pv), isChinese ? " 完成：" : " done: ", request(event.request)]);
    case "ioCancelled":
      return joined([disk(event.pv), isChinese ? " 取消：" : " drops: ", request(event.request)]);
    case "seek":
      return joined([disk(event.pv), isChinese ? " 磁头移到 " : " goes to cylinder ", number(event.to)]);
    case "lvAllocated":
      return joined([lvParts(info, event.lv), isChinese ? " 已分配" : " placed"]);
    case "lvLaidOut":
      return joined([lvParts(info, event.lv), isChinese ? " 已分配" : event.from > 0 ? " extended" : " placed"]);
    case "lvReduced":
      return joined([lvParts(info, event.lv), isChinese ? " 已缩小" : " reduced"]);
    case "extentMoved":
      return joined([lvParts(info, event.lv), isChinese ? " 移到 " : " moves to ", disk(event.pv)]);
    case "extentHeld":
      return joined([
        disk(event.pv),
        event.isHeld ? (isChinese ? " 用于复制 " : " copies ") : isChinese ? " 放弃复制 " : " gives up ",
        lvParts(info, event.lv),
      ]);
    case "extentStale":
      return joined([
        lvParts(info, event.lv),
        event.isStale ? (isChinese ? " 过时" : " out of date") : isChinese ? " 已同步" : " in sync",
      ]);
    case "diskState":
      return pick(say`${disk(event.pv)} ${event.state}`, say`${disk(event.pv)} ${ZH_DISK[event.state]}`);
    case "ioFailed":
      return joined([disk(event.pv), isChinese ? " 出错：" : " error: ", request(event.request)]);
    case "ioLimit":
      return event.every > 0
        ? pick(say`${vm(event.vm)}: I/O limited`, say`${vm(event.vm)} I/O 受限`)
        : pick(say`${vm(event.vm)}: I/O unlimited`, say`${vm(event.vm)} I/O 不限`);
    case "ioHeld":
      return pick(say`${vcpu(event.vcpu)}: I/O throttled`, say`${vcpu(event.vcpu)} I/O 限流`);
    case "ioReleased":
      return event.isDropped
        ? pick(say`${vcpu(event.vcpu)}: I/O dropped`, say`${vcpu(event.vcpu)} I/O 取消`)
        : pick(
            say`${vcpu(event.vcpu)}: throttled ${ticks(event.waited)}`,
            say`${vcpu(event.vcpu)} 已限流 ${ticks(event.waited)}`,
          );
    case "ioError":
      return joined([vcpuPart(info, event.vcpu), isChinese ? " 读写出错" : " I/O error"]);
    case "snapshotTaken":
      return pick(say`volumes of ${vm(event.vm)} kept`, say`保留 ${vm(event.vm)} 的卷`);
    case "snapshotDeleted":
      return pick(say`snapshot of ${vm(event.vm)} gone`, say`${vm(event.vm)} 快照已删除`);
    case "reverted":
      return pick(say`${vm(event.vm)} as at its snapshot`, say`${vm(event.vm)} 回到快照`);
    case "cloned":
      return pick(say`${vm(event.vm)} like ${vm(event.base)}`, say`${vm(event.vm)} 克隆自 ${vm(event.base)}`);
    case "copiedOut":
      return joined([lvParts(info, event.lv), isChinese ? " 写前复制 " : ": copied out ", number(event.chunk)]);
    case "storeOverflowed":
      return joined([lvParts(info, event.copy), isChinese ? " 溢出" : ": overflow"]);
    case "mergedBack":
      return joined([lvParts(info, event.lv), isChinese ? " 复制回 " : ": back ", number(event.chunks)]);
    case "rebased":
      return event.base < 0
        ? pick(say`${vm(event.vm)} on nothing`, say`${vm(event.vm)} 无底层卷`)
        : pick(say`${vm(event.vm)} on ${vm(event.base)}`, say`${vm(event.vm)} 底层：${vm(event.base)}`);
    case "zeroed":
      return pick(say`zero chunks ${number(event.chunks.length)}`, say`零块 ${number(event.chunks.length)}`);
    case "thinShared":
      return joined([lvParts(info, event.lv), isChinese ? " 共享数据块" : " shares chunks"]);
    case "thinWritten":
      return joined([lvParts(info, event.lv), ` ${number(event.chunk)} → ${number(event.place)}`]);
    case "thinDiscarded":
      return pick(say`${number(event.freed)} chunks freed`, say`释放 ${number(event.freed)} 个数据块`);
    case "thinDropped":
      return joined([lvParts(info, event.lv), isChinese ? " 已删除" : " dropped"]);
    case "poolLow":
      return pick(say`thin pool: ${number(event.free)} left`, say`精简池仅剩 ${number(event.free)}`);
    case "poolFull":
      return pick(say`thin pool full: ${vcpu(event.vcpu)}`, say`精简池已满：${vcpu(event.vcpu)}`);
    case "poolWaitEnded":
      return pick(say`${vcpu(event.vcpu)} waits no longer`, say`${vcpu(event.vcpu)} 结束等待`);
    case "poolExtended":
      return pick(say`thin pool +${number(event.chunks)}`, say`精简池 +${number(event.chunks)}`);
    case "lvFreed":
      return joined([lvParts(info, event.lv), isChinese ? " 已释放" : " freed"]);
    case "tierHit":
      return pick(say`${vcpu(event.vcpu)} ${unit(event)}: hit`, say`${vcpu(event.vcpu)} ${unit(event)}：命中`);
    case "tierMiss":
      return pick(say`${vcpu(event.vcpu)} ${unit(event)}: miss`, say`${vcpu(event.vcpu)} ${unit(event)}：未驻留`);
    case "tierTaken":
      return event.victim
        ? joined([unit(event.victim), " → ", unit(event)])
        : joined([unit(event), isChinese ? ` → 槽位 ${number(event.slot)}` : ` → slot ${number(event.slot)}`]);
    case "tierCopy":
      return joined([
        unit(event),
        event.isBack ? pick(say`: copy back`, say` 复制回去`) : pick(say`: copy`, say` 复制`),
      ]);
    case "tierCopied":
      return joined([
        unit(event),
        event.isBack ? pick(say`: copied back`, say` 已复制回去`) : pick(say`: resident`, say` 已驻留`),
      ]);
    case "tierLeft":
      return joined([unit(event), isChinese ? " 让出槽位" : " leaves its slot"]);
    case "tierClosed":
      return joined([unit(event), isChinese ? " 访问结束" : ": access ended"]);
    case "tierWaitEnded":
      return pick(say`${vcpu(event.vcpu)} waits no longer`, say`${vcpu(event.vcpu)} 结束等待`);
  }
}
