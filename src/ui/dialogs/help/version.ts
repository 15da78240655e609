/** The version shown in the help. A test holds it equal to the one in package.json, which `src` does not import. */
export const VERSION = "0.1.0";
