/** The frames one by one: the page before the step, its bit before and after, and what happened to it. */
import { FRAME_REFERENCED } from "../../../trace/hostState.ts";
import { useBesideText } from "../../shared/text/useBesideText.ts";
import type { ListText } from "../../../i18n/policies/texts.ts";
import type { BesideCatalogue } from "../../../i18n/besideCatalogue.ts";
import type { Step } from "./stepAt.ts";

/** Frames listed one by one. */
const MOST_FRAMES = 64;

const bit = (flags: number) => ((flags & FRAME_REFERENCED) !== 0 ? 1 : 0);

interface StepFramesProps {
  readonly step: Step;
  readonly hasBit: boolean;
  readonly hasHand: boolean;
  /** What the policy counts of each page is called; null: it counts nothing. */
  readonly counter: ListText | null;
}

export function StepFrames({ step, hasBit, hasHand, counter }: StepFramesProps) {
  const { beside: t } = useBesideText();
  const { before, after } = step;
  const count = Math.min(before.vm.length, MOST_FRAMES);
  return (
    <table className="w-full border-separate border-spacing-0 text-left text-body tabular-nums">
      <thead className="text-xs text-soft">
        <tr>
          <Head className="w-20">{t.frame}</Head>
          <Head className="w-16">{t.page}</Head>
          {hasBit && <Head className="w-24">{t.bit}</Head>}
          {counter && (
            <Head className="w-24" title={counter.help}>
              {counter.label}
            </Head>
          )}
          <Head>{t.whatHappened}</Head>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: count }, (_, frame) => {
          const isFree = before.vm.get(frame) < 0;
          const [from, to] = [bit(before.flags.get(frame)), bit(after.flags.get(frame))];
          const isVictim = step.eviction?.frame === frame;
          const isHand = hasHand && before.hand === frame;
          return (
            <tr key={frame}>
              <th
                scope="row"
                className={`h-7 border-b border-line font-normal ${isHand ? "font-semibold text-accent" : ""}`}
              >
                {frame} {isHand && <span title={t.handStands(frame)}>▸</span>}
              </th>
              <td className="border-b border-line font-semibold">
                {isFree ? <span className="font-normal text-soft">{t.free}</span> : before.page.get(frame)}
              </td>
              {hasBit && (
                <td className="border-b border-line">
                  {!isFree && <Bit value={from} />}
                  {(isFree || from !== to || isVictim) && after.vm.get(frame) >= 0 && (
                    <>
                      {!isFree && <span className="text-soft"> → </span>}
                      <Bit value={to} isNew />
                    </>
                  )}
                </td>
              )}
              {counter && (
                <td className="border-b border-line">
                  <Change
                    from={isFree ? null : before.count.get(frame)}
                    to={after.vm.get(frame) < 0 ? null : after.count.get(frame)}
                    isOther={isVictim}
                  />
                </td>
              )}
              <td className={`border-b border-line ${isVictim ? "font-semibold text-fault" : ""}`}>
                {eventOf(step, frame, hasBit, hasHand, t)}
              </td>
            </tr>
          );
        })}
      </tbody>
      {before.vm.length > count && (
        <tfoot>
          <tr>
            <td colSpan={3 + (hasBit ? 1 : 0) + (counter ? 1 : 0)} className="pt-1 text-xs text-soft">
              {t.framesHidden(before.vm.length - count)}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface HeadProps {
  readonly children: string;
  readonly title?: string;
  readonly className?: string;
}

function Head({ children, title, className = "" }: HeadProps) {
  return (
    <th
      scope="col"
      title={title}
      className={`sticky top-0 z-10 h-6 border-b border-line bg-panel font-medium ${className}`}
    >
      {children}
    </th>
  );
}

interface ChangeProps {
  /** Null: the frame is free. */
  readonly from: number | null;
  readonly to: number | null;
  /** It is counted of another page afterwards. */
  readonly isOther: boolean;
}

/** A count before the step, and after it where it is another one. */
function Change({ from, to, isOther }: ChangeProps) {
  return (
    <>
      {from}
      {from !== null && to !== null && (from !== to || isOther) && <span className="text-soft"> → </span>}
      {to !== null && (from !== to || isOther) && <b className="font-semibold text-accent">{to}</b>}
    </>
  );
}

function Bit({ value, isNew = false }: { readonly value: number; readonly isNew?: boolean }) {
  const look = isNew ? "bg-accent-soft text-accent" : value === 1 ? "bg-sunken" : "border border-line-strong";
  return (
    <span className={`inline-grid h-5 w-6 place-items-center rounded text-xs font-semibold ${look}`}>{value}</span>
  );
}

/** What the step did to a frame, in a few words. */
function eventOf(
  { reference, before, eviction, frame: found }: Step,
  frame: number,
  hasBit: boolean,
  hasHand: boolean,
  t: BesideCatalogue["beside"],
): string {
  const { page } = reference;
  const isCleared = eviction?.cleared.includes(frame) ?? false;
  if (eviction?.frame === frame) {
    if (isCleared) return t.clearedAndTaken(eviction.page, page);
    return hasHand && hasBit ? t.taken(eviction.page, page) : t.takenPlain(eviction.page, page);
  }
  if (isCleared) return t.cleared;
  if (frame === found && before.vm.get(frame) < 0) return t.loadedHere(page);
  if (frame === found && reference.fault === null)
    return hasBit && (before.flags.get(frame) & FRAME_REFERENCED) === 0 ? t.hitSets : t.hitHere;
  if (!eviction || before.vm.get(frame) < 0) return "";
  return hasHand ? t.notReached : t.notCompared;
}
