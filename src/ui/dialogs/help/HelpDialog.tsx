/**
 * Help: keys, how to read the charts, the order of events at one instant, what is simpler than in reality, how much is
 * kept of a run, version.
 */
import type { ReactNode } from "react";
import { CHECKPOINT_BYTES, KEYFRAME_BYTES, MOST_ROWS, WAYPOINT_BYTES } from "../../../model/budgets.ts";
import { byteText } from "../../../i18n/byteText.ts";
import { numberText } from "../../../i18n/numberText.ts";
import { Legend } from "../../processor/Legend.tsx";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { KeyTable } from "./KeyTable.tsx";
import { VERSION } from "./version.ts";

const KEPT = {
  rows: numberText(MOST_ROWS),
  keyframes: byteText(KEYFRAME_BYTES),
  waypoints: byteText(WAYPOINT_BYTES),
  checkpoints: byteText(CHECKPOINT_BYTES),
};

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useDialogText().dialogs.help;
  return (
    <DialogFrame
      title={t.title}
      isReading
      onClose={onClose}
      footer={<p className="mr-auto text-xs text-soft">{t.version(VERSION)}</p>}
    >
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid content-start gap-8">
          <Topic title={t.charts.title}>
            <Lines lines={t.charts.lines} />
            <Legend />
          </Topic>
          <Topic title={t.order.title}>
            <p className="mb-2">{t.order.text}</p>
            <ol aria-label={t.order.title} className="list-decimal space-y-1.5 pl-5 marker:text-faint">
              {t.order.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p className="mt-2 text-soft">{t.order.note}</p>
          </Topic>
        </div>
        <div className="grid content-start gap-8">
          <Topic title={t.keys.title}>
            <KeyTable />
          </Topic>
          <Topic title={t.gestures.title}>
            <Lines lines={t.gestures.lines} />
          </Topic>
          <Topic title={t.simple.title}>
            <Lines lines={t.simple.lines} />
          </Topic>
          <Topic title={t.kept.title}>
            <Lines lines={t.kept.lines(KEPT)} />
          </Topic>
        </div>
      </div>
    </DialogFrame>
  );
}

function Topic({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1.5 pl-5 marker:text-faint">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
