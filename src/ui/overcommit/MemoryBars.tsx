/**
 * What each machine has of the memory that it was promised, on a host that takes memory back: a bar and its numbers, and
 * how many frames are free beside the thresholds that decide what is done. All bars have one scale.
 *
 * ```
 * web  [ in use | idle | shared == | balloon ## | swapped .. |      ]   granted frames first, then what it has not
 *                 ^ target                        ¦ most, by command
 * ```
 */
import { isOff } from "../../model/states.ts";
import { overcommitCatalogues, type OvercommitCatalogue } from "../../i18n/overcommitCatalogue.ts";
import { MEMORY_STATES } from "../../model/states.ts";
import type { OvercommitSpec } from "../../model/scenario.ts";
import { selectLanguage } from "../../store/selectors.ts";
import type { HostInfo, HostState, VmMemoryView } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { HATCHED } from "../shared/canvas/surface.ts";
import { useApp } from "../shared/useApp.ts";
import { useLandmark } from "../shared/layout/landmark.ts";
import { vmColor } from "../shared/vmColor.ts";

interface MemoryBarsProps {
  readonly info: HostInfo;
  readonly host: HostState;
  /** Machines of the scenario: they come at the first steps, and their room is there before. */
  readonly planned: number;
}

/** Heights of the head of the table and of a line, with a word under the name. */
const HEAD_REM = 1.25;
const LINE_REM = 2.125;

interface Machine {
  readonly uid: number;
  readonly name: string;
  readonly configured: number;
  readonly granted: number;
  /** Pages that share frames. */
  readonly shared: number;
  readonly memory: VmMemoryView;
}

/** Pages and percent of a bar. */
const percent = (part: number, whole: number) => `${(100 * Math.min(part, whole)) / Math.max(1, whole)}%`;

export function MemoryBars({ info, host, planned }: MemoryBarsProps) {
  const { overcommit: text, terms } = overcommitCatalogues[useApp(selectLanguage)];
  const machines = host.vms.flatMap(({ life, frames, shared, memory }, uid): Machine[] => {
    const known = info.vms[uid];
    if (!known || !memory || isOff(life)) return [];
    return [{ uid, name: isolated(known.name), configured: known.pages, granted: frames, shared, memory }];
  });
  const scale = Math.max(1, ...machines.map(({ configured }) => configured));
  return (
    <section aria-label={useLandmark(text.title)} className="mt-3 border-t border-line pt-2.5 text-xs">
      <h3 className="mb-1.5 font-semibold text-ink">{text.title}</h3>
      {info.overcommit && (
        <FreeMemory rules={info.overcommit} host={host} frames={info.frames} text={text} terms={terms} />
      )}
      <div style={{ minHeight: `${HEAD_REM + LINE_REM * planned}rem` }}>
        {machines.length === 0 ? (
          <p className="text-soft">{text.none}</p>
        ) : (
          <Table
            machines={machines}
            scale={scale}
            columns={host.sharing ? WITH_SHARED : COLUMNS}
            text={text}
            terms={terms}
          />
        )}
      </div>
      <Legend
        text={text}
        hasShared={host.sharing !== null}
        hasLimit={machines.some(({ memory }) => memory.limit >= 0)}
      />
    </section>
  );
}

interface Texts {
  readonly text: OvercommitCatalogue["overcommit"];
  readonly terms: OvercommitCatalogue["terms"];
}

/** The free frames on a scale that ends at twice the highest threshold, which is where something happens. */
function FreeMemory({
  rules,
  host,
  frames,
  text,
  terms,
}: Texts & { readonly rules: OvercommitSpec; readonly host: HostState; readonly frames: number }) {
  const framesAt = (share: number) => Math.ceil((share * frames) / 100);
  const scale = Math.min(frames, Math.max(4, 2 * framesAt(rules.high)));
  const { freeFrames, freeState } = host;
  const color = freeState === "high" ? "var(--ok)" : "var(--fault)";
  return (
    <div className="mb-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span>{text.free(terms.number(freeFrames), terms.number(frames))}</span>
        <b className={freeState === "high" ? "text-ok" : "text-fault"}>{text.state[freeState]}</b>
      </p>
      <div className="relative mt-1 h-2.5 overflow-hidden rounded-sm bg-sunken" aria-hidden>
        <span className="block h-full" style={{ width: percent(freeFrames, scale), backgroundColor: color }} />
        {MEMORY_STATES.map((state) => (
          <span
            key={state}
            className="absolute inset-y-0 w-px bg-ink"
            style={{ left: percent(framesAt(rules[state]), scale) }}
          />
        ))}
      </div>
      <ul className="mt-0.5 flex flex-wrap gap-x-3 text-[0.6875rem] text-soft">
        {MEMORY_STATES.map((state) => (
          <li key={state} className={state === freeState ? "font-semibold text-ink" : ""}>
            {text.threshold(state, terms.number(rules[state]), terms.number(framesAt(rules[state])))}
          </li>
        ))}
      </ul>
    </div>
  );
}

const COLUMNS = ["configured", "target", "granted", "active", "ballooned", "swapped"] as const;
const WITH_SHARED = [...COLUMNS, "shared"] as const;
type Columns = readonly (typeof WITH_SHARED)[number][];

