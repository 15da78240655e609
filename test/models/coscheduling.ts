/**
 * Relaxed co-scheduling (domain B.6), looked at in every tick: who is too far ahead stops, who is so no longer goes on. The
 * answer says whether anybody did.
 */
import type { ModelHost } from "./host.ts";

export interface SkewRule {
  readonly skew: number;
  readonly restart: number;
}

export function createSkew(host: ModelHost, { skew, restart }: SkewRule): () => boolean {
  return () => {
    const isAnyoneFarAhead = host.vcpus.some(
      (v) =>
        (v.state === "costopped" && host.ahead(v) <= restart) ||
        ((v.state === "ready" || (v.state === "running" && host.pcpuOf(v)!.switchLeft === 0)) && host.ahead(v) >= skew),
    );
    if (!isAnyoneFarAhead) return false;
    // Whose burst ends now ends first: who blocks is not stopped, and holds nobody back.
    for (const p of host.pcpus) host.boundary(p);
    for (const v of host.vcpus) {
      if (v.state === "costopped" && host.ahead(v) <= restart) host.enqueueUnlessHeld(v, "costart");
      else if ((v.state === "ready" || v.state === "running") && host.ahead(v) >= skew) {
        // A world switch is not cut.
        if (v.state === "running" && host.pcpuOf(v)!.switchLeft > 0) continue;
        host.leave(v, "costop");
        v.state = "costopped";
      }
    }
    return true;
  };
}
