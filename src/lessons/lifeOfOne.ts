/**
 * The life of a machine: which command is heeded in which state, and what stays. Beside our table stands the manager of the
 * originating text, written anew from what the text says of it.
 */
import type { Lesson, Listing } from "../learn/lesson.ts";
import type { MachineSpec, TimedCommand } from "../model/scenario.ts";
import { onTextbookHost, touching } from "./parts.ts";

const MIB = 1024 * 1024;

const web: MachineSpec = touching("web", 4, "W 0 1 2 3; LOOP * { C 4; R 0 1 2 3 }", {
  volumes: [{ name: "root", bytes: 8 * MIB }],
});

function life(...commands: readonly TimedCommand[]) {
  return onTextbookHost({ frames: 8, disks: [{ extents: 16, readTicks: 5, writeTicks: 5 }] }, [], {
    commands: [{ command: "create", machine: web, at: 0 }, ...commands],
  });
}

const born: readonly TimedCommand[] = [{ command: "start", vm: "web", at: 4 }];
const whole = life(
  ...born,
  { command: "pause", vm: "web", at: 20 },
  { command: "start", vm: "web", at: 24 },
  { command: "resume", vm: "web", at: 28 },
  { command: "delete", vm: "web", at: 36 },
  { command: "stop", vm: "web", at: 40 },
  { command: "delete", vm: "web", at: 44 },
  { command: "pause", vm: "web", at: 48 },
);
const running = life(...born);

const listing: Listing = {
  theirs: [
    { code: "class VirtualizationManager:" },
    { code: "  create(name):" },
    { code: "    if name in vms: error “already exists”", mark: "create" },
    { code: "    vms[name] = VM(name)", mark: "create" },
    { code: "  start, pause, resume(name):" },
    { code: "    if name not in vms: error “does not exist”", mark: "missing" },
    { code: "    vms[name].start(), .pause(), .resume()" },
    { code: "  delete(name):" },
    { code: "    if name not in vms: error “does not exist”", mark: "missing" },
    { code: "    del vms[name]", mark: "delete" },
    { code: "class VM:" },
    { code: "  paused = False" },
    { code: "  start():  if paused: error “is paused”", mark: "start" },
    { code: "            print “started”", mark: "start" },
    { code: "  pause():  if paused: print “already paused”", mark: "pause" },
    { code: "            else: paused = True", mark: "pause" },
    { code: "  resume(): if not paused: print “not paused”", mark: "resume" },
    { code: "            else: paused = False", mark: "resume" },
  ],
  ours: [
    { code: "no such machine: create → off", mark: "create" },
    { code: "                 all else NO_SUCH_VM", mark: "missing" },
    { code: "create of one that is there: ALREADY_EXISTS", mark: "create" },
    { code: "off:     start → running", mark: "start" },
    { code: "         delete → gone, extents free", mark: "delete" },
    { code: "running: pause → paused", mark: "pause" },
    { code: "         shutdown, stop → off, frames free" },
    { code: "paused:  resume → running", mark: "resume" },
    { code: "         stop → off, frames free" },
    { code: "all else: INVALID_STATE, nothing changes" },
  ],
};

