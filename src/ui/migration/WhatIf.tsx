/**
 * The same migration over another link, or of a machine that writes faster: sliders, and curves of the closed model. Another
 * bandwidth, and another pace of the machine's program, are those of the scenario: the run is simulated again when the slider
 * is let go, or a point of the curve is chosen.
 */
import { useMemo, useState } from "react";
import { byteText } from "../../i18n/byteText.ts";
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { PACES } from "../../model/pace.ts";
import type { NetworkSpec } from "../../model/scenario.ts";
import { selectLanguage } from "../../store/selectors.ts";
import type { MigrationKind } from "../../vmm/migration/spec.ts";
import { estimateOf, type MovedMachine } from "../shared/migration/estimate.ts";
import { Segments } from "../shared/Segments.tsx";
import { useText } from "../shared/text/useText.ts";
import { useApp } from "../shared/useApp.ts";
import { MoveCurve, type CurvePlace } from "./MoveCurve.tsx";

interface WhatIfProps {
  readonly kind: MigrationKind;
  readonly machine: MovedMachine;
  readonly network: NetworkSpec;
  /** The link carries so much from now on, for the whole run. */
  readonly onBandwidth: (bytesPerTick: number) => void;
  /** Its program can be made to write so many times as fast. */
  readonly paces: ReadonlySet<number>;
  /** It does from now on, for the whole run. */
  readonly onPace: (times: number) => void;
}

/** What is there now. */
const PRESENT_PACE = PACES.indexOf(1);

/** In parts of a page a tick, and of what there is. */
const STEPS = [1 / 8, 1 / 4, 1 / 2, 3 / 4, 1, 3 / 2, 2, 3, 4, 6, 8, 16] as const;

export function WhatIf({ kind, machine, network, onBandwidth, paces, onPace }: WhatIfProps) {
  const { terms } = useText();
  const t = migrationPanel[useApp(selectLanguage)].whatIf;
  const [by, setBy] = useState<"bandwidth" | "rate">("bandwidth");
  const [rateTimes, setRateTimes] = useState<number>(PRESENT_PACE);
  // While it is dragged the slider has a place of its own.
  const [dragged, setDragged] = useState<number | null>(null);
  const bandwidths = useMemo(
    () => bandwidthsAround(network.bytesPerTick, machine.pageBytes),
    [network, machine.pageBytes],
  );
  const present = bandwidths.indexOf(network.bytesPerTick);
  const place = dragged ?? present;
  const faster = useMemo(() => atRate(machine, PACES[rateTimes]!), [machine, rateTimes]);
  const places = useMemo((): readonly CurvePlace[] => {
    if (by === "bandwidth")
      return bandwidths.map((bytesPerTick, at) => ({
        at,
        label: byteText(bytesPerTick),
        estimate: estimateOf(kind, faster, { ...network, bytesPerTick }),
      }));
    return PACES.map((times, at) => {
      const changed = atRate(machine, times);
      return { at, label: t.pagesATick(rateText(changed, terms.number)), estimate: estimateOf(kind, changed, network) };
    });
  }, [by, bandwidths, faster, kind, machine, network, t, terms]);
  const settle = (at: number) => {
    setDragged(null);
    const next = bandwidths[at];
    if (next !== undefined && next !== network.bytesPerTick) onBandwidth(next);
  };
  const settlePace = (at: number) => {
    const times = PACES[at]!;
    const isNew = times !== 1 && paces.has(times);
    // Once it is run, it is what is there.
    setRateTimes(isNew ? PRESENT_PACE : at);
    if (isNew) onPace(times);
  };
  return (
    <section aria-label={t.title} className="text-xs">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <h3 className="font-semibold">{t.title}</h3>
        <Slider
          name={t.bandwidth}
          help={t.bandwidthHelp}
          value={place}
          last={bandwidths.length - 1}
          text={byteText(bandwidths[place] ?? network.bytesPerTick)}
          onChange={setDragged}
          onSettle={settle}
        />
        <Slider
          name={t.rate}
          help={t.rateHelp}
          value={rateTimes}
          last={PACES.length - 1}
          text={t.pagesATick(rateText(faster, terms.number))}
          onChange={setRateTimes}
          onSettle={settlePace}
        />
        <span className="ml-auto">
          <Segments
            label={t.by}
            value={by}
            choices={[
              { value: "bandwidth", text: t.byBandwidth },
              { value: "rate", text: t.byRate },
            ]}
            onChange={setBy}
          />
        </span>
      </div>
      <MoveCurve
        places={places}
        present={by === "bandwidth" ? present : rateTimes}
        onOpen={by === "bandwidth" ? settle : settlePace}
      />
      <p className="text-soft">
        {t.model} {rateTimes === PRESENT_PACE || paces.has(PACES[rateTimes]!) ? t.opens[by] : t.fastest}
      </p>
    </section>
  );
}

const rateText = ({ rate }: MovedMachine, number: (n: number) => string) => number(rate.writes / rate.ticks);

function atRate(machine: MovedMachine, times: number): MovedMachine {
  const { rate } = machine;
  return times === 1 ? machine : { ...machine, rate: { ...rate, writes: rate.writes * times } };
}

/** What there is is one of them. */
function bandwidthsAround(bytesPerTick: number, pageBytes: number): readonly number[] {
  const all = STEPS.flatMap((step) => [
    Math.max(1, Math.round(step * pageBytes)),
    Math.max(1, Math.round(step * bytesPerTick)),
  ]);
  const sorted = [...new Set([...all, bytesPerTick])].toSorted((one, other) => one - other);
  const at = sorted.indexOf(bytesPerTick);
  return sorted.slice(Math.max(0, at - 8), at + 9);
}

interface SliderProps {
  readonly name: string;
  readonly help: string;
  readonly value: number;
  readonly last: number;
  readonly text: string;
  readonly onChange: (value: number) => void;
  /** It has been let go. */
  readonly onSettle?: (value: number) => void;
}

function Slider({ name, help, value, last, text, onChange, onSettle }: SliderProps) {
  const settle = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    onSettle?.(Number(currentTarget.value));
  return (
    <label className="flex min-h-7 items-center gap-2 max-md:min-h-11" title={help}>
      <span className="text-soft">{name}</span>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={value}
        aria-valuetext={text}
        onChange={({ target }) => onChange(Number(target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
        className="w-28 accent-(--accent)"
      />
      <span className="w-24 tabular-nums">{text}</span>
    </label>
  );
}
