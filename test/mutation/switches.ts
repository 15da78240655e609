/** Where the built-in switches look which mutant holds, and count how often each is reached: Stryker's names. */
interface Switches {
  activeMutant: string;
  currentTestId: string | undefined;
  /** How often the mutant that holds was reached, and after how often it throws: it may repeat something for ever. */
  hitCount: number;
  hitLimit: number;
  mutantCoverage: {
    /** By mutants, outside of tests: while modules load, and in hooks. */
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
}

const NAME = "__stryker__";
const scope = globalThis as { [NAME]?: Switches };

export const switches: Switches = (scope[NAME] ??= {
  activeMutant: "none",
  currentTestId: undefined,
  hitCount: 0,
  hitLimit: Infinity,
  mutantCoverage: { static: {}, perTest: {} },
});
