/** The log of commands as lines of the console: read again in order they give the same commands at the same ticks. */
import type { Command, Scenario } from "../../model/scenario.ts";
import { createLine } from "./create.ts";
import { ioLimitLine } from "./ioLimits.ts";
import { MIGRATION_OPTIONS } from "./migrations.ts";
import { childrenOption } from "./snapshots.ts";
import { asWord } from "./words.ts";

/** What lines call the hosts: by their names, and one without by its number from 1. */
export function hostWords({ hosts }: Pick<Scenario, "hosts">): readonly string[] {
  return hosts.map(({ name }, at) => name ?? `host${at + 1}`);
}

/** The line that gives `command`, without its time. In virsh's words where there are any. */
function lineOf(command: Command, hosts: readonly string[]): string {
  switch (command.command) {
    case "create":
      return createLine(command.machine);
    case "compact":
      return "compact";
    case "setLink":
      return `link ${command.state}`;
    case "setHost":
      return `host ${asWord(hosts[command.host ?? 0]!)} ${command.state}`;
    case "switchToPostCopy":
      return `virsh migrate-postcopy ${asWord(command.vm)}`;
    case "setMigrationSpeed":
      return `virsh migrate-setspeed ${asWord(command.vm)} ${command.bytesPerTick}`;
    case "setDisk":
      return `disk ${command.disk} ${command.state}`;
    case "extendVolume":
      return `lvextend -l +${command.extents} ${asWord(`${command.vm}/${command.volume}`)}`;
    case "reduceVolume":
      return `lvreduce${command.force === true ? " -f" : ""} -l -${command.extents} ${asWord(`${command.vm}/${command.volume}`)}`;
    case "moveExtents": {
      const { disk, vm, volume, to } = command;
      const of = vm === undefined ? "" : ` -n ${asWord(volume === undefined ? vm : `${vm}/${volume}`)}`;
      return `pvmove${of} pv${disk}${to === undefined ? "" : ` pv${to}`}`;
    }
    case "setIoLimit":
      return ioLimitLine(command);
    case "abortMove":
      return "pvmove --abort";
    case "rename":
      return `virsh domrename ${asWord(command.vm)} ${asWord(command.name)}`;
    case "resize": {
      const { vm, vcpus, memoryBytes } = command;
      const size = [
        ...(vcpus === undefined ? [] : [`--vcpus ${vcpus}`]),
        ...(memoryBytes === undefined ? [] : [`--memory ${memoryBytes}b`]),
      ];
      return ["resize", asWord(vm), ...size].join(" ");
    }
    case "deleteVolume":
      return `lvremove ${asWord(`${command.owner}/${command.volume}`)}`;
    case "setWeight":
      return `weight ${asWord(command.vm)} ${command.weight}`;
    case "setMemoryTarget":
      return `target ${asWord(command.vm)} ${command.pages}`;
    case "balloon":
      return `balloon ${asWord(command.vm)} ${command.isOn ? "on" : "off"}`;
    case "start":
    case "resume":
    case "shutdown":
      return `virsh ${command.command} ${asWord(command.vm)}`;
    case "pause":
      return `virsh suspend ${asWord(command.vm)}`;
    case "stop":
      return `virsh destroy ${asWord(command.vm)}`;
    case "reset":
      return `virsh reset ${asWord(command.vm)}`;
    case "save":
      return `virsh managedsave ${asWord(command.vm)}`;
    case "discardSave":
      return `virsh managedsave-remove ${asWord(command.vm)}`;
    case "abortJob":
      return `virsh domjobabort ${asWord(command.vm)}`;
    case "migrate": {
      const { vm, to, mode = "preCopy", copyStorage = false } = command;
      return `virsh migrate${MIGRATION_OPTIONS[mode]}${copyStorage ? " --copy-storage-all" : ""} ${asWord(vm)} ${asWord(hosts[to]!)}`;
    }
    case "resync":
      return `resync ${asWord(command.vm)}`;
    case "backup":
      return `virsh backup-begin ${asWord(command.vm)} ${asWord(command.name)}${command.isIncremental === true ? " --incremental" : ""}`;
    case "restoreBackup":
      return `restorebackup ${asWord(command.vm)} ${asWord(command.name)}`;
    case "deleteBackup":
      return `deletebackup ${asWord(command.name)}${command.dependents === true ? " --dependents" : ""}`;
    case "crash":
      return `virsh inject-nmi ${asWord(command.vm)}`;
    case "delete": {
      const { discardSave, force, deleteSnapshots, keepStorage } = command as Partial<Record<string, unknown>>;
      const options = [
        ...(discardSave === true ? [" --managed-save"] : []),
        ...(force === true ? [" --force"] : []),
        ...(deleteSnapshots === true ? [" --snapshots-metadata"] : []),
        ...(keepStorage === true ? [] : [" --remove-all-storage"]),
      ];
      return `virsh undefine ${asWord(command.vm)}${options.join("")}`;
    }
    case "snapshot":
      return `virsh snapshot-create-as ${asWord(command.vm)} ${asWord(command.name)}${command.memory === true ? "" : " --disk-only"}`;
    case "revert":
      return `virsh snapshot-revert ${asWord(command.vm)} ${asWord(command.name)}${command.to ? ` --${command.to}` : ""}`;
    case "deleteSnapshot":
      return `virsh snapshot-delete ${asWord(command.vm)} ${asWord(command.name)}${childrenOption(command.children)}`;
    case "clone": {
      const { vm, name, isLinked, snapshot, live } = command;
      const from = snapshot === undefined ? "" : ` --snapshot ${asWord(snapshot)}`;
      return `clone ${asWord(vm)} ${asWord(name)}${isLinked ? " --linked" : ""}${live === true ? " --live" : ""}${from}`;
    }
    case "commit":
      return `commit ${asWord(command.vm)}${command.force === true ? " --force" : ""}`;
    case "rebase": {
      const base = command.base === undefined ? "" : ` ${asWord(command.base)}`;
      return `rebase ${asWord(command.vm)}${base}${command.force === true ? " --force" : ""}`;
    }
    case "discard": {
      const zeros = command.asZeros === true ? " --zeros" : "";
      return `trim ${asWord(command.vm)} ${command.volume} ${command.block} ${command.blocks}${zeros}`;
    }
    case "extendPool":
      return `extendpool ${command.extents}`;
  }
}

/** Every command of `scenario`, a line each. */
export function scriptOf(scenario: Scenario): readonly string[] {
  const hosts = hostWords(scenario);
  return scenario.commands.map((command) => `at ${command.at} ${lineOf(command, hosts)}`);
}
