/** Texts that only the legend of the chart has, in both languages. What lanes show is said by `processor.kind`. */
const en = {
  /** The band under a ready line. */
  taken: "taken by others meanwhile",
  /** Before what a vCPU is blocked on. */
  blockedOn: "blocked on",
  blockedShort: { blockedFault: "fault", blockedDisk: "disk", blockedDevice: "device" },
};

const zh: typeof en = {
  taken: "其间被谁占用",
  blockedOn: "阻塞于",
  blockedShort: { blockedFault: "缺页", blockedDisk: "磁盘", blockedDevice: "设备" },
};

export const legend = { en, zh };
