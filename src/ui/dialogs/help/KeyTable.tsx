/** The keys of the page, as a table. What they do is decided in `transport/keyMap.ts` and `shell/useUndoKeys.ts`. */
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import { useDialogText } from "../useDialogText.ts";

type Action = keyof DialogCatalogue["dialogs"]["help"]["keys"]["actions"];

/** Keys that do the same stand in one row. */
const ROWS: readonly { readonly action: Action; readonly keys: readonly string[] }[] = [
  { action: "toggle", keys: ["Space", "K", "B"] },
  { action: "forward", keys: ["→", "Page Down"] },
  { action: "back", keys: ["←", "Page Up"] },
  { action: "tenSteps", keys: ["Shift →", "Shift ←"] },
  { action: "event", keys: [".", ","] },
  { action: "fault", keys: ["F", "Shift F"] },
  { action: "switch", keys: ["S", "Shift S"] },
  { action: "command", keys: ["C", "Shift C"] },
  { action: "ends", keys: ["Home", "End"] },
  { action: "speed", keys: ["[", "]"] },
  { action: "hideFuture", keys: ["H"] },
  { action: "lecture", keys: ["P"] },
  { action: "console", keys: ["T"] },
  { action: "life", keys: ["L"] },
  { action: "lessons", keys: ["Enter →", "1–9", "H", "R"] },
  { action: "auto", keys: ["A"] },
  { action: "answer", keys: ["1–9", "Enter"] },
  { action: "hint", keys: ["H", "R"] },
  { action: "hands", keys: ["U", "R"] },
  { action: "difference", keys: ["D", "Shift D"] },
  { action: "otherRun", keys: ["X"] },
  { action: "whatIf", keys: ["W"] },
  { action: "branch", keys: ["Alt ↑", "Alt ↓"] },
  { action: "undo", keys: ["Ctrl Z", "Ctrl Shift Z"] },
  { action: "newMachine", keys: ["N"] },
  { action: "help", keys: ["?"] },
  { action: "close", keys: ["Esc"] },
];

export function KeyTable() {
  const t = useDialogText().dialogs.help.keys;
  return (
    <table className="w-full text-left">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t.key}</th>
          <th scope="col">{t.action}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ action, keys }) => (
          <tr key={action} className="border-b border-line align-top last:border-b-0">
            <td className="py-1.5 pr-4 whitespace-nowrap">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="mr-1.5 rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </td>
            <td className="py-1.5">{t.actions[action]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
