/** `disk`, the runner's answer to the queue of a disk, and the table of the same name of a run. */
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { queueScenario } from "../support/diskQueues.ts";

async function run(argv: readonly string[], text = "") {
  let out = "";
  let err = "";
  const code = await main(argv, {
    stdout: (written) => void (out += written),
    stderr: (written) => void (err += written),
    readBytes: (path) => {
      throw new Error(`nobody reads ${path} piece by piece`);
    },
    readFile: () => Promise.resolve(text),
  });
  return { code, out: out.trim().split("\n"), err };
}

const QUEUE = "head 53, queue 98 183 37 122 14 124 65 67, cylinders 0-199, direction up";

describe("disk QUEUE", () => {
  it("has every movement under each algorithm, with the totals of the book", async () => {
    const { code, out } = await run(["disk", QUEUE]);
    expect(code).toBe(0);
    expect(out[0]).toBe("scheduler,step,from,to,via,travelled,total,reason");
    const lasts = out.filter((line) => line.split(",")[1] === "8").map((line) => line.split(","));
    expect(lasts.map(([scheduler, , , , , , total]) => `${scheduler} ${total}`)).toEqual([
      "fcfs 640",
      "sstf 236",
      "scan 331",
      "cscan 382",
      "look 299",
      "clook 322",
    ]);
    expect(out).toContain("cscan,7,183,14,199 0,229,359,fromStart");
  });

  it("takes a file as well", async () => {
    expect((await run(["disk", "queue.txt"], QUEUE)).out).toEqual((await run(["disk", QUEUE])).out);
  });

  it("says what is wrong", async () => {
    expect(await run(["disk", "queue 98 183, cylinders 0-199"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("where the head stands"),
    });
    expect(await run(["disk", "x.txt"], "nothing of a disk")).toMatchObject({
      code: 1,
      err: expect.stringContaining("no queue of a disk was found"),
    });
    expect(await run(["disk"])).toMatchObject({ code: 2 });
  });
});

describe("the table disk", () => {
  it("has the movements of a run with their reasons and times", async () => {
    const asked = [
      { at: 0, cylinder: 60 },
      { at: 4, cylinder: 10 },
    ];
    const file = printScenarioFile(queueScenario(asked, { scheduler: "look", head: 50, rotation: 2 }));
    const { out } = await run(["x.json", "--format", "csv", "--table", "disk"], file);
    expect(out).toEqual([
      "time,pv,request,purpose,vm,queued,from,to,travelled,total,reason,value,seek,rotation,transfer,until,via",
      "0,0,0,guestRead,A,0,50,60,10,10,onlyRequest,10,10,2,1,13,",
      "13,0,1,guestRead,A,4,60,10,50,60,onlyRequest,50,50,2,1,66,",
    ]);
  });
});
