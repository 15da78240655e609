/** What rows about the hosts that machines are put on change. What they say of other hosts is told, and shown nowhere else. */
import { read, type Handlers } from "../view.ts";

const nothing = () => {};

export const PLACEMENT_ROWS: Handlers<"placed" | "loadCompared" | "maintenance" | "restartPlanned"> = {
  placed: read("placed", nothing),
  loadCompared: read("loadCompared", nothing),
  maintenance: read("maintenance", ({ state }, { isOn }) => {
    state.isInMaintenance = isOn;
  }),
  restartPlanned: read("restartPlanned", nothing),
};
