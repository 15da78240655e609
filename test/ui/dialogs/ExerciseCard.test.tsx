/** One's own exercise in the start dialog: understood while it is typed, with its answer, opened with one button. */
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { createAside } from "../../../src/store/aside.ts";
import { ExerciseCard } from "../../../src/ui/dialogs/gallery/ExerciseCard.tsx";
import { AsideContext } from "../../../src/ui/dialogs/gallery/useAside.ts";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { fakeStore } from "../shared/fakeStore.ts";
import { showDialog } from "./showDialog.tsx";

const TABLE = "Process   P1  P2  P3\nAT         0   2   3\nBT         4   2   1\nquantum 2";

function showCard(language: "en" | "zh" = "en") {
  const ports: SessionPort[] = [];
  const make = () =>
    createAside(() => {
      const port = createSessionPort();
      ports.push(port);
      return port;
    });
  const onOpen = vi.fn();
  const onEmptyTable = vi.fn();
  const onFile = vi.fn();
  const user = userEvent.setup({ delay: null });
  const shown = render(
    <OnPage of={fakeStore([], { language }).store}>
      <AsideContext value={make}>
        <ExerciseCard onOpen={onOpen} onEmptyTable={onEmptyTable} onFile={onFile} />
      </AsideContext>
    </OnPage>,
  );
  const settle = async () => {
    // The run begins a moment after the text has come to rest.
    await act(() => new Promise((resolve) => setTimeout(resolve, 160)));
    act(() => ports.forEach((port) => port.settle()));
  };
  return { user, onOpen, onEmptyTable, onFile, settle, ports, unmount: shown.unmount };
}

const box = () => screen.getByRole("textbox");
const right = () => screen.getByRole("region", { name: "What was understood" });
const opener = () => screen.getByRole("button", { name: /^(Open this exercise|Open as shown)/ });
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });

