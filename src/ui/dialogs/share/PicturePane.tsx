/** Pictures of the run: Gantt chart, page frames, textbook table, disks; as SVG, PNG or TikZ. */
import { useEffect, useMemo, useRef, useState } from "react";
import { selectIsFutureHidden, selectLanguage } from "../../../store/selectors.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import { PICTURE_THEMES, type PictureTheme } from "../../pictures/inks.ts";
import { paintDrawing } from "../../pictures/paintDrawing.ts";
import { PNG_SCALES, pngOf, pngSize, type PngScale } from "../../pictures/png.ts";
import { svgOf } from "../../pictures/svg.ts";
import { tikzOf } from "../../pictures/tikz.ts";
import { PICTURES, useDrawing, WIDTHS, type PictureId, type WidthId } from "../../pictures/useDrawing.ts";
import { fileName } from "../../shared/saveFile.ts";
import { Segments } from "../../shared/Segments.tsx";
import { useThemeName } from "../../shared/canvas/useThemeName.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useApp } from "../../shared/useApp.ts";
import { SelectField } from "../form/choices.tsx";
import { OutgoingButtons, type Outgoing } from "./Outgoing.tsx";
import { useExportText } from "./useExportText.ts";
import { useTraceAtOpening } from "./useTraceAtOpening.ts";

const FORMATS = ["svg", "png", "tikz"] as const;
type Format = (typeof FORMATS)[number];

export function PicturePane() {
  const text = useExportText();
  const { exports: t } = text;
  const title = useTitle();
  const language = useApp(selectLanguage);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const isDark = useThemeName() === "dark";
  const trace = useTraceAtOpening();
  const [picture, setPicture] = useState<PictureId>("chart");
  const [theme, setTheme] = useState<PictureTheme>(isDark ? "dark" : "light");
  const [format, setFormat] = useState<Format>("svg");
  const [scale, setScale] = useState<PngScale>(2);
  const [width, setWidth] = useState<WidthId>("usual");
  const [isWhole, setWhole] = useState(false);
  const [vm, setVm] = useState(-1);
  const made = useDrawing({ picture, theme, width, isWhole, vm, trace, text, title, language, isFutureHidden });
  const { drawing } = made;
  const outgoing = useMemo(
    () => drawing && outgoingOf(drawing, format, scale, `${title} ${t.picture[picture]}`),
    [drawing, format, scale, title, t, picture],
  );
  const size = drawing && pngSize(drawing.widthPx, drawing.heightPx, format === "png" ? scale : 1);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <SelectField
          className="w-60 max-w-full"
          label={t.what}
          value={picture}
          choices={PICTURES.map((id) => ({ id, label: t.picture[id] }))}
          onChange={setPicture}
        />
        {picture === "textbook" && made.machines.length > 0 && (
          <SelectField
            className="w-44 max-w-full"
            label={t.machine}
            value={String(made.vm)}
            choices={made.machines.map(({ uid, name }) => ({ id: String(uid), label: name }))}
            onChange={(id) => setVm(Number(id))}
          />
        )}
        {picture === "chart" && !isFutureHidden && (
          <Segments
            label={t.upTo}
            value={isWhole ? "whole" : "window"}
            choices={[
              { value: "window", text: t.window },
              { value: "whole", text: t.whole },
            ]}
            onChange={(value) => setWhole(value === "whole")}
          />
        )}
        <Segments
          label={t.theme}
          value={theme}
          choices={PICTURE_THEMES.map((value) => ({ value, text: t.themes[value] }))}
          onChange={setTheme}
        />
        {picture !== "textbook" && (
          <Segments
            label={t.width}
            value={width}
            choices={WIDTHS.map((value) => ({ value, text: t.widths[value] }))}
            onChange={setWidth}
          />
        )}
        <Segments
          label={t.format}
          value={format}
          choices={FORMATS.map((value) => ({ value, text: t.formats[value] }))}
          onChange={setFormat}
        />
        {format === "png" && (
          <Segments
            label={t.size}
            value={String(scale)}
            choices={PNG_SCALES.map((each) => ({ value: String(each), text: t.times(each) }))}
            onChange={(value) => setScale(PNG_SCALES.find((each) => String(each) === value) ?? 1)}
          />
        )}
      </div>
      <OutgoingButtons of={outgoing} />
      {drawing && size ? (
        <div>
          <p className={`mb-1 text-xs ${size.isReduced && format === "png" ? "text-warn" : "text-soft"}`}>
            {size.isReduced && format === "png"
              ? t.reduced(size.width, size.height)
              : t.pixels(size.width, size.height)}
            {made.note && ` · ${made.note}`}
          </p>
          <Preview drawing={drawing} label={t.preview} />
        </div>
      ) : (
        <p className="text-soft">{made.note}</p>
      )}
    </div>
  );
}

function outgoingOf(drawing: Drawing, format: Format, scale: PngScale, name: string): Outgoing {
  switch (format) {
    case "svg":
      return { name: fileName(name, ".svg"), type: "image/svg+xml", content: () => svgOf(drawing) };
    case "tikz":
      return { name: fileName(name, ".tex"), type: "application/x-tex", content: () => tikzOf(drawing) };
    case "png": {
      const size = pngSize(drawing.widthPx, drawing.heightPx, scale);
      return { name: fileName(name, ".png"), type: "image/png", content: () => pngOf(drawing, size) };
    }
  }
}

/** Pixels of the preview to one of the drawing. */
const PREVIEW_SCALE = 2;
/** Narrower than this nothing on it could be read: then it is scrolled. */
const READABLE_PX = 640;

function Preview({ drawing, label }: { readonly drawing: Drawing; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const scale = pngSize(drawing.widthPx, drawing.heightPx, PREVIEW_SCALE);
    if (canvas.current) paintDrawing(canvas.current, drawing, scale.width, scale.height);
  }, [drawing]);
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={label}
      className="max-h-[32rem] overflow-auto rounded-md border border-line bg-sunken"
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${drawing.title}: ${drawing.description}`}
        style={{
          width: `max(min(100%, ${drawing.widthPx}px), ${Math.min(drawing.widthPx, READABLE_PX)}px)`,
          height: "auto",
        }}
        className="block max-w-none"
      />
    </div>
  );
}
