/** What a scenario of the gallery suggests to try now, in words, and how. What is so already is not offered. */
import type { Try } from "../../scenarios/gallery.ts";
import { refusal } from "../../model/lifecycle.ts";
import { commandText } from "../../i18n/messages/commandOn.ts";
import { atMostText } from "../../i18n/messages/ioAllowances.ts";
import { PLACEMENT } from "../../model/settings.ts";
import { hostOf, targetOf, type Command, type Scenario } from "../../model/scenario.ts";
import { defaultsOf } from "../../model/settingKinds.ts";
import { VM_STATES } from "../../model/states.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectLanguage, selectScenario, selectWhole } from "../../store/selectors.ts";
import type { RunState } from "../../store/runState.ts";
import { isolated } from "../../trace/isolated.ts";
import { networkOf } from "../shared/migration/network.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../shared/useRun.ts";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { changeWords } from "../shared/text/changeText.ts";
import { networkWords, placementWords } from "./settingWords.ts";
import { useBriefText } from "../shared/text/useBriefText.ts";

/** The memory targets that were set, as `name pages`. */
const selectTargets = ({ host, trace }: RunState) =>
  host?.vms.map(({ memory }, vm) => `${trace?.info.vms[vm]?.name} ${memory?.limit}`).join("\n") ?? "";

const selectLives = ({ host, trace }: RunState) =>
  host?.vms.map(({ life }, vm) => `${trace?.info.vms[vm]?.name} ${life}`).join("\n") ?? "";

/** The machines that have a job under way. */
const selectBusy = ({ host, trace }: RunState) =>
  host?.jobs.map(({ vm }) => trace?.info.vms[vm]?.name ?? "").join("\n") ?? "";

/** The snapshots there are, as `machine/name`. */
const selectSnapshots = ({ host, trace, scenario }: RunState) =>
  [...(host?.copyOnWrite.snapshots.values() ?? [])]
    .map(({ vm, index }) => {
      const command = scenario.commands[index];
      return `${trace?.info.vms[vm]?.name}/${command?.command === "snapshot" ? command.name : ""}`;
    })
    .join("\n");

interface Known {
  readonly lives: string;
  readonly busy: string;
  readonly snapshots: string;
}

const has = (list: string, entry: string) => list.split("\n").includes(entry);

/** The state of the host refuses it: its machine, the snapshot or the job that it is about is not so, or not there. */
function isRefused(command: Command, vm: string, { lives, busy, snapshots }: Known): boolean {
  if (
    (command.command === "revert" || command.command === "deleteSnapshot") &&
    !has(snapshots, `${vm}/${command.name}`)
  )
    return true;
  const life = VM_STATES.find((state) => has(lives, `${vm} ${state}`));
  return life !== undefined && refusal(command, { life, isBusy: has(busy, vm) }) !== null;
}

/** What can be tried now, in words, and how. */
export function useTries(tries: readonly Try[]): readonly { readonly label: string; readonly act: () => void }[] {
  const text = useBriefText();
  const { brief: t, terms } = text;
  const names = useCommandNames();
  const scenario = useRun(selectScenario);
  const lives = useRun(selectLives);
  const targets = useRun(selectTargets);
  const known = { lives, busy: useRun(selectBusy), snapshots: useRun(selectSnapshots) };
  const actions = useRunActions();
  const whole = useRun(selectWhole);
  const run = useRunApi();
  const unit = timeUnit(scenario);
  const language = useApp(selectLanguage);
  const named = (command: Command) => commandText(language, command, names[command.command]);
  const change = (next: Scenario) => {
    const moment = { time: Math.floor(run.getState().cursor.time), step: Infinity };
    actions.openScenario(next, moment, { isChange: true, isWhole: true });
  };
  const button = (tried: Try): { readonly label: string; readonly act: () => void } | null => {
    switch (tried.do) {
      case "host": {
        const words = changeWords(text, unit, hostOf(scenario), tried.part);
        const act = () => actions.changeHost({ ...hostOf(scenario), ...tried.part }, scenario.conventions);
        return words && { label: words.text, act };
      }
      case "network": {
        const network = networkOf(whole);
        const label = networkWords(language, network, tried.part);
        const act = () => change({ ...whole, network: { ...network, ...tried.part } });
        return label === null ? null : { label, act };
      }
      case "placement": {
        const placement = whole.placement ?? defaultsOf(PLACEMENT);
        const label = placementWords(language, placement, tried.part);
        const act = () => change({ ...whole, placement: { ...placement, ...tried.part } });
        return label === null ? null : { label, act };
      }
      case "command": {
        const { command } = tried;
        const vm = targetOf(command);
        if (command.command === "setDisk")
          return { label: t.disk(command.disk, command.state), act: () => actions.giveCommand(command) };
        if (vm === null) return { label: named(command), act: () => actions.giveCommand(command) };
        if (command.command === "setMemoryTarget") {
          if (targets.split("\n").includes(`${vm} ${command.pages}`)) return null;
          const label = t.atMost(isolated(vm), terms.number(command.pages));
          return { label, act: () => actions.giveCommand(command) };
        }
        if (command.command === "setIoLimit" && command.every !== undefined) {
          const label = atMostText(language, isolated(vm), command, terms.ticks(command.every, unit));
          return { label, act: () => actions.giveCommand(command) };
        }
        // A pause that was given is offered the other way round.
        const isPaused = command.command === "pause" && lives.split("\n").includes(`${vm} paused`);
        const given = isPaused ? ({ command: "resume", vm } as const) : command;
        if (isRefused(given, vm, known)) return null;
        return { label: named(given), act: () => actions.giveCommand(given) };
      }
      case "next":
        return { label: `${t.next[tried.unit]} →`, act: () => actions.step(1, tried.unit) };
    }
  };
  return tries.flatMap((tried) => button(tried) ?? []);
}
