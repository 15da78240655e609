/** Copy-on-write as it begins; what rows change of it: `further/cow.ts`. */
import type { HostState } from "../hostState.ts";

export function createCopyOnWrite(): Pick<HostState, "copyOnWrite"> {
  const none = new Map<never, never>();
  return {
    copyOnWrite: {
      thin: null,
      snapshots: none,
      current: none,
      bases: none,
      backups: none,
      stores: [],
      invalid: new Set(),
      waiting: [],
    },
  };
}
