/**
 * The dialog that is open, if any. Loaded apart from the page: forms, validation and help are not needed for the first
 * picture. Each dialog lives in a folder of its own.
 */
import type { DialogId } from "../../store/appState.ts";
import { selectDialog } from "../../store/selectors.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import "./dialogs.css";
import { BranchesDialog } from "./branches/BranchesDialog.tsx";
import { WhatIfDialog } from "./branches/WhatIfDialog.tsx";
import { BackupDialog } from "./backup/BackupDialog.tsx";
import { GalleryDialog } from "./gallery/GalleryDialog.tsx";
import { HelpDialog } from "./help/HelpDialog.tsx";
import { JobTableDialog } from "./jobs/JobTableDialog.tsx";
import { HostsDialog } from "./hosts/HostsDialog.tsx";
import { HostSettingsDialog } from "./hostSettings/HostSettingsDialog.tsx";
import { EditMachineDialog } from "./newMachine/EditMachineDialog.tsx";
import { EditManyDialog } from "./newMachine/EditManyDialog.tsx";
import { NewMachineDialog } from "./newMachine/NewMachineDialog.tsx";
import { LibvirtDialog } from "./libvirt/LibvirtDialog.tsx";
import { ReferencesDialog } from "./references/ReferencesDialog.tsx";
import { MigrateDialog } from "./migrate/MigrateDialog.tsx";
import { ShareDialog } from "./share/ShareDialog.tsx";
import { IoLimitDialog } from "./ioLimit/IoLimitDialog.tsx";
import { MemoryTargetDialog } from "./memoryTarget/MemoryTargetDialog.tsx";
import { NameAndSizeDialog } from "./nameAndSize/NameAndSizeDialog.tsx";
import { WeightDialog } from "./weight/WeightDialog.tsx";

const DIALOGS = {
  newMachine: NewMachineDialog,
  jobs: JobTableDialog,
  hostSettings: HostSettingsDialog,
  gallery: GalleryDialog,
  references: ReferencesDialog,
  libvirt: LibvirtDialog,
  share: ShareDialog,
  help: HelpDialog,
  weight: WeightDialog,
  nameAndSize: NameAndSizeDialog,
  memoryTarget: MemoryTargetDialog,
  ioLimit: IoLimitDialog,
  backup: BackupDialog,
  machine: EditMachineDialog,
  machines: EditManyDialog,
  branches: BranchesDialog,
  whatIf: WhatIfDialog,
  migrate: MigrateDialog,
  hosts: HostsDialog,
} as const satisfies Readonly<Record<DialogId, unknown>>;

export function Dialogs() {
  const dialog = useApp(selectDialog);
  const actions = useActions();
  if (!dialog) return null;
  const Open = DIALOGS[dialog];
  return <Open key={dialog} onClose={() => actions.openDialog(null)} />;
}