describe("the box", () => {
  it("has the focus when the dialog opens, and is the first card", () => {
    showDialog("gallery");
    expect(screen.getByRole("textbox", { name: "Your own exercise" })).toHaveFocus();
  });

  it("says while typing what was understood, with the answer: 6 4 7 under round robin 2", async () => {
    const { settle } = showCard();
    type(TABLE);
    expect(right()).toHaveTextContent("Understood: 3 jobs, Round robin, timeslice 2");
    await settle();
    const finishes = within(right())
      .getAllByRole("row")
      .slice(1)
      .map((row) => row.textContent);
    expect(finishes).toEqual(["P1046", "P2224", "P3317"]);
    expect(screen.getByRole("figure", { name: "Who runs when" })).toHaveTextContent("P1P2P1P3");
  });

  it("has the averages that the exercise asks for, and the share of faults of references", async () => {
    const { settle } = showCard();
    type(TABLE);
    await settle();
    // Turnarounds 6 2 4, waiting 2 0 3.
    expect(right()).toHaveTextContent("average turnaround 4.00 · weighted 2.17 · waiting 1.67 · response 1.00");
    type("1 2 1 3 with 2 frames, FIFO");
    await settle();
    expect(right()).toHaveTextContent("3 faults in 4 references · 75%");
  });

  it("tells the rule on which the answer depends, and what it changes: 4 6 7", async () => {
    const { settle } = showCard();
    type(TABLE);
    await settle();
    await waitFor(() => expect(right()).toHaveTextContent("answer depends on 1 rule"));
    expect(right()).toHaveTextContent(/P1 4, P2 6/);
  });

  it("works out the mean time of an access with its two cases, and has no run of it to open", () => {
    showCard();
    type("TLB 20 ns, memory 100 ns, hit ratio 80 %: effective access time?");
    expect(right()).toHaveTextContent("Understood: the mean time of an access, TLB hits 80 %");
    const rows = within(screen.getByRole("table", { name: "How the mean time comes about" })).getAllByRole("row");
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      "hit80 %TLB 20 ns + memory 100 ns = 120 ns",
      "miss20 %TLB 20 ns + page table 100 ns + memory 100 ns = 220 ns",
      "mean140 ns",
    ]);
    expect(screen.queryByRole("button", { name: /^Open/ })).toBeNull();
  });

  it("says what can be done instead of a RAID, in one sentence", () => {
    showCard();
    type("RAID 5 with 5 disks of 2 TB each. What is the usable capacity?");
    expect(right()).toHaveTextContent("A volume can lie on several disks, as stripes, mirrors, RAID 10, 4 or 5");
    expect(opener()).toBeDisabled();
  });

  it("tells what the arm travels that turns at the last request, where the text does not say where the disk ends", () => {
    showCard();
    // 100 up to 184 and down to 18: 84 + 166.
    type("磁头在100号磁道，正在向磁道号增大的方向移动，请求序列 55、58、39、18、90、160、150、38、184，采用 SCAN");
    expect(right()).toHaveTextContent("at the last request instead of at the end of the disk (LOOK) has 250.");
    type("head at 100, moving up, cylinders 0-199, queue 55 58 39 18 90 160 150 38 184, SCAN");
    expect(right()).not.toHaveTextContent("at the last request instead of");
  });

  it("asks for what decides the answer and the text does not say", async () => {
    const { user, onOpen } = showCard();
    type("P AT BT Priority\nA 0 5 2\nB 1 3 1\npriority scheduling");
    expect(right()).toHaveTextContent("does not say which priorities come first: lower numbers are more urgent");
    expect(right()).toHaveTextContent("does not say whether a more urgent job takes the processor away: preemptive");
    expect(opener()).toHaveTextContent("Open as shown");
    await user.selectOptions(screen.getByRole("combobox", { name: "Priorities" }), "higherFirst");
    await user.selectOptions(screen.getByRole("combobox", { name: "Preemption" }), "no");
    expect(right()).not.toHaveTextContent("does not say");
    await user.click(opener());
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({
      conventions: { priorityOrder: "higherFirst" },
      hosts: [{ scheduler: { policy: "priority", params: { preemptive: false } } }],
    });
  });

  it("translates addresses at once, and has no run of them to open", () => {
    showCard();
    type(
      "address space 1k, segment 0 base 6890 limit 472, segment 1 base 4692 limit 450 grows down, addresses 414 523",
    );
    expect(right()).toHaveTextContent("Understood: segments, 2 addresses");
    // OSTEP segmentation.py -s 0 -a 1k -p 16k.
    expect(within(right()).getByText("7304")).toBeInTheDocument();
    expect(within(right()).getByText("beyond the limit")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Open/ })).toBeNull();
  });

  it("opens with the button and with Ctrl+Enter", async () => {
    const { user, onOpen } = showCard();
    type(TABLE);
    await user.click(opener());
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ title: "My exercise", hosts: [{ scheduler: { policy: "rr" } }] });
    await user.click(box());
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(onOpen).toHaveBeenCalledTimes(2);
  });

  it("runs what is chosen on the right: policy, timeslice, processors", async () => {
    const { user, onOpen } = showCard();
    type(TABLE);
    await user.click(screen.getByRole("button", { name: "More: timeslice" }));
    await user.click(screen.getByRole("button", { name: "More: pCPUs" }));
    await user.click(opener());
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({
      hosts: [{ pcpus: 2, scheduler: { policy: "rr", params: { timeslice: 3 } } }],
    });
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "fcfs");
    expect(screen.queryByRole("group", { name: "timeslice" })).not.toBeInTheDocument();
  });

  it("takes a reference string with its frames: 15 faults of 20 under FIFO", async () => {
    const { settle } = showCard();
    type("7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1 with 3 frames, FIFO");
    expect(right()).toHaveTextContent(/Understood: 20 references, 3 frames/);
    await settle();
    expect(right()).toHaveTextContent("15 faults in 20 references");
  });

  it("shows as many jobs and processors as there is room for, and says how many more there are", async () => {
    const { settle } = showCard();
    const machines = Array.from({ length: 11 }, (_, at) => ({ name: `J${at}`, programs: ["C 5"] }));
    type(JSON.stringify({ version: 2, title: "many", hosts: [{ pcpus: 9 }], machines }));
    await settle();
    expect(within(right()).getAllByRole("rowheader")).toHaveLength(8);
    expect(right()).toHaveTextContent("and 3 more");
    expect(right()).toHaveTextContent("and 1 more pCPU");
  });

  it("answers a disk queue under all algorithms, draws the chosen one, and opens it", async () => {
    const { user, onOpen } = showCard();
    type("head 53, queue 98 183 37 122 14 124 65 67, cylinders 0-199, direction up");
    expect(right()).toHaveTextContent("Understood: 8 requests to a disk, head at 53, cylinders 0–199, FCFS");
    const rows = within(screen.getByRole("table", { name: "What each algorithm makes of the queue" }));
    const totals = rows.getAllByRole("row").map((row) => row.textContent);
    expect(totals.slice(1)).toEqual(["FCFS640", "SSTF236", "SCAN331", "C-SCAN382", "LOOK299", "C-LOOK322"]);
    await user.click(rows.getByRole("button", { name: "C-SCAN" }));
    expect(screen.getByRole("img", { name: /^The arm under C-SCAN/ })).toBeInTheDocument();
    const steps = within(screen.getByRole("list", { name: "C-SCAN, step by step" })).getAllByRole("listitem");
    expect(steps[6]).toHaveTextContent("183 → 14over 199, 0229");
    expect(right()).toHaveTextContent("12 + 2 + 31 + 24 + 2 + 59 + 229 + 23 = 382 cylinders");
    expect(right()).toHaveTextContent("Books that do not count the way back have 183.");
    await user.selectOptions(screen.getByRole("combobox", { name: "Direction at first" }), "down");
    expect(right()).toHaveTextContent("386");
    await user.click(opener());
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({
      hosts: [{ disks: [{ arm: { scheduler: "cscan", direction: "down", head: 53 } }] }],
    });
  });

  it("shows the numbers of pages that have letters", async () => {
    const { user, settle } = showCard();
    type("A C B D B A E F B F A G E F A, 4 frames");
    await user.selectOptions(screen.getByLabelText("Replacement"), "opt");
    await settle();
    expect(right()).toHaveTextContent("A = 0, B = 1, C = 2");
    expect(right()).toHaveTextContent("7 faults in 15 references");
  });

  it("says the line, why, and an example where it understands nothing, and opens nothing", async () => {
    const { user, onOpen } = showCard();
    type("hello world");
    expect(right()).toHaveTextContent("Not understood yet");
    expect(right()).toHaveTextContent(/Line 1, column 1: “hello world” is not an exercise that can be read/);
    expect(right()).toHaveTextContent(/For example: AT 0 2 3/);
    expect(opener()).toBeDisabled();
    await user.click(box());
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(onOpen).not.toHaveBeenCalled();
  });

  it("says which page is where, as it understood a page table", () => {
    showCard();
    type("Page size 1 KB, logical address 3085. Page table: 0->4, 1->7, 3->5");
    expect(right()).toHaveTextContent("a page table, pages of 1,024, 0→4, 1→7, 2→–, 3→5, 1 address");
  });

  it("asks about columns that it guesses, and opens them only as shown", async () => {
    const { user, onOpen } = showCard();
    type("1,1,4,1\n2,2,5,1\n3,3,6,4");
    expect(opener()).toHaveTextContent("Open as shown");
    await user.selectOptions(screen.getByLabelText("Column 4"), "ignored");
    expect(opener()).toHaveTextContent("Open this exercise");
    await user.click(opener());
    expect(
      onOpen.mock.calls[0]?.[0].machines.map(({ name, priority }: { name: string; priority: number }) => [
        name,
        priority,
      ]),
    ).toEqual([
      ["1", 1],
      ["2", 1],
      ["3", 1],
    ]);
  });

  it("has an example, an empty table and files beside it", async () => {
    const { user, onEmptyTable } = showCard();
    await user.click(screen.getByRole("button", { name: "7 0 1 2 0 3, 3 frames" }));
    expect(box()).toHaveValue("7 0 1 2 0 3, 3 frames");
    await user.click(screen.getByRole("button", { name: "an empty table" }));
    expect(onEmptyTable).toHaveBeenCalledOnce();
    const picker = document.querySelector<HTMLInputElement>("input[type=file]")!;
    await user.upload(picker, new File(["name,arrival,burst\nA,0,3"], "jobs.csv"));
    await waitFor(() => expect(box()).toHaveValue("name,arrival,burst\nA,0,3"));
  });

  it("ends its worker when it is closed", async () => {
    const { settle, ports, unmount } = showCard();
    type(TABLE);
    await settle();
    expect(ports).toHaveLength(1);
    unmount();
    expect(ports[0]?.isTerminated).toBe(true);
  });

  it("speaks Chinese", async () => {
    const { settle } = showCard("zh");
    type("到达时间 0 2 3 / 服务时间 4 2 1 / 时间片 2");
    await settle();
    const region = screen.getByRole("region", { name: "识别结果" });
    expect(region).toHaveTextContent(/已识别：3 个作业/);
    expect(region).toHaveTextContent("结果取决于 1 条规则");
  });
});

