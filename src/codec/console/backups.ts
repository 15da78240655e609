/** Backups: as virsh begins them, and in our own words, which also restore and delete them. */
import type { Command } from "../../model/scenario.ts";
import { freeBackupName } from "../backupName.ts";
import { does, type Asked, type Tool } from "./action.ts";
import { MACHINE, type Form } from "./form.ts";

const give = (command: Command, done: string | null = null): Asked =>
  does({ kind: "command", command, done, at: null });

const begins = (tool: Tool, name: string, done: string | null): Form => ({
  tool,
  name,
  args: [MACHINE, { id: "backupname", kind: "text", isOptional: true }],
  options: [{ name: "--incremental" }],
  read(given, { commands }) {
    const vm = given.get("domain")!;
    const backup = given.get("backupname") ?? freeBackupName(vm, commands);
    const isIncremental = given.has("--incremental") ? { isIncremental: true } : {};
    return give({ command: "backup", vm, name: backup, ...isIncremental }, done);
  },
});

export const backupForms: readonly Form[] = [
  begins("own", "backup", null),
  {
    tool: "own",
    name: "restorebackup",
    args: [MACHINE, { id: "backupname", kind: "backup" }],
    read: (given) => give({ command: "restoreBackup", vm: given.get("domain")!, name: given.get("backupname")! }),
  },
  {
    tool: "own",
    name: "deletebackup",
    args: [{ id: "backupname", kind: "backup" }],
    options: [{ name: "--dependents" }],
    read: (given) => {
      const dependents = given.has("--dependents") ? { dependents: true } : {};
      return give({ command: "deleteBackup", name: given.get("backupname")!, ...dependents });
    },
  },
  { tool: "own", name: "backups", args: [], read: () => does({ kind: "table", table: "backups" }) },
  begins("virsh", "backup-begin", "Backup started"),
];
