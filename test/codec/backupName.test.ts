import { describe, expect, it } from "vitest";
import { freeBackupName } from "../../src/codec/backupName.ts";
import type { Command } from "../../src/model/scenario.ts";

const backup = (name: string): Command => ({ command: "backup", vm: "web", name });

describe("a name for a backup that nobody has chosen", () => {
  it("is that of the machine with the lowest number that no other backup has", () => {
    expect(freeBackupName("web", [])).toBe("web-1");
    expect(freeBackupName("web", [backup("web-1"), backup("web-3"), backup("db-2")])).toBe("web-2");
    expect(freeBackupName("web", [backup("web-2"), backup("web-1")])).toBe("web-3");
  });

  it("may be that of a snapshot", () => {
    expect(freeBackupName("web", [{ command: "snapshot", vm: "web", name: "web-1" }])).toBe("web-1");
  });

  it("is as long as a name may be, with its number", () => {
    const long = "n".repeat(40);
    expect(freeBackupName(long, [])).toBe(`${"n".repeat(38)}-1`);
    const taken = Array.from({ length: 9 }, (_, at) => backup(`${"n".repeat(38)}-${at + 1}`));
    expect(freeBackupName(long, taken)).toBe(`${"n".repeat(37)}-10`);
  });
});
