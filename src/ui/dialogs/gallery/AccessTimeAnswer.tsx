/** The answer of an exercise on the mean time of an access: both cases with their sums, what they come to, and the share if it is asked for. */
import {
  accessTimeAnswer,
  type AccessTime,
  type AccessTimeAnswer as AccessTimeResult,
} from "../../../codec/exercise/accessTime.ts";
import type { AccessTimeText } from "../../../codec/exercise/accessTimeText.ts";
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import { numberText } from "../../../i18n/numberText.ts";
import { CopyTable } from "../../shared/CopyTable.tsx";
import { useDialogText } from "../useDialogText.ts";

const MOST_DECIMALS = 6;
const MOST_DIGITS = 12;

/** `140 ns`, `8.2 µs`, `122 ms`: the longest unit in which it is 1 or more. */
function duration(ns: number): string {
  if (ns >= 1e6) return `${numberText(ns / 1e6, MOST_DECIMALS)} ms`;
  return ns >= 1e4 ? `${numberText(ns / 1000, MOST_DECIMALS)} µs` : `${numberText(ns, MOST_DECIMALS)} ns`;
}

/** `80 %`, `0.0001 %`. */
export const shareText = (share: number): string => `${numberText(share * 100, MOST_DECIMALS)} %`;

type AccessTimeSums = Pick<AccessTimeResult, "shortNs" | "longNs" | "share">;

interface Row {
  readonly name: "hit" | "miss" | "noFault" | "fault";
  readonly share: number | null;
  /** What it is made of. */
  readonly parts: readonly string[];
  readonly ns: number;
}

/** The short way and the long one. */
function rowsOf(
  { of }: AccessTime,
  { shortNs, longNs, share }: AccessTimeSums,
  t: DialogCatalogue["exercise"]["accessTime"],
): readonly Row[] {
  const rest = share === null ? null : Number((1 - share).toPrecision(MOST_DIGITS));
  if (of.kind === "faults")
    return [
      { name: "noFault", share: rest, parts: [], ns: shortNs },
      { name: "fault", share, parts: [], ns: longNs },
    ];
  const lookup = of.lookupNs === 0 ? [] : [`${t.lookup} ${duration(of.lookupNs)}`];
  const memory = `${t.memory} ${duration(of.memoryNs)}`;
  return [
    { name: "hit", share, parts: [...lookup, memory], ns: shortNs },
    {
      name: "miss",
      share: rest,
      parts: [...lookup, `${t.tables(of.tables)} ${duration(of.tables * of.memoryNs)}`, memory],
      ns: longNs,
    },
  ];
}

export function AccessTimeAnswer({ read }: { readonly read: AccessTimeText }) {
  const t = useDialogText().exercise.accessTime;
  if (!read.spec) return null;
  const { of, share: given } = read.spec;
  const { shortNs, longNs, share, meanNs } = accessTimeAnswer(read.spec);
  const rows = rowsOf(read.spec, { shortNs, longNs, share }, t);
  const isAsked = given === null;
  return (
    <div className="grid gap-y-2">
      {read.isLookupGuessed && <p className="text-xs text-warn">{t.lookupGuessed}</p>}
      <table aria-label={t.table} className="w-full max-w-120 text-body tabular-nums">
        <thead className="text-xs text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-0.5 text-left font-medium">
              {t.way}
            </th>
            <th scope="col" className="py-0.5 pl-3 text-right font-medium whitespace-nowrap">
              {t.share}
            </th>
            <th scope="col" className="py-0.5 pl-3 text-right font-medium">
              {t.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, share: part, parts, ns }) => (
            <tr key={name} className="border-b border-line">
              <th scope="row" className="py-0.5 text-left font-medium whitespace-nowrap">
                {t[name]}
              </th>
              <td className="py-0.5 pl-3 text-right whitespace-nowrap">{part === null ? "–" : shareText(part)}</td>
              <td className="py-0.5 pl-3 text-right">
                {parts.length > 1 && <span className="text-xs text-soft">{parts.join(" + ")} = </span>}
                <span className="whitespace-nowrap">{duration(ns)}</span>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-0.5 text-left font-semibold">
              {t.mean}
            </th>
            <td colSpan={2} className="py-0.5 pl-3 text-right font-semibold">
              {duration(meanNs)}
            </td>
          </tr>
        </tbody>
      </table>
      {isAsked && (
        <p className="text-body font-semibold">
          {share === null ? t.impossible : t.needed[of.kind === "tlb" ? "hits" : "faults"](shareText(share))}
        </p>
      )}
      <p className="text-xs text-soft">{t.slower(numberText(meanNs / of.memoryNs, 2))}</p>
      <div>
        <CopyTable
          lines={() => [
            [t.way, t.share, t.time],
            ...rows.map(({ name, share: part, parts, ns }) => [
              t[name],
              part === null ? "" : shareText(part),
              [...(parts.length > 1 ? [parts.join(" + ")] : []), duration(ns)].join(" = "),
            ]),
            [t.mean, "", duration(meanNs)],
          ]}
        />
      </div>
    </div>
  );
}
