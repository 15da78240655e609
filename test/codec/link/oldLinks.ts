/**
 * Links that were made once and must open for ever, each with the scenario it means, written out in full. Lines are added
 * when the format learns something, and never changed: if one does not open any more, the format has a new version and
 * lacks an upgrade (`src/codec/scenario/upgrades.ts`).
 */

export interface OldLink {
  readonly name: string;
  readonly link: string;
  readonly scenario: unknown;
}

const costs = { worldSwitch: 0, migration: 0, fault: 0, ioExit: 0, reference: 1, hypercall: 0, trap: 0, shutdown: 0 };
const host = {
  pcpus: 1,
  runQueues: "global",
  workStealing: false,
  scheduler: { policy: "fcfs", params: {} },
  frames: 16,
  pageBytes: 4096,
  replacement: { policy: "fifo", params: {} },
  replacementScope: "global",
  disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }],
  extentBytes: 4_194_304,
  allocation: "normal",
  swapBytes: 0,
  costs,
};
const conventions = {
  sameInstant: "arrivalFirst",
  priorityOrder: "higherFirst",
  preemptedGoes: "head",
  switchCharge: "lastOccupant",
};
const machine = {
  name: "A",
  vcpus: 1,
  priority: 1,
  weight: null,
  memoryBytes: 0,
  reservedPages: 0,
  volumes: [],
  affinity: null,
  arrival: 0,
  programs: ["C 1"],
};
const plain = { version: 1, title: "t", seed: 1, tickUnit: "tick", host, conventions, machines: [], commands: [] };

function withPolicies(scheduler: unknown, replacement: unknown): unknown {
  return { ...plain, host: { ...host, scheduler, replacement } };
}

