/**
 * What a small thing of the page opens about itself: a box with a heading that floats over the page without blocking it. Esc, a
 * press elsewhere or a scroll of its anchor close it, and Tab stays inside.
 */
import { useEffect, useRef, type ReactNode } from "react";
import { IconButton } from "../IconButton.tsx";
import { Floating } from "./Floating.tsx";
import { keepInside } from "./keepInside.ts";
import { useLeave } from "./useLeave.ts";

export interface FloatingDialogProps {
  readonly id: string;
  readonly anchor: HTMLButtonElement;
  readonly title: string;
  /** Of the button that closes it. */
  readonly closeLabel: string;
  /** Closes and gives the focus back to the anchor. */
  readonly onClose: () => void;
  /** Closes; the person is elsewhere already. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

export function FloatingDialog({ id, anchor, title, closeLabel, onClose, onLeave, children }: FloatingDialogProps) {
  const surface = useRef<HTMLDivElement>(null);
  useLeave(surface, anchor, onLeave);
  useEffect(() => surface.current?.focus(), []);
  return (
    <Floating
      id={id}
      anchor={anchor}
      align="start"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Tab") keepInside(event);
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
      className="flex w-92 max-w-[calc(100vw-1rem)] flex-col overflow-y-auto rounded-xl border border-line bg-panel text-body text-ink shadow-float outline-none"
    >
      <div ref={surface} tabIndex={-1} className="outline-none">
        <div className="flex items-center gap-2 pt-2 pr-2 pl-3.5">
          <h3 className="min-w-0 flex-1 font-semibold">{title}</h3>
          <IconButton icon="close" look="quiet" size="small" hasTooltip={false} label={closeLabel} onClick={onClose} />
        </div>
        {children}
      </div>
    </Floating>
  );
}