export const lifeOfOne: Lesson = {
  id: "life-of-a-machine",
  number: 2,
  group: "machines",
  title: { en: "The life of a machine", zh: "虚拟机的一生" },
  line: {
    en: "Create, start, pause, resume, stop, delete: what is heeded when, and what stays.",
    zh: "创建、启动、暂停、恢复、关机、删除：何时有效，留下什么。",
  },
  minutes: 7,
  steps: [
    {
      id: "off",
      kind: "ask",
      title: { en: "Created, and off", zh: "已创建，未启动" },
      at: { scenario: whole, time: 0, row: 0 },
      after: { scenario: whole, time: 0 },
      focus: "storage",
      vm: "web",
      text: [
        {
          en: "A host with eight [frames](memory) and 16 [extents](storage) of 4 MiB. The manager creates web, with four pages of memory and a volume of 8 MiB.",
          zh: "一台宿主机，八个[页框](memory)，16 个 4 MiB 的[区段](storage)。管理器创建 web：内存四页，一个 8 MiB 的卷。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What does web hold while it is off?", zh: "web 未启动时占着什么？" },
        options: [
          {
            text: { en: "four frames and two extents", zh: "四个页框和两个区段" },
            reason: {
              en: "Memory is only needed to run: a first touch gets a frame.",
              zh: "运行时才要内存：首次访问才得到页框。",
            },
          },
          {
            text: { en: "four frames, no extents", zh: "四个页框，没有区段" },
            reason: {
              en: "It is the other way round: a disk outlives a run.",
              zh: "正好相反：磁盘内容要比一次运行更长久。",
            },
          },
          { text: { en: "no frames, two extents", zh: "没有页框，两个区段" } },
          {
            text: { en: "nothing", zh: "什么也没有" },
            reason: { en: "Its volume was allocated when it was created.", zh: "卷在创建时就已分配。" },
          },
        ],
        right: [2],
        hint: { en: "What must be there before the first start?", zh: "第一次启动之前必须有什么？" },
        why: {
          en: "A machine is a definition and its disks. Extents are its own from creation to deletion, frames only while it is on.",
          zh: "虚拟机就是定义和磁盘：区段从创建到删除都归它，页框只在开机时。",
        },
      },
    },
    {
      id: "paused",
      kind: "ask",
      title: { en: "Paused", zh: "已暂停" },
      at: { scenario: whole, time: 20, row: 0 },
      after: { scenario: whole, time: 20 },
      focus: "memory",
      vm: "web",
      text: [
        {
          en: "Started at 4, [web](vm:web) has touched its four pages: four [frames](memory) are free. Now it is paused.",
          zh: "[web](vm:web) 在 4 启动，已访问四个页，空闲[页框](memory)还有四个。现在把它暂停。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many frames does that set free?", zh: "这会释放几个页框？" },
        unit: { en: "frames", zh: "个页框" },
        right: [0],
        slips: [
          { answer: 4, reason: { en: "That is what stopping or saving it would do.", zh: "那是关机或保存的结果。" } },
          {
            answer: 8,
            reason: { en: "Four were free before; and it keeps its four.", zh: "原来就有四个空闲，它的四个还占着。" },
          },
        ],
        hint: { en: "It shall go on as if nothing had been.", zh: "它之后要像什么也没发生一样继续。" },
        why: {
          en: "None. A paused machine gets no processor, and that is all.",
          zh: "一个也不释放。暂停只是不再给它处理器。",
        },
      },
    },
    {
      id: "start",
      kind: "ask",
      title: { en: "Start it again?", zh: "再启动？" },
      at: { scenario: whole, time: 24, row: 0 },
      after: { scenario: whole, time: 24 },
      focus: "machines",
      vm: "web",
      text: [
        {
          en: "[web](vm:web) is paused. At 24 somebody gives the command start.",
          zh: "[web](vm:web) 处于暂停。在 24，有人发出启动命令。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What happens?", zh: "会发生什么？" },
        options: [
          {
            text: { en: "It goes on where it was.", zh: "它从原处继续。" },
            reason: {
              en: "That is resume. Start is for a machine that is off.",
              zh: "那是恢复；启动只对关着的虚拟机有效。",
            },
          },
          {
            text: { en: "It begins anew.", zh: "它从头开始。" },
            reason: { en: "That would be a reset, and lose what it holds.", zh: "那是重置，会丢掉它现有的内容。" },
          },
          { text: { en: "It is refused: INVALID_STATE.", zh: "被拒绝：INVALID_STATE。" } },
        ],
        right: [2],
        hint: { en: "A paused machine is on.", zh: "暂停的虚拟机是开着的。" },
        why: {
          en: "It is on already. The command is refused, and nothing changes; at 28 resume is heeded.",
          zh: "它本来就开着：命令被拒绝，什么也不变；28 的恢复才有效。",
        },
      },
    },
    {
      id: "delete",
      kind: "ask",
      title: { en: "Delete it while it runs?", zh: "运行时删除？" },
      at: { scenario: whole, time: 36, row: 0 },
      after: { scenario: whole, time: 36 },
      focus: "machines",
      vm: "web",
      text: [
        {
          en: "At 36 [web](vm:web) is running again, and somebody gives the command delete.",
          zh: "在 36，[web](vm:web) 又在运行，有人发出删除命令。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What happens?", zh: "会发生什么？" },
        options: [
          {
            text: { en: "It is gone, with all it holds.", zh: "它连同占用的一切都没了。" },
            reason: { en: "Its guest would lose what it has not written yet.", zh: "客户机还没写盘的内容就丢了。" },
          },
          {
            text: { en: "It is shut down, then deleted.", zh: "先关机，再删除。" },
            reason: { en: "Only if one says so: a delete that forces.", zh: "要说明“强制”才会这样。" },
          },
          { text: { en: "It is refused: INVALID_STATE.", zh: "被拒绝：INVALID_STATE。" } },
          {
            text: { en: "It is refused: NO_SUCH_VM.", zh: "被拒绝：NO_SUCH_VM。" },
            reason: { en: "It exists; it is in the wrong state.", zh: "它存在，只是状态不对。" },
          },
        ],
        right: [2],
        hint: { en: "Delete needs a machine that is off.", zh: "删除要求虚拟机是关着的。" },
        why: {
          en: "It has to be off first: stop at 40, and its frames are free; delete at 44, and its extents are.",
          zh: "要先关：40 关机，页框空出来；44 删除，区段也空出来。",
        },
      },
    },
    {
      id: "code",
      kind: "ask",
      title: { en: "The text's manager and ours", zh: "原文的管理器和我们的" },
      at: { scenario: whole, time: 44 },
      after: { scenario: whole, time: 48 },
      focus: "why",
      text: [
        {
          en: "The text has a manager of its own, written here anew from its description. Compare it with our table.",
          zh: "原文自己写了一个管理器，这里按它的描述重写。与我们的表对照。",
        },
      ],
      listing,
      question: {
        kind: "choice",
        ask: {
          en: "What does the text's manager do when a running machine is deleted?",
          zh: "在原文的管理器里，删除正在运行的虚拟机会怎样？",
        },
        options: [
          {
            text: { en: "It stops it first.", zh: "先停止它。" },
            reason: { en: "No line stops anything.", zh: "没有哪一行会停止任何东西。" },
          },
          {
            text: { en: "It refuses.", zh: "拒绝。" },
            reason: { en: "Delete asks for the name, not for the state.", zh: "删除只查名字，不查状态。" },
          },
          { text: { en: "It forgets it, whatever it holds.", zh: "忘掉它，不管它占着什么。" } },
        ],
        right: [2],
        hint: { en: "Read the two lines of delete.", zh: "读 delete 的两行。" },
        why: {
          en: "It only drops the name. At 48 both agree: “does not exist” there is NO_SUCH_VM here.",
          zh: "它只是丢掉名字。在 48 两边一致：那边“不存在”，这里 NO_SUCH_VM。",
        },
      },
      box: {
        says: {
          en: "Start ends the pause. A machine can be paused and deleted at any time.",
          zh: "启动会结束暂停；虚拟机随时可以暂停和删除。",
        },
        exact: {
          en: "Its start leaves paused as it is; pause works on a machine never started; pausing twice prints instead of failing; nothing stops a machine. Our table refuses each of these.",
          zh: "它的 start 不改 paused；没启动过的也能暂停；暂停两次只打印、不报错；没有办法停机。我们的表拒绝这些。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: from running to gone", zh: "谜题：从运行到消失" },
      at: { scenario: running, time: 20 },
      focus: "machines",
      vm: "web",
      text: [
        {
          en: "The commands are in the [menu](machines) of web; press web first.",
          zh: "命令在 web 的[菜单](machines)里；先点 web。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: web is gone after at most two commands, and none is refused.",
          zh: "轮到你：最多两条命令让 web 消失，且没有一条被拒绝。",
        },
        hint: { en: "First off, then gone.", zh: "先关机，再删除。" },
        goals: [{ goal: "gone", vm: "web", commands: 2 }, { goal: "noneRefused" }],
        solutions: [
          {
            way: { en: "stop, then delete", zh: "强制断电，再删除" },
            scenario: life(...born, { command: "stop", vm: "web", at: 20 }, { command: "delete", vm: "web", at: 20 }),
          },
          {
            way: { en: "shut down, then delete when it is off", zh: "关机，关好后删除" },
            scenario: life(
              ...born,
              { command: "shutdown", vm: "web", at: 20 },
              { command: "delete", vm: "web", at: 24 },
            ),
          },
          {
            way: { en: "one command: delete, forced", zh: "一条命令：强制删除" },
            scenario: life(...born, { command: "delete", vm: "web", force: true, at: 20 }),
          },
        ],
        why: {
          en: "Stopping pulls the plug; shutting down asks the guest. Either way its disks are still there until it is deleted.",
          zh: "强制断电等于拔电源，关机是请客户机自己关。两种都保留磁盘，直到删除。",
        },
      },
    },
  ],
};
