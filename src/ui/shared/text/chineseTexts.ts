/** Loads the Chinese texts of the first picture. Without them it stays in English. */
export async function chineseTexts(): Promise<void> {
  try {
    await import("../../../i18n/languages.ts");
  } catch {
    // The panels say what did not arrive.
  }
}
