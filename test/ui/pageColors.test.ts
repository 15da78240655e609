/**
 * The few places that need colours before the style sheet is there state those of theme.css; and words on machines'
 * colours can be read.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path: string) => readFileSync(`${root}${path}`, "utf8");

/** A token of theme.css in the light and in the dark theme. */
function token(name: string): readonly string[] {
  return [...text("src/ui/theme.css").matchAll(new RegExp(`^ {2}--${name}: (#[0-9a-f]{6});`, "gm"))].map(
    ([, color]) => color ?? "",
  );
}

it("the page has its own background before the app has chosen a theme", () => {
  expect(text("src/ui/boot.css")).toContain(`background: light-dark(${token("page").join(", ")});`);
  expect(JSON.parse(text("public/manifest.webmanifest"))).toMatchObject({ background_color: token("page")[0] });
});

it("the browser's bar has the colour of panels", () => {
  const bars = [...text("index.html").matchAll(/name="theme-color" content="(#[0-9a-f]{6})"/g)];
  expect(bars.map(([, color]) => color)).toEqual(token("panel"));
});

it("the sign of the app has the accent of the light theme", () => {
  expect(text("public/favicon.svg")).toContain(`fill="${token("accent")[0]}"`);
  expect(JSON.parse(text("public/manifest.webmanifest"))).toMatchObject({ theme_color: token("accent")[0] });
});

/** Contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3). */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it("what comes after the cursor, or holds space, has a word of 4.5 : 1 on it, for each machine in both themes", () => {
  for (let hue = 0; hue < 8; hue++) {
    const [inks, softs] = [token(`vm-${hue}-ink`), token(`vm-${hue}-soft`)];
    expect([inks.length, softs.length]).toEqual([2, 2]);
    for (const [theme, ink] of inks.entries()) expect(contrast(ink, softs[theme]!)).toBeGreaterThanOrEqual(4.5);
  }
});

it("a word of 4.5 : 1 stays one where the colour of its ground pales towards that of the panel", () => {
  const panels = token("panel");
  for (let hue = 0; hue < 8; hue++)
    for (const [theme, ink] of token(`vm-${hue}-ink`).entries())
      expect(contrast(ink, panels[theme]!)).toBeGreaterThanOrEqual(4.5);
});
