/**
 * The fast tier and its archive: what each slot has, what is on its way, who waits, and what only the archive has. Shown where
 * volumes have to be brought from an archive.
 */
import { tierCatalogues, type TierCatalogue } from "../../i18n/tierCatalogue.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { hostOf } from "../../model/scenario.ts";
import type { LvId, VmUid } from "../../model/units.ts";
import { selectLanguage, selectScenario } from "../../store/selectors.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import type { TierSlotView, TierUnit, TierView } from "../../trace/views/tier.ts";
import { isolated } from "../../trace/isolated.ts";
import { nextToLeave, onlyInArchive, residentCount, takenSlots } from "../../trace/figures/tier.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { HATCHED, softSurface } from "../shared/canvas/surface.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { vmColor } from "../shared/vmColor.ts";
import { Progress } from "./Progress.tsx";
import { volumeName } from "./volumeName.ts";

/** Slots, volumes and accesses shown one by one; the others are counted. */
const MOST_CHIPS = 48;

const CHIP = "relative flex h-6 max-w-full shrink-0 items-center gap-1.5 overflow-hidden rounded-[5px] border px-1.5";

interface FastTierProps {
  readonly host: HostState;
  readonly info: HostInfo;
}

export function FastTier({ host, info }: FastTierProps) {
  const { residency } = hostOf(useRun(selectScenario));
  return residency ? <Tier host={host} info={info} spec={residency} /> : null;
}

type Spec = NonNullable<ReturnType<typeof hostOf>["residency"]>;

const EMPTY: TierView = { slots: [], waiting: [], copy: null, hits: 0, misses: 0, copiesIn: 0, copiesBack: 0 };

function Tier({ host, info, spec }: FastTierProps & { readonly spec: Spec }) {
  const words = tierCatalogues[useApp(selectLanguage)];
  const { tier: t, terms } = words;
  const tier = host.tier ?? EMPTY;
  const policy = memoryPolicies.find(({ id }) => id === spec.policy);
  const policyName = terms.memoryPolicy[spec.policy]?.short ?? spec.policy;
  const next = nextToLeave(tier, policy?.goesBy);
  const resident = residentCount(tier);
  const taken = takenSlots(tier);
  const free = spec.slots - taken.length;
  const accesses = tier.hits + tier.misses;
  return (
    <section aria-label={t.title} className="mb-2 flex flex-col gap-1 border-b border-line pb-2 text-xs">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-soft tabular-nums">
        <b className="font-semibold text-ink" title={t.titleHelp}>
          {t.title}
        </b>
        <span>{t.filled(terms.number(resident), terms.number(spec.slots), spec.unit)}</span>
        <span>{t.rule(policyName)}</span>
        <span className="flex flex-wrap gap-x-3 md:ml-auto">
          <Count label={t.hits} help={t.hitsHelp} value={terms.number(tier.hits)} />
          <Count label={t.misses} help={t.missesHelp} value={terms.number(tier.misses)} />
          {accesses > 0 && <span>{t.hitRate(terms.percent(tier.hits / accesses))}</span>}
          <Count label={t.copiesIn} help={t.copiesInHelp} value={terms.number(tier.copiesIn)} />
          <Count label={t.copiesBack} help={t.copiesBackHelp} value={terms.number(tier.copiesBack)} />
        </span>
      </p>
      <ol aria-label={t.title} className="flex flex-wrap gap-1">
        {taken.slice(0, MOST_CHIPS).map(([slot, view]) => (
          <Slot
            key={slot}
            slot={slot}
            view={view}
            copy={tier.copy?.slot === slot ? tier.copy : null}
            isNext={slot === next}
            policyName={policyName}
            info={info}
            words={words}
          />
        ))}
        {taken.length > MOST_CHIPS && (
          <li className="self-center text-soft">{t.more(terms.number(taken.length - MOST_CHIPS))}</li>
        )}
        {free > 0 && <li className={`${CHIP} border-dashed border-line text-soft`}>{t.free(terms.number(free))}</li>}
      </ol>
      <Archive tier={tier} host={host} info={info} spec={spec} words={words} />
    </section>
  );
}

function Count({ label, help, value }: { readonly label: string; readonly help: string; readonly value: string }) {
  return (
    <span title={help} className="whitespace-nowrap">
      <b className="font-semibold text-ink">{value}</b> {label}
    </span>
  );
}

function unitName({ lv, extent }: TierUnit, info: HostInfo, { tier, storage, terms }: TierCatalogue): string {
  const volume = info.lvs[lv];
  const name = volume ? volumeName(volume, info, storage) : "";
  return extent < 0 ? name : tier.extent(name, terms.number(extent));
}

function ownerOf(info: HostInfo, lv: LvId): VmUid | -1 {
  return info.lvs[lv]?.vm ?? -1;
}

interface SlotProps {
  readonly slot: number;
  readonly view: TierSlotView;
  /** What the archive is copying to this slot, or from it. */
  readonly copy: TierView["copy"];
  readonly isNext: boolean;
  readonly policyName: string;
  readonly info: HostInfo;
  readonly words: TierCatalogue;
}

