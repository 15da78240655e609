/** In a real browser, with its database and its channels: each tab is told what another one has done to the saved scenarios. */
import { afterEach, expect, it, vi } from "vitest";
import { defaultScenario } from "../../src/codec/defaults.ts";
import { browserLibrary, newId, type Saved } from "../../src/store/library.ts";

const one = (name: string): Saved => ({
  id: newId(),
  name,
  at: 12,
  content: { scenario: defaultScenario, cursor: { time: 3, step: 4 }, entry: null, folds: {} },
});

afterEach(async () => {
  const left = browserLibrary();
  await left.remove((await left.all())?.map(({ id }) => id) ?? []);
});

const named = async (of: ReturnType<typeof browserLibrary>) => (await of.all())?.map(({ name }) => name);

it("another tab is told of what is saved, renamed and deleted, and finds it; who has left is not", async () => {
  const [here, there, gone] = [browserLibrary(), browserLibrary(), browserLibrary()];
  const told = vi.fn<() => void>();
  const toldInVain = vi.fn<() => void>();
  const leave = [here.watch(() => {}), there.watch(told)];
  gone.watch(toldInVain)();

  const saved = one("内存");
  expect(await here.put([saved])).toEqual({ ok: true });
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  expect(await named(there)).toEqual(["内存"]);

  await here.put([{ ...saved, name: "Memory" }]);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  expect(await named(there)).toEqual(["Memory"]);

  await here.remove([saved.id]);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(3));
  expect(await named(there)).toEqual([]);
  expect(toldInVain).not.toHaveBeenCalled();
  for (const each of leave) each();
});
