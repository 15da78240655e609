/** What several components select. A selector stands for itself: one that is made anew in a render subscribes anew. */
import type { AppState } from "./appState.ts";
import type { RunState } from "./runState.ts";

export const selectScenario = (state: RunState) => state.scenario;
export const selectWhole = (state: RunState) => state.whole;
export const selectShown = (state: RunState) => state.shown;
export const selectTrace = (state: RunState) => state.trace;
export const selectHost = (state: RunState) => state.host;
export const selectCursor = (state: RunState) => state.cursor;
export const selectConventions = (state: RunState) => state.scenario.conventions;
export const selectEntry = (state: RunState) => state.entry;
export const selectTitle = (state: RunState) => state.scenario.title;
export const selectHasBranches = ({ tree, isWhatIf }: RunState) => isWhatIf || tree.others.length > 0;
export const selectCanUndo = (state: RunState) => state.canUndo;
export const selectCanRedo = (state: RunState) => state.canRedo;

export const selectLanguage = (state: AppState) => state.language;
export const selectTheme = (state: AppState) => state.theme;
export const selectSelection = (state: AppState) => state.selection;
export const selectLit = (state: AppState) => state.lit;
export const selectIsPlaying = (state: AppState) => state.isPlaying;
export const selectMode = (state: AppState) => state.mode;
export const selectIsWithoutRun = (state: AppState) => state.isWithoutRun;
export const selectDialog = (state: AppState) => state.dialog;
export const selectIsFutureHidden = (state: AppState) => state.isFutureHidden;
export const selectIsLecture = (state: AppState) => state.isLecture;
export const selectIsConsoleOpen = (state: AppState) => state.isConsoleOpen;
export const selectIsPresenting = (state: AppState) => state.isPresenting;
export const selectIsBlack = (state: AppState) => state.isBlack;
export const selectSpeed = (state: AppState) => state.speed;