const rowsOf = (table: string | RegExp) =>
  within(
    screen.getByRole(table === "ways" ? "table" : "region", {
      name: table === "ways" ? "What each way comes to" : table,
    }),
  )
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);

describe("a live migration in the box", () => {
  const MOVE = "live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, stop at 1 MB";

  it("is answered for each way of moving, round by round, and has nothing to open", async () => {
    const { user } = showCard();
    type(MOVE);
    expect(right()).toHaveTextContent("Understood: a machine of 1,024 MB to move, link 128 MB/s, dirtied at 32 MB/s");
    expect(rowsOf("ways")).toEqual([
      "Stop and copy8 s8 s1,024 MB",
      "Pre-copy7.8 ms10.66 s1,365 MB",
      "Post-copy0 µs8 s1,024 MB",
      "Hybrid0 µs10 s1,280 MB",
    ]);
    expect(rowsOf("Pre-copy, part by part").slice(0, 2)).toEqual([
      "round 01,024 MB8 s256 MB1,024 MB",
      "round 1256 MB2 s64 MB256 MB",
    ]);
    expect(right()).toHaveTextContent("The rounds end because few pages are left. λ = dirty rate / bandwidth = 0.25");
    expect(screen.queryByRole("button", { name: /^(Open this exercise|Open as shown)/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Post-copy" }));
    expect(screen.getByRole("region", { name: "Post-copy, part by part" })).toHaveTextContent("fetched and pushed");
  });

  it("changes at once with the sliders: dirtied as fast as it is sent, pre-copy gets no further", () => {
    showCard();
    type(MOVE);
    // Two doublings, in quarters.
    fireEvent.change(screen.getByRole("slider", { name: /^Dirty rate/ }), { target: { value: "8" } });
    expect(screen.getByRole("slider", { name: /^Dirty rate/ })).toHaveAttribute("aria-valuetext", "128 MB/s");
    expect(rowsOf("ways")[1]).toBe("Pre-copy8 s16 s2,048 MB");
    expect(right()).toHaveTextContent("the link gets no further");
  });

  it("has no closed form beside rounds in which the machine is held back", () => {
    showCard();
    type("QEMU migrates 1024 MB at 128 MB/s, dirtied at 160 MB/s, downtime limit 300 ms, auto-converge");
    const parts = screen.getByRole("region", { name: "Pre-copy, part by part" });
    expect(parts).toHaveTextContent("held back 20 %");
    expect(within(parts).queryByRole("columnheader", { name: "closed form" })).not.toBeInTheDocument();
  });

  it("says in Chinese what is missing", () => {
    showCard("zh");
    type("虚拟机热迁移，带宽 128 MB/s");
    expect(screen.getByRole("region", { name: "识别结果" })).toHaveTextContent("已识别迁移，但不知道内存有多大");
  });
});

const copied = async (text: string) => {
  const { user, settle } = showCard();
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  type(text);
  await settle();
  await user.click(screen.getByRole("button", { name: "Copy results" }));
  return write.mock.lastCall![0].trimEnd().split("\n");
};

describe("the answer in the card is copied with one button", () => {
  it("of jobs, with turnaround, waiting and their means", async () => {
    expect(await copied(TABLE)).toEqual([
      "job\tarrival\tburst\tfinish\tturnaround\tweighted\twaiting\tresponse",
      "P1\t0\t4\t6\t6\t1.50\t2\t0",
      "P2\t2\t2\t4\t2\t1.00\t0\t0",
      "P3\t3\t1\t7\t4\t4.00\t3\t3",
      "average\t\t\t\t4.00\t2.17\t1.67\t1.00",
    ]);
  });

  it("of references, with pages by their names and the count", async () => {
    expect(await copied("a b c a d with 3 frames, FIFO")).toEqual([
      "reference\ta\tb\tc\ta\td",
      "frame 0\ta\ta\ta\ta\td",
      "frame 1\t\tb\tb\tb\tb",
      "frame 2\t\t\tc\tc\tc",
      "fault\tF\tF\tF\t\tF",
      "victim\t\t\t\t\ta",
      "4 faults in 5 references",
    ]);
  });

  it("of a disk queue, every algorithm and the steps of the chosen one", async () => {
    const lines = await copied("Disk queue 98 183 37 122 14 124 65 67, head at 53, 200 cylinders, SSTF");
    expect(lines).toContain("SSTF\t236\t65 67 37 14 98 122 124 183");
    expect(lines).toContain("FCFS\t640\t98 183 37 122 14 124 65 67");
    expect(lines).toContain("67\t37\t\tthe nearest\t30");
    expect(lines.at(-1)).toBe("\t\t\t\t236");
  });

  it("of requests for memory: what is left of each hole, since no text that gives sizes alone says where they are", async () => {
    expect(await copied("Memory partitions of 100 KB, 500 KB, 200 KB; first fit; processes of 212 KB, 112 KB")).toEqual(
      ["request\tsize\thole\tleft of it", "P1\t212 KB\t500 KB\t288 KB", "P2\t112 KB\t288 KB\t176 KB"],
    );
  });

  it("of requests in a memory that is free from 0 on: their addresses", async () => {
    expect(await copied("memory 640 KB, first fit, A 100 KB, B 240 KB, free A, C 80 KB")).toEqual([
      "request\tsize\thole\taddress",
      "A\t100 KB\t640 KB\t0",
      "B\t240 KB\t540 KB\t100",
      "C\t80 KB\t100 KB\t0",
    ]);
  });

  it("of addresses to translate", async () => {
    expect(await copied("page size 1024, page table 2 3 1 6, addresses 1023 2500 4500")).toEqual([
      "address\tway\tphysical address",
      "1023\tpage 00 = 0, offset 1111111111 = 1023, frame 2\t3071",
      "2500\tpage 10 = 2, offset 0111000100 = 452, frame 1\t1476",
      expect.stringMatching(/^4500\t.*\tbeyond the address space$/),
    ]);
  });

  it("of the mean time of an access", async () => {
    expect(await copied("TLB 20 ns, memory 100 ns, hit ratio 80 %: effective access time?")).toEqual([
      "way\tshare\ttime",
      "hit\t80 %\tTLB 20 ns + memory 100 ns = 120 ns",
      "miss\t20 %\tTLB 20 ns + page table 100 ns + memory 100 ns = 220 ns",
      "mean\t\t140 ns",
    ]);
  });

  it("of a formula, with what is over", async () => {
    expect(await copied("T = N / k, N = 10 ms, k = 4")).toEqual([
      "T = N / k\t10 ms / 4\t2.5 ms",
      "In whole units each gets 2 ms; the 2 ms left over go to the first ones.",
    ]);
    expect(right()).toHaveTextContent("Understood: a timeslice, T = N / k");
    expect(screen.queryByRole("button", { name: /^Open/ })).not.toBeInTheDocument();
  });
});
