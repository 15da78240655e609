/** Whether a native list stands open. Where the browser cannot say, it is told by what was pressed and chosen. */

const canSay = typeof CSS !== "undefined" && typeof CSS.supports === "function" && CSS.supports("selector(:open)");

export interface OpenList {
  is(target: EventTarget | null): boolean;
  stop(): void;
}

export function watchOpenList(): OpenList {
  let opened: EventTarget | null = null;
  const onPointerDown = ({ target }: Event) => {
    const list = target instanceof Element ? target.closest("select") : null;
    opened = list === opened ? null : list;
  };
  const onChange = () => {
    opened = null;
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === "Escape" || key === "Enter" || key === "Tab") opened = null;
  };
  window.addEventListener("pointerdown", onPointerDown, true);
  window.addEventListener("change", onChange, true);
  window.addEventListener("keydown", onKey, true);
  return {
    is: (target) => target instanceof HTMLSelectElement && (canSay ? target.matches(":open") : target === opened),
    stop() {
      window.removeEventListener("pointerdown", onPointerDown, true);
      window.removeEventListener("change", onChange, true);
      window.removeEventListener("keydown", onKey, true);
    },
  };
}
