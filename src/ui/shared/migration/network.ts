/** What is between the hosts of a scenario that may say nothing about it. */
import type { NetworkSpec, Scenario } from "../../../model/scenario.ts";
import { defaultsOf } from "../../../model/settingKinds.ts";
import { NETWORK } from "../../../model/settings.ts";

export function networkOf({ network }: Pick<Scenario, "network">): NetworkSpec {
  return network ?? defaultsOf(NETWORK);
}
