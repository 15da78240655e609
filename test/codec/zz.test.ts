import { it } from "vitest";
import { validateScenario } from "../../src/codec/validate.ts";
import { encodeLink, decodeLink } from "../../src/codec/link.ts";
import { parseScenarioFile } from "../../src/codec/scenarioFile.ts";
it("x", async () => {
  const time = (name: string, f: () => unknown) => { const t = performance.now(); const r = f() as any; console.log(name, Math.round(performance.now() - t), JSON.stringify(r.ok ? true : r.problems?.slice(0, 2))); };
  time("ops wrong", () => validateScenario({ machines: [{ name: "A", programs: [Array.from({ length: 490_000 }, () => ({ op: "x" }))] }] }));
  time("ops 5 wrong", () => validateScenario({ machines: [{ name: "A", programs: [Array.from({ length: 160_000 }, () => ({ op: "pattern", pattern: "x", pages: "q", count: 1.5, writeEvery: -1 }))] }] }));
  time("machines wrong", () => validateScenario({ machines: Array.from({ length: 900_000 }, () => 0) }));
  time("file", () => parseScenarioFile(`{"machines":[{"name":"A","programs":[${"0,".repeat(900_000)}0]}]}`));
  time("valid big", () => validateScenario({ machines: Array.from({ length: 256 }, (_, i) => ({ name: "m" + i, programs: [Array.from({ length: 150 }, () => ({ op: "reference", page: 3 }))] })) }));
  const big = validateScenario({ machines: [0, 1].map((i) => ({ name: "m" + i, programs: [Array.from({ length: 20_000 }, (_, k) => ({ op: "reference", page: (k * 7919) % 1000 }))] })) });
  const t = performance.now();
  if (big.ok) { const link = await encodeLink({ scenario: big.value, cursor: { time: 0, step: 0 } }); console.log(link.length, performance.now() - t); const d = await decodeLink(link); console.log(d.ok, performance.now() - t); }
});
