/** What a host is called: as the scenario says, or by its number, counted from 1. */
import { hosts } from "../../../i18n/messages/hosts.ts";
import { isolated } from "../../../trace/isolated.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { selectLanguage, selectWhole } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";
import { useRun } from "../useRun.ts";

export function hostName({ hosts: specs }: Pick<Scenario, "hosts">, host: number, language: "en" | "zh"): string {
  return specs[host]?.name ?? nameByNumber(host, language);
}

/** What a host without a name of its own is called. */
export function nameByNumber(host: number, language: "en" | "zh"): string {
  return hosts[language].name(host + 1);
}

/** The name of each host of the run by its number, for sentences. */
export function useHostName(): (host: number) => string {
  const language = useApp(selectLanguage);
  const whole = useRun(selectWhole);
  return (host) => isolated(hostName(whole, host, language));
}
