/**
 * Short messages above the time controls. Information goes away by itself, but not while somebody points at it or has
 * focus in it; errors stay until closed. Screen readers hear both: information when there is a pause, errors at once.
 */
import { useEffect, type ReactNode } from "react";
import type { AppState, Notice } from "../../store/appState.ts";
import { afterFirstPicture } from "./layout/firstPicture.ts";
import { later } from "./layout/later.tsx";
import { PanelBoundary } from "./layout/PanelBoundary.tsx";
import { useText } from "./text/useText.ts";
import { useApp } from "./useApp.ts";

const NoticeCard = later<{ readonly notice: Notice }>(async () => (await import("./NoticeCard.tsx")).NoticeCard);

/** The region lets the pointer through. */
function Pressable({ children }: { readonly children: ReactNode }) {
  return <div className="pointer-events-auto">{children}</div>;
}

const selectNotices = (state: AppState) => state.notices;

export function NoticeRegion() {
  const { shell } = useText();
  const notices = useApp(selectNotices);
  const information = notices.filter((notice) => notice.tone === "info");
  const errors = notices.filter((notice) => notice.tone === "error");
  // It is here before there is something to tell: that may be that nothing can be loaded any more.
  useEffect(
    () =>
      void afterFirstPicture()
        .then(NoticeCard.ahead)
        .catch(() => null),
    [],
  );
  return (
    <section
      aria-label={shell.region.notices}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(7.5rem+env(safe-area-inset-bottom))] z-40 flex flex-col items-center gap-2 md:bottom-20"
    >
      <div role="status" className="contents">
        {information.map((notice) => (
          <PanelBoundary key={notice.id} frame={Pressable}>
            <NoticeCard notice={notice} />
          </PanelBoundary>
        ))}
      </div>
      <div role="alert" className="contents">
        {errors.map((notice) => (
          <PanelBoundary key={notice.id} frame={Pressable}>
            <NoticeCard notice={notice} />
          </PanelBoundary>
        ))}
      </div>
    </section>
  );
}