function Slot({ slot, view, copy, isNext, policyName, info, words }: SlotProps) {
  const { tier: t, terms } = words;
  const { unit, leaving } = view;
  const vm = ownerOf(info, (unit ?? leaving)?.lv ?? -1);
  const name = unit && unitName(unit, info, words);
  return (
    <li
      title={name ?? t.slot(terms.number(slot))}
      className={`${CHIP} ${view.isResident ? "" : "border-dashed"} ${isNext ? "outline-2 -outline-offset-2 outline-soft outline-dotted" : ""}`}
      style={view.isResident ? softSurface(vm) : { ...HATCHED, borderColor: vmColor(vm, "line") }}
    >
      <span className="text-mini text-faint tabular-nums">{terms.number(slot)}</span>
      {name !== null && (
        <span className="max-w-48 truncate font-semibold" style={{ color: vmColor(vm, "ink") }}>
          {name}
        </span>
      )}
      {view.isDirty && (
        <b className="text-mini font-semibold text-fault" title={t.dirtyHelp}>
          {t.dirty}
        </b>
      )}
      {view.open > 0 && (
        <span className="text-mini whitespace-nowrap" title={t.openHelp}>
          {t.open(terms.number(view.open))}
        </span>
      )}
      {unit && !view.isResident && <span className="text-mini whitespace-nowrap text-soft">{t.coming}</span>}
      {leaving && (
        <span className="min-w-0 truncate text-mini text-soft">{t.leaving(unitName(leaving, info, words))}</span>
      )}
      {isNext && (
        <span className="text-mini whitespace-nowrap text-soft" title={t.nextHelp(policyName)}>
          {t.next}
        </span>
      )}
      {copy && <Progress vm={vm} since={copy.since} until={copy.until} label={t.progress} />}
    </li>
  );
}

interface ArchiveProps extends FastTierProps {
  readonly tier: TierView;
  readonly spec: Spec;
  readonly words: TierCatalogue;
}

/** What the archive copies, who waits for it, and what it alone has. */
function Archive({ tier, host, info, spec, words }: ArchiveProps) {
  const { tier: t, terms } = words;
  const unit = timeUnit(useRun(selectScenario));
  const { copy, waiting } = tier;
  const told = copy && (copy.isBack ? t.copyBack : t.copyIn)(unitName(copy, info, words), terms.time(copy.until, unit));
  const name = (vcpu: number) => {
    const { vm, index } = info.vcpus[vcpu]!;
    const { name: machine, vcpuCount } = info.vms[vm]!;
    return vcpuCount > 1 ? `${isolated(machine)}.${index}` : isolated(machine);
  };
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-1 [&>dt]:text-soft">
      <dt>{t.copies}</dt>
      <dd className="truncate tabular-nums">{told ?? <span className="text-soft">{t.idle}</span>}</dd>
      <dt>{t.waiting}</dt>
      <dd className="flex min-h-6 flex-wrap items-center gap-1">
        {waiting.length === 0 && <span className="text-soft">{t.nobody}</span>}
        {waiting.slice(0, MOST_CHIPS).map((access, at) => (
          <span
            // Those that wait have no number of their own.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            className="max-w-60 truncate rounded-[5px] border px-1.5 leading-5"
            style={{ ...softSurface(info.vcpus[access.vcpu]!.vm), color: vmColor(info.vcpus[access.vcpu]!.vm, "ink") }}
          >
            {t.waits(name(access.vcpu), unitName(access, info, words), access.write)}
          </span>
        ))}
        {waiting.length > MOST_CHIPS && (
          <span className="text-soft">{t.more(terms.number(waiting.length - MOST_CHIPS))}</span>
        )}
      </dd>
      {spec.unit === "volume" ? (
        <>
          <dt>{t.archive}</dt>
          <dd className="flex min-h-6 flex-wrap items-center gap-1">
            <ArchiveOnly host={host} info={info} words={words} />
          </dd>
        </>
      ) : (
        <dd className="col-span-2 text-soft tabular-nums">
          <ExtentsThere tier={tier} host={host} info={info} words={words} />
        </dd>
      )}
    </dl>
  );
}

function ArchiveOnly({ host, info, words }: FastTierProps & { readonly words: TierCatalogue }) {
  const { tier: t, terms } = words;
  const alone = onlyInArchive(info, host);
  if (alone.length === 0) return <span className="text-soft">{t.archiveNone}</span>;
  return (
    <>
      {alone.slice(0, MOST_CHIPS).map((lv) => (
        <span
          key={lv}
          className="max-w-40 truncate rounded-[5px] border border-dashed px-1.5 leading-5"
          style={{ borderColor: vmColor(ownerOf(info, lv), "line"), color: vmColor(ownerOf(info, lv), "ink") }}
        >
          {unitName({ lv, extent: -1 }, info, words)}
        </span>
      ))}
      {alone.length > MOST_CHIPS && (
        <span className="text-soft">{t.more(terms.number(alone.length - MOST_CHIPS))}</span>
      )}
    </>
  );
}

function ExtentsThere({ tier, host, info, words }: Omit<ArchiveProps, "spec">) {
  const { tier: t, terms } = words;
  const resident = residentCount(tier);
  const all = info.lvs.reduce((sum, { id, vm, extents }) => (vm >= 0 && host.volumes.has(id) ? sum + extents : sum), 0);
  return t.archiveExtents(terms.number(resident), terms.number(all));
}
