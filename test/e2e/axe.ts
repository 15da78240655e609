/**
 * What axe has against a page. Colours are all that a dark page has of its own: it is asked for its contrasts alone where
 * the light one has been asked for everything.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

interface Asked {
  /** The part of the page that is looked at; the whole of it if absent. */
  readonly within?: string;
  /** Rules that do not hold there. */
  readonly without?: string;
  /** Contrasts alone. */
  readonly isColour?: boolean;
}

/** The rules that are broken, each with what breaks it. */
export async function faultsIn(page: Page, { within, without, isColour = false }: Asked = {}): Promise<unknown[]> {
  // The page has no frames, for which axe would open another page; and what holds is not asked for.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  if (within) builder.include(within);
  if (without) builder.disableRules(without);
  if (isColour) builder.withRules("color-contrast");
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 4).map(({ html }) => html.slice(0, 200))]);
}