const firstLinks: readonly OldLink[] = [
  {
    name: "the host with every field unlike its default",
    link: "v1.ACTsu_HcoxDgIhEEDRq2yovwkzO8BwDztCZaw3wcLrWFh5Ag608RxGfvnyW9VCuD6P7XaM-4PtnO9zfr6vGTCtVnPRmlCaixYUQWhhjEDpqOFS_9jUyBREcWpHonkqmchljyuapoSg7Bhx3d47nhZI_wE",
    scenario: {
      version: 1,
      title: "Two cores, 两个核",
      seed: 4_294_967_295,
      tickUnit: "ms",
      host: {
        pcpus: 2,
        runQueues: "perPcpu",
        workStealing: true,
        scheduler: { policy: "rr", params: { timeslice: 7 } },
        frames: 24,
        pageBytes: 8192,
        replacement: { policy: "lru", params: {} },
        replacementScope: "local",
        disks: [
          { extents: 24, readTicks: 6, writeTicks: 7 },
          { extents: 12, readTicks: 8, writeTicks: 9 },
        ],
        extentBytes: 1_048_576,
        allocation: "contiguous",
        swapBytes: 3_000_000,
        costs: { worldSwitch: 1, migration: 2, fault: 3, ioExit: 4, reference: 0, hypercall: 6, trap: 7, shutdown: 8 },
      },
      conventions: {
        sameInstant: "preemptedFirst",
        priorityOrder: "lowerFirst",
        preemptedGoes: "tail",
        switchCharge: "betweenVcpus",
      },
      machines: [],
      commands: [],
    },
  },
  {
    name: "machines with every field and every operation",
    link: "v1.ADM1BjHY2xCsJAEAW_xa0MecHdW-MlImotniCiCMsp0RhQi4AG7Px2iVMN04yV6kEdwbxCYdRcmzfFXu5NSzHCTNgp6HO7EBwUObIxlxOBg9Grbbs-U111FSHL-U-EMVxEJjBK1_zUxzTwd6uD_ZFPh7Baci5L3YkSaMij6qlDvygLTmaFl7kPm3O4cvL_-0kJqi8EcaBU-qYYQ-IP",
    scenario: {
      ...plain,
      host: { ...host, pcpus: 3 },
      machines: [
        {
          name: "web",
          vcpus: 2,
          priority: 3,
          weight: 5,
          memoryBytes: 40_961,
          reservedPages: 2,
          volumes: [
            { name: "root", bytes: 8_388_608 },
            { name: "data", bytes: 5_000_000 },
          ],
          affinity: [0, 2],
          arrival: null,
          programs: [
            "C 47; R 0 10; W 1 9; IO 48; HALT 100; HCALL 1000; TRAP 12345; DISK 0 5 r; DISK 1 70 3 w",
            "LOOP * { SEQ 10 20 3; LOOP 7 { RANDOM 9 8 }; HOTCOLD 8 7 1; ZIPF 7 1000000 }",
          ],
        },
        { ...machine, name: "db", arrival: 12 },
      ],
    },
  },
  {
    name: "every command, a created machine and one there is not",
    link: "v1.ACKK20NYqxCsJAEAX_5bW-wD6TS0ipqcXCFMqyhUYObDxBG_9eTrSbYcZlJuIF-rCmIy_5iahwywURdE9qiQ2IlWr56van9TSl0Wy2fJrtrIfSYX_cLT3oPvQjMYGN_jvu5VKubwRbdlR8AA",
    scenario: {
      ...plain,
      machines: [machine, { ...machine, name: "B" }],
      commands: [
        { at: 0, command: "start", vm: "A" },
        { at: 5, command: "pause", vm: "B" },
        { at: 5, command: "create", machine: { ...machine, name: "C", arrival: null } },
        { at: 60, command: "start", vm: "C" },
        { at: 1000, command: "resume", vm: "B" },
        { at: 1001, command: "shutdown", vm: "nobody" },
        { at: 1002, command: "stop", vm: "A" },
        { at: 1_000_000, command: "delete", vm: "A" },
      ],
    },
  },
  {
    name: "policies fcfs and fifo",
    link: "v1.AAyrW8i7Y0MNVRKlHSiTY30olWSktOK1aKBTEy0_KVYmN1jHVMdAxjAQ",
    scenario: withPolicies(host.scheduler, host.replacement),
  },
  {
    name: "policies pwrr and clock",
    link: "v1.ABKQS7i7Y0MNVRKlHSiTY30olWKigvKlLSMTSI1YlWSs7JT85W0klLzClO1VHKz1OKjdUx1jHRMYwFAA",
    scenario: withPolicies(
      { policy: "pwrr", params: { roundLength: 10 } },
      { policy: "clock", params: { referencedOnLoad: false, handAfterLoad: "on" } },
    ),
  },
  {
    name: "policies priority and opt",
    link: "v1.ABatrMi7Y0MNVRKlHSiTY30olWKijKzC_KLKlU0klLzClO1THRsYzViVbKLyhR0lHKyS9PLS5xK0rMTVWKjdUx1jHRMYwFAA",
    scenario: withPolicies(
      { policy: "priority", params: { preemptive: false, aging: 4, priorityMax: 9 } },
      { policy: "opt", params: { ties: "lowestFrame" } },
    ),
  },
  {
    name: "policies sjf and lru",
    link: "v1.AA3B-Gi7Y0MNVRKlHSibbQiVYqzkpT0lFKLEstSkxPVdKxiI3VMdYx0TGMBQA",
    scenario: withPolicies(
      { policy: "sjf", params: { prediction: "average", initialEstimate: 8 } },
      { policy: "lru", params: {} },
    ),
  },
  {
    name: "policies srtf and fifo",
    link: "v1.ABEjRgi7Y0MNVRKlHSiTY30olWKi4qSVPSUUqtSEwuUdIxNIzViVZKy0zLV4qN1THWMdExjAUA",
    scenario: withPolicies({ policy: "srtf", params: { prediction: "exact", initialEstimate: 11 } }, host.replacement),
  },
  {
    name: "conventions about ties and figures",
    link: "v1.AAwOtpizYy1VEqUdKJNjfSiVZKS04rVooFMTLT8pViY3WMLUzMTGMB",
    scenario: {
      ...plain,
      conventions: {
        sameInstant: "preemptedFirst",
        priorityOrder: "higherFirst",
        preemptedGoes: "head",
        switchCharge: "betweenVcpus",
        priorityTies: "id",
        shortestTies: "arrival",
        waiting: "readyAndBlocked",
        faultCount: "replacementsOnly",
      },
    },
  },
  {
    name: "times with three decimals",
    link: "v1.AA07n2izY0MDbXUSpR0jHSiTY30olWSktOK1aKBTEy0_KVYmN1DA0MDGIB",
    scenario: { ...plain, tickUnit: "ms", ticksPerUnit: 1000 },
  },
  {
    name: "relaxed co-scheduling",
    link: "v1.AA2m5Yi7bUUSpR0om2MDIz1zHSMdSJVkpLTitWigUxMtPyQQxjAx2D2NhYAA",
    scenario: { ...plain, host: { ...host, pcpus: 2, runQueues: "perPcpu", coscheduling: { skew: 30, restart: 0 } } },
  },
  {
    name: "rebalancing with given draws",
    link: "v1.AA_7Hni7bUUSpR0ok2NDMxtdQx1jHUiVZKS04rVooFMTLT8kEMYwMdQx0jHQMdw9jYWAA",
    scenario: {
      ...plain,
      host: {
        ...host,
        pcpus: 3,
        runQueues: "perPcpu",
        rebalancing: { every: 30, victim: "random", draws: [2, 0, 1] },
      },
    },
  },
  {
    name: "rebalancing from the longest queue",
    link: "v1.AA2Fazi7bUUSpR0ok2NDMxtdQx1jHUiVZKS04rVooFMTLT8kEMEx2D2NhYAA",
    scenario: {
      ...plain,
      host: { ...host, pcpus: 3, runQueues: "perPcpu", rebalancing: { every: 4, victim: "longest" } },
    },
  },
  {
    name: "caches, and what machines need of them",
    link: "v1.ABjA5VLcgxCoAwEATAv2zrFncmBlOqzzi2EgJWFvp_JJhumMhOvGCkec3OmYF2tgfquNrd4WY0JokRuVglNhBTBYuJo_ZRfRZPxPGHpA8",
    scenario: {
      ...plain,
      host: { ...host, pcpus: 2, cache: { size: 100, warmupTicks: 0, warmRate: 3 } },
      machines: [
        { ...machine, programs: ["C 9"], workingSet: 60 },
        { ...machine, name: "B", programs: ["C 9"], workingSet: 0 },
        { ...machine, name: "C", programs: ["C 9"] },
      ],
    },
  },
  {
    name: "round robin with one clock for all pCPUs",
    link: "v1.AAyvQPi7bUUSpR0ok2N9KJVioqUtIx1SkpKk2N1YlWSstMy1eKjY0FAA",
    scenario: withPolicies({ policy: "rr", params: { timeslice: 5, sharedTick: true } }, host.replacement),
  },
  {
    name: "barriers",
    link: "v1.ABP_zQizYx1FEqUdKJNjfWMdKJVkpLTitWigUxMtPylWJjdaKjTQ1NdZQclcDSGgbaRjWaNUo6SjVKsbGxsQA",
    scenario: {
      ...plain,
      host: { ...host, pcpus: 2 },
      machines: [{ ...machine, vcpus: 2, programs: ["LOOP * { C 2; B }; B", "B"] }],
    },
  },
  {
    name: "changes of weight among other commands, and of a machine there is not",
    link: "v1.ABv-uNHcgxCoAwEATAv2zrFrkcwdoHCBrsjmtUIoKYQht_L9oNY1GSEjdobaShLOWCf9hLhTvNkijRgWjkD2jMeVPQnDjrXNcHTgQNKYr003DImLcg8Bc",
    scenario: {
      ...plain,
      machines: [machine],
      commands: [
        { at: 3, command: "setWeight", vm: "A", weight: 5 },
        { at: 3, command: "pause", vm: "A" },
        { at: 4, command: "setWeight", vm: "nobody", weight: 100_000 },
        { at: 5000, command: "setWeight", vm: "A", weight: 1 },
        { at: 5000, command: "resume", vm: "A" },
      ],
    },
  },
  {
    name: "stride scheduling with the rules of the Click router",
    link: "v1.ABms7MHcZBCoAgEAXQu_z131RodItayywER5ICw9FNpw96qxc2ooNhnRlgvZWk4ETv3OKJV1sFcUfrx9ChCcSpMe3RDMSl-vwVBuSSK0TkAw",
    scenario: withPolicies(
      {
        policy: "stride",
        params: {
          timeslice: 1,
          stride1: 65_536,
          firstPass: "zero",
          passTies: "lastQueued",
          joins: "headPass",
          onChange: "keepPass",
        },
      },
      host.replacement,
    ),
  },
];

