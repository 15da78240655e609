/** What rows about exits change. The map and what is in it are replaced, so copies of a host share them. */
import type { ExitsView } from "../../views/exits.ts";
import { settleVcpu } from "../processor.ts";
import { read, unseen, type Handlers } from "../view.ts";
import { NO_EXITS, withOpenExit } from "../../figures/exits.ts";

export const EXIT_ROWS: Handlers<"exited" | "throttled"> = {
  exited: read("exited", ({ state }, { vcpu: id, cause, asked, exits, isKernel, time }) => {
    const vcpu = state.vcpus[id]!;
    settleVcpu(state, vcpu, time);
    const before = withOpenExit(state.exits?.get(id) ?? NO_EXITS, vcpu.exit);
    const { counts } = before;
    const known = counts[cause] ?? { asked: 0, exits: 0, calls: 0, ticks: 0 };
    const isWrong = cause === "sensitive" && exits === 0 && !isKernel;
    const changed: ExitsView = {
      counts: {
        ...counts,
        [cause]: {
          ...known,
          asked: known.asked + asked,
          exits: known.exits + exits,
          calls: known.calls + (isKernel ? asked : 0),
        },
      },
      wrong: before.wrong + (isWrong ? asked : 0),
      open: cause,
      from: vcpu.exit,
    };
    state.exits = new Map([...(state.exits ?? []), [id, changed]]);
  }),
  throttled: unseen,
};
