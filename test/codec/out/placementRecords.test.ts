/** The table of hosts that were looked for: of the small cloud, whose machines the best fit puts together. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulateHosts } from "../../../src/engine/simulate.ts";
import { smallCloud } from "../../../src/scenarios/smallCloud.ts";

describe("the table of placements", () => {
  it("has a line for each host that was asked, with what stood against it and what would be left", () => {
    const { scenario } = smallCloud;
    const [, , third] = simulateHosts(scenario, { until: 60 });
    const lines = tableCsv(reportOf(scenario, third!, 60), "placements")
      .trim()
      .split("\n");
    expect(lines).toEqual([
      "time,cause,vm,vcpus,pages,rule,host,chosen,refusal,needed,available,left",
      "0,create,cache,1,6,bestFit,1,false,memory,6,2,-4",
      "0,create,cache,1,6,bestFit,2,false,memory,6,0,-6",
      "0,create,cache,1,6,bestFit,3,true,,,,18",
      "30,create,large,1,18,bestFit,1,false,memory,18,2,-16",
      "30,create,large,1,18,bestFit,2,false,memory,18,0,-18",
      "30,create,large,1,18,bestFit,3,true,,,,0",
    ]);
  });
});
