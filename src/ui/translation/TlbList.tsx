/** The TLB of a pCPU: its entries, the one used last first, each with its machine; and the one that has just left. */
import { pageOfKey, vmOfKey } from "../../model/translation.ts";
import type { PcpuId } from "../../model/units.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import type { Translated } from "../../trace/tables/lastTranslation.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { useTranslationText } from "./useTranslationText.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

/** Entries that are drawn; the rest is a number. */
const MOST_SHOWN = 64;

export interface TlbListProps {
  readonly info: HostInfo;
  readonly host: HostState;
  readonly pcpu: PcpuId;
  readonly capacity: number;
  /** The reference at the cursor, where it was made there. */
  readonly last: Translated | null;
}

export function TlbList({ info, host, pcpu, capacity, last }: TlbListProps) {
  const { translation: t } = useTranslationText();
  const entries = [...(host.tlbs[pcpu]?.entries ?? [])].toReversed();
  const isFull = entries.length >= capacity;
  const shown = entries.slice(0, MOST_SHOWN);
  const name = (vm: number) => machineLabel(info, vm, String(vm));
  return (
    <section aria-label={t.tlbOf(pcpu)} className="flex min-h-0 w-52 shrink-0 flex-col max-md:w-full">
      <h3 className="flex items-baseline justify-between text-xs" title={t.tlbOrder}>
        <b className="font-semibold">{t.tlbOf(pcpu)}</b>
        <span className="text-soft tabular-nums">{t.used(numberText(entries.length), numberText(capacity))}</span>
      </h3>
      <div
        role="region"
        // A region that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t.tlbOrder}
        className="scroll-quiet relative mt-1 h-56 overflow-y-auto overscroll-contain text-xs tabular-nums select-text"
      >
        <ol>
          {shown.length === 0 && <li className="py-1 text-soft">{t.tlbEmpty}</li>}
          {shown.map(([key, frame], at) => {
            const [vm, page] = [vmOfKey(key), pageOfKey(key)];
            const isNew = at === 0 && last !== null && last.page === page;
            const leaves = isFull && at === entries.length - 1;
            return (
              <li
                key={key}
                className={`flex h-6 items-center gap-1.5 rounded px-1 ${isNew ? "bg-accent-soft" : ""}`}
                title={leaves ? t.leavesNext : undefined}
              >
                <VmSwatch vm={vm} className="size-2" />
                <span className="min-w-0 truncate">{t.entry(name(vm), numberText(page), numberText(frame))}</span>
                {leaves && <span className="ml-auto shrink-0 text-mini text-soft">{t.leavesNext}</span>}
              </li>
            );
          })}
          {last !== null && last.outVm >= 0 && (
            <li className="flex h-6 items-center gap-1.5 px-1 text-soft">
              <VmSwatch vm={last.outVm} className="size-2 opacity-50" />
              <s className="truncate">
                {name(last.outVm)} {numberText(last.outPage)}
              </s>
              <span className="ml-auto text-mini">{t.left}</span>
            </li>
          )}
        </ol>
      </div>
    </section>
  );
}
