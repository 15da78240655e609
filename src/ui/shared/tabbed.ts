/** Lines of cells as spreadsheets take them: with tabs between the cells. Pure. */
export type CellLine = readonly string[];

export const tabbed = (lines: readonly CellLine[]): string => `${lines.map((cells) => cells.join("\t")).join("\n")}\n`;
