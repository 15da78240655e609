/** The words for the host's settings: those of the dialog, and the choices that panels name as well. */
import type { TextsOf } from "../../../i18n/settingTexts.ts";
import { ALLOCATION_POLICIES } from "../../../model/choices.ts";
import type { HOST } from "../../../model/settings.ts";
import { useDialogText } from "../useDialogText.ts";

export function useHostTexts(): TextsOf<typeof HOST> {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings.settings;
  const allocation = ALLOCATION_POLICIES.map((id) => {
    const { name, help } = terms.allocation[id];
    return [id, { label: name, sentence: help }];
  });
  const { workStealing, rebalancing } = terms;
  return {
    ...t,
    runQueues: { ...t.runQueues, choices: terms.runQueues },
    workStealing: {
      label: workStealing.label,
      on: workStealing.on.sentence,
      off: workStealing.off.sentence,
    },
    replacementScope: { ...t.replacementScope, choices: terms.scope },
    allocation: { ...t.allocation, choices: Object.fromEntries(allocation) },
    rebalancing: {
      ...t.rebalancing,
      label: rebalancing.label,
      settings: {
        ...t.rebalancing.settings,
        victim: { ...t.rebalancing.settings.victim, choices: rebalancing.victims },
      },
    },
  };
}
