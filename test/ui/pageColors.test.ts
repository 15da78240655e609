/** The few places that need colours before the style sheet is there state those of theme.css. */
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
