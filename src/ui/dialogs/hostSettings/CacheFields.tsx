/** Whether pCPUs have caches, how much fits into one, how long it takes to be warm there and how fast that makes a vCPU. */
import { RANGES } from "../../../codec/limits.ts";
import { CheckboxField } from "../form/choices.tsx";
import { readWhole } from "../form/numberText.ts";
import { Figures } from "../form/Section.tsx";
import { NumberField } from "../form/TextField.tsx";
import { useTickUnit } from "../form/useTickUnit.ts";
import { useDialogText } from "../useDialogText.ts";
import type { HostDraft } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";

export function CacheFields({ draft, change, issues }: SectionProps) {
  const t = useDialogText().dialogs.hostSettings.cache;
  const tickUnit = useTickUnit();
  const { cache } = draft;
  const set = (part: Partial<typeof cache>) => change({ cache: { ...cache, ...part } });
  return (
    <>
      <CheckboxField
        label={t.label}
        hint={cache.isOn ? t.on : t.off}
        isChecked={cache.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      {cache.isOn && (
        <>
          <div className="grid gap-4 sm:grid-cols-3">
            <NumberField
              label={t.size}
              hint={t.sizeHint}
              value={cache.size}
              min={RANGES.cacheSize.min}
              max={RANGES.cacheSize.max}
              onChange={(size) => set({ size })}
              {...issues.field("cache.size")}
            />
            <NumberField
              label={t.warmupTicks}
              hint={t.warmupHint}
              value={cache.warmupTicks}
              min={RANGES.time.min}
              max={RANGES.time.max}
              unit={tickUnit}
              onChange={(warmupTicks) => set({ warmupTicks })}
              {...issues.field("cache.warmupTicks")}
            />
            <NumberField
              label={t.warmRate}
              hint={t.warmRateHint}
              value={cache.warmRate}
              min={RANGES.warmRate.min}
              max={RANGES.warmRate.max}
              unit="×"
              onChange={(warmRate) => set({ warmRate })}
              {...issues.field("cache.warmRate")}
            />
          </div>
          <Example cache={cache} />
        </>
      )}
    </>
  );
}

/** What ten warm-ups of work come to, with the numbers typed; nothing where they are none, or there is nothing to warm up. */
function Example({ cache }: { readonly cache: HostDraft["cache"] }) {
  const { dialogs, terms } = useDialogText();
  const warmup = readWhole(cache.warmupTicks, 1, RANGES.time.max / 10);
  const rate = readWhole(cache.warmRate, RANGES.warmRate.min, RANGES.warmRate.max);
  if (!warmup.ok || !rate.ok) return null;
  const work = 10 * warmup.value;
  const ticks = warmup.value + Math.ceil((work - warmup.value) / rate.value);
  return <Figures>{dialogs.hostSettings.cache.example(terms.number(work), terms.number(ticks))}</Figures>;
}
