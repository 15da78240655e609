/**
 * The lanes of many machines, in groups that can be opened: which groups there are, which are open, and the menu that says
 * both. The lanes of the selected machine are always shown.
 */
import { useMemo, useState, type ReactNode } from "react";
import { groupMachines, type Grouping } from "../../chart/laneGroups.ts";
import type { VcpuId } from "../../model/units.ts";
import type { RunState } from "../../store/runState.ts";
import { selectSelection } from "../../store/selectors.ts";
import type { VmInfo } from "../../trace/hostState.ts";
import { useTableText } from "../shared/text/useTableText.ts";
import { Icon } from "../shared/Icon.tsx";
import { Menu, MenuCheck, MenuChoice, MenuGroup } from "../shared/floating/Menu.tsx";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import type { LaneGroups } from "./TimelineChart.tsx";
import { vcpuIdsOf } from "../../trace/vmInfo.ts";

const GROUPINGS = ["name", "pcpu", "none"] as const satisfies readonly Grouping[];
const selectVms = ({ trace }: RunState) => trace?.info.vms;
const NO_MACHINES: readonly VmInfo[] = [];

export function useLaneGroups(): { readonly lanes: LaneGroups | null; readonly menu: ReactNode } {
  const { machineTable: t } = useTableText();
  const vms = useRun(selectVms) ?? NO_MACHINES;
  const selection = useApp(selectSelection);
  const [grouping, setGrouping] = useState<Grouping>("name");
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const groups = useMemo(
    () =>
      groupMachines(
        vms.map(({ name, spec }) => ({ name, affinity: spec.affinity })),
        grouping,
      ),
    [vms, grouping],
  );
  const lanes = useMemo((): LaneGroups | null => {
    if (grouping === "none") return null;
    const name = (key: string) => (grouping === "name" ? key : key === "" ? t.anyPcpu : t.onPcpus(key));
    const isSelected = (vcpu: VcpuId) =>
      (selection?.kind === "vcpu" && selection.vcpu === vcpu) ||
      (selection?.kind === "vm" && vms[selection.vm] !== undefined && vcpuIdsOf(vms[selection.vm]!).includes(vcpu));
    const shown = groups.map(({ key, members }) => {
      const vcpus = members.flatMap((member) => vcpuIdsOf(vms[member]!));
      const isOpen = opened.has(key);
      const lanesShown = isOpen ? vcpus : vcpus.filter(isSelected);
      return { key, name: name(key), count: t.vcpus(vcpus.length), isOpen, vcpus, lanes: lanesShown };
    });
    const onToggle = (key: string) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      });
    return { groups: shown, shown: shown.map((group) => group.lanes), onToggle };
  }, [grouping, groups, opened, selection, vms, t]);
  const menu = (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${t.grouping}: ${t.groupBy[grouping]}`}
          className="flex h-7 shrink-0 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 text-xs whitespace-nowrap text-soft hover:border-line-strong"
        >
          <span className="@max-4xl/panel:hidden">{t.grouping}</span>
          <b className="font-semibold text-ink">{t.groupBy[grouping]}</b>
          <Icon name="chevronDown" className="size-3" />
        </button>
      }
    >
      <MenuChoice
        label={t.grouping}
        value={grouping}
        choices={GROUPINGS.map((value) => ({ value, text: t.groupBy[value] }))}
        onChange={setGrouping}
      />
      {lanes && (
        <MenuGroup label={t.openGroups}>
          {lanes.groups.map(({ key, name, count, isOpen }) => (
            <MenuCheck key={key} text={`${name} · ${count}`} isChecked={isOpen} onToggle={() => lanes.onToggle(key)} />
          ))}
        </MenuGroup>
      )}
    </Menu>
  );
  return { lanes, menu };
}