function Table({
  machines,
  scale,
  columns,
  text,
  terms,
}: Texts & { readonly machines: readonly Machine[]; readonly scale: number; readonly columns: Columns }) {
  return (
    // Where there is little room the numbers are reached by scrolling, with the keyboard as well.
    <div role="region" aria-label={text.table} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[30rem] border-separate border-spacing-x-2 border-spacing-y-0.5">
        <thead>
          <tr className="text-left text-[0.6875rem] text-soft">
            <th scope="col" className="font-normal">
              {text.machine}
            </th>
            <th scope="col" className="w-1/2">
              <span className="sr-only">{text.title}</span>
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                title={text.help[column]}
                className="text-right font-normal whitespace-nowrap"
              >
                {text[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machines.map((machine) => (
            <Row key={machine.uid} machine={machine} scale={scale} columns={columns} text={text} terms={terms} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  machine,
  scale,
  columns,
  text,
  terms,
}: Texts & { readonly machine: Machine; readonly scale: number; readonly columns: Columns }) {
  const { name, configured, granted, shared, memory } = machine;
  const { target, active, ballooned, swapped, isHeld, pagedTwice, limit, hasBalloon } = memory;
  const figures = { configured, target, granted, active, ballooned, swapped, shared };
  const number = (value: number) => terms.number(value);
  return (
    <tr className="h-8">
      <th scope="row" className="max-w-32 text-left leading-4 font-medium text-ink">
        <span className="block truncate">{isolated(name)}</span>
        {isHeld && <span className="block text-[0.6875rem] font-normal text-fault">{text.held}</span>}
        {limit >= 0 && (
          <span className="block text-[0.6875rem] font-normal text-soft">{text.limited(number(limit))}</span>
        )}
        {!hasBalloon && <span className="block text-[0.6875rem] font-normal text-soft">{text.balloonOff}</span>}
        {pagedTwice > 0 && (
          <span className="block text-[0.6875rem] font-normal text-soft" title={text.twiceHelp}>
            {text.twice(number(pagedTwice))}
          </span>
        )}
      </th>
      <td>
        <Bar machine={machine} scale={scale} />
        <span className="sr-only">
          {text.bar(name, number(granted), number(configured), number(ballooned), number(swapped), number(target))}
        </span>
      </td>
      {columns.map((column) => (
        <td key={column} className="text-right text-ink tabular-nums">
          {number(figures[column])}
        </td>
      ))}
    </tr>
  );
}

function Bar({ machine, scale }: { readonly machine: Machine; readonly scale: number }) {
  const { uid, configured, granted, shared, memory } = machine;
  const used = Math.min(memory.active, granted);
  const line = vmColor(uid, "line");
  return (
    <div className="relative h-4" aria-hidden>
      <div
        className="flex h-full overflow-hidden rounded-sm bg-sunken"
        style={{ width: percent(configured, scale), boxShadow: `inset 0 0 0 1px ${line}` }}
      >
        <span style={{ width: percent(used, configured), backgroundColor: vmColor(uid) }} />
        <span style={{ width: percent(granted - used, configured), backgroundColor: vmColor(uid, "soft") }} />
        {shared > 0 && (
          <span
            className="border-3 border-double border-soft"
            style={{ width: percent(shared, configured), backgroundColor: vmColor(uid, "soft") }}
          />
        )}
        <span style={{ width: percent(memory.ballooned, configured), ...HATCHED }} />
        <span style={{ width: percent(memory.swapped, configured), ...DOTTED }} />
      </div>
      <span
        className="absolute -inset-y-0.5 w-0.5 bg-ink"
        style={{ left: `calc(${percent(memory.target, scale)} - 1px)` }}
      />
      {memory.limit >= 0 && (
        <span
          className="absolute -inset-y-0.5 border-l-2 border-dashed border-fault"
          style={{ left: `calc(${percent(memory.limit, scale)} - 1px)` }}
        />
      )}
    </div>
  );
}

const DOTTED = {
  backgroundImage: "radial-gradient(var(--soft) 1px, transparent 1.5px)",
  backgroundSize: "5px 5px",
} as const;

interface LegendProps extends Pick<Texts, "text"> {
  readonly hasShared: boolean;
  /** The most that a machine is to have was commanded. */
  readonly hasLimit: boolean;
}

function Legend({ text, hasShared, hasLimit }: LegendProps) {
  const square = "inline-block size-2.5 rounded-xs inset-ring inset-ring-line";
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-0.5 text-[0.6875rem] text-soft" aria-hidden>
      <span className="flex items-center gap-1">
        <span className={square} style={{ backgroundColor: vmColor(0) }} /> {text.active}
      </span>
      <span className="flex items-center gap-1">
        <span className={square} style={{ backgroundColor: vmColor(0, "soft") }} /> {text.idle}
      </span>
      {hasShared && (
        <span className="flex items-center gap-1">
          <span className="inline-block size-3 rounded-xs border-3 border-double border-soft" /> {text.shared}
        </span>
      )}
      <span className="flex items-center gap-1">
        <span className={square} style={HATCHED} /> {text.ballooned}
      </span>
      <span className="flex items-center gap-1">
        <span className={square} style={DOTTED} /> {text.swapped}
      </span>
      <span className="flex items-center gap-1">
        <span className="inline-block h-3 w-0.5 bg-ink" /> {text.target}
      </span>
      {hasLimit && (
        <span className="flex items-center gap-1">
          <span className="inline-block h-3 border-l-2 border-dashed border-fault" /> {text.limit}
        </span>
      )}
    </p>
  );
}
