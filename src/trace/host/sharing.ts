/** Frames that pages share, as they begin; what rows change of them: `further/sharing.ts`. */
import type { HostInfo, HostState } from "../hostState.ts";

type Sharing = Pick<HostState, "sharing">;

export function createSharing({ sharing }: HostInfo): Sharing {
  if (!sharing) return { sharing: null };
  return {
    sharing: { frames: new Map(), unstable: new Map(), passes: 0, looked: 0, broken: 0 },
  };
}

export function copySharing({ sharing }: HostState): Sharing {
  return {
    sharing: sharing && { ...sharing, frames: new Map(sharing.frames), unstable: new Map(sharing.unstable) },
  };
}
