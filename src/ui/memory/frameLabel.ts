/** The sentence about a frame, for tooltips, screen readers and the line under the map. */
import { contentText } from "../../i18n/contentText.ts";
import type { Language } from "../../i18n/explain/language.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { ListText } from "../../i18n/policies/texts.ts";
import type { FrameId } from "../../model/units.ts";
import { FRAME_DIRTY, FRAME_REFERENCED, type HostInfo, type HostState } from "../../trace/hostState.ts";
import { swapTraffic, transferOf, type SwapTraffic } from "./busyFrames.ts";
import type { FrameMarks } from "./frameMarks.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

/** What the views of the frames share: the host, the marks of the step, and the texts. */
export interface MapContext {
  readonly info: HostInfo;
  readonly host: HostState;
  readonly marks: FrameMarks;
  readonly traffic: SwapTraffic;
  /** True when the replacement policy keeps a reference bit for each frame. */
  readonly hasBit: boolean;
  /** What the replacement policy counts of each page; null: nothing. */
  readonly counter: ListText | null;
  readonly text: PanelCatalogue["memory"];
  readonly language: Language;
}

export function mapContext(
  info: HostInfo,
  host: HostState,
  marks: FrameMarks,
  hasBit: boolean,
  counter: ListText | null,
  text: PanelCatalogue["memory"],
  language: Language,
): MapContext {
  return { info, host, marks, hasBit, counter, text, language, traffic: swapTraffic(host, info) };
}

/** One sentence: what the frame holds, its bits, and what the present step does with it. */
export function frameLabel(context: MapContext, frame: FrameId): string {
  const { info, host, marks, text } = context;
  const { frames } = host;
  // What is selected may be a frame of the host before.
  const isThere = frame < info.frames;
  const flags = isThere ? frames.flags.get(frame) : 0;
  const vm = isThere ? frames.vm.get(frame) : -1;
  const sharing = (isThere && host.sharing?.frames.get(frame)) || null;
  const sentence = text.frame({
    frame,
    machine: machineLabel(info, vm) || null,
    sharing: sharing && {
      pages: sharing.pages.map((each) => ({ machine: machineLabel(info, each.vm), page: each.page })),
      holds: contentText(sharing.token, context.language),
    },
    page: isThere ? frames.page.get(frame) : -1,
    referenced: context.hasBit && !sharing ? (flags & FRAME_REFERENCED) !== 0 : null,
    counted: sharing ? null : context.counter && `${context.counter.label} ${isThere ? frames.count.get(frame) : 0}`,
    dirty: (flags & FRAME_DIRTY) !== 0,
    busy: transferOf(frames, frame, context.traffic),
    hasHand: host.hand === frame,
  });
  const notes = [sentence, ...markNotes(context, frame)];
  if (marks.cleared.includes(frame)) notes.push(text.bitCleared);
  const tried = host.isolation?.marks.get(frame);
  if (tried) notes.push(text.tried[tried]);
  return text.notes(notes);
}

function markNotes({ marks, info, text }: MapContext, frame: FrameId): string[] {
  if (marks.frame !== frame) return [];
  const notes: string[] = [];
  if (marks.oldPage >= 0) notes.push(text.markVictim(machineLabel(info, marks.oldVm), marks.oldPage));
  if (marks.kind === "fault") notes.push(text.markFault);
  if (marks.kind === "loaded") notes.push(text.markLoaded);
  if (marks.kind === "hit") notes.push(text.markHit);
  return notes;
}