/** Three of the above as links of version 2, by name: the same scenarios, with their host in a list. */
const SECOND: readonly (readonly [name: string, link: string])[] = [
  [
    "the host with every field unlike its default",
    "v2.ACcgrIHYq7DcIwFABXiVwfkt-Lv3vQPblAKFRIkZyCdSiomMADRcwRkSvvzqpm3PW1Tve1LxvTPj77-P7ewxG0hpqy1ohiVkQziiCY692Redye29LQQJH6T6aBREaUQm2IDyXmhOcy-xNMY0RQZgL-vEtrjRJPI-0A",
  ],
  [
    "machines with every field and every operation",
    "v2.ADTccUHY3NSsNQEEafxW_VkC905k7Tm0ipXYsRRJTCcCv5aaB2EWgD7nx2iWd1OJvjtUViBt2j0egY-_GOtMhlnJBSortKMOLn3IGBxpLFRuqtMtBxm6Z5yRjauQWLUv5JdGFILJSO_EWu9v3YyO-bPXwc5fTZPB-k1IO9q4FYybq92io-1ZVkuyrqPjavX00vGZZ_3NbE0IEaiFyXZtxQ0x8",
  ],
  [
    "every command, a created machine and one there is not",
    "v2.ACLVBoNYyxCsJAEET_ZVonsGNykZSaWixMoSxbaOTAxhO08e_lgnbzmMdzmYl4g-6bNR15zi9EHfdcEBF0T2qJLYiV6rXg7odVNaXBbLJ8nuyip9LxcNrP_dLsB2IEG_11PMq13D4Ituyo-AI",
  ],
];

function withHosts(scenario: unknown): unknown {
  const { host: only, ...rest } = scenario as Readonly<Record<string, unknown>>;
  return { ...rest, version: 2, hosts: [only] };
}

const secondLinks = SECOND.map(([name, link]): OldLink => {
  const { scenario } = firstLinks.find((first) => first.name === name)!;
  return { name: `${name}, version 2`, link, scenario: withHosts(scenario) };
});

export const oldLinks: readonly OldLink[] = [...firstLinks, ...secondLinks];
