/** Machines from libvirt's XML in the page: sizes are asked for, what was not used is listed, hostile texts are refused. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { isXmlText, kindOfFile } from "../../../src/ui/dialogs/gallery/openFile.ts";
import { textOfXml } from "../../../src/ui/dialogs/libvirt/textOfXml.ts";
import { hostOf } from "../../../src/model/scenario.ts";
import { job, scenario } from "../../support/workloads.ts";
import { showDialog } from "./showDialog.tsx";

const DOMAIN = `<domain><name>web</name><uuid>1</uuid><memory unit='MiB'>64</memory><vcpu>2</vcpu>
  <devices><disk><target dev='vda'/></disk></devices></domain>`;

describe("the dialog for libvirt's XML", () => {
  it("asks for the size of a disk, lists what was not used, and opens the machines", async () => {
    const { user, actions } = showDialog("libvirt", [], { dialogAbout: { text: DOMAIN } });
    const size = await screen.findByLabelText("web: vda");
    expect(size).toHaveValue("10");
    expect(screen.getByText("2 vCPUs, 64 MiB")).toBeInTheDocument();
    expect(screen.getByText("domain/uuid")).toBeInTheDocument();
    await user.clear(size);
    expect(screen.getByRole("button", { name: "Open" })).toBeDisabled();
    await user.type(size, "2");
    await user.click(screen.getByRole("button", { name: "Open" }));
    const [opened] = actions.openScenario.mock.lastCall!;
    expect(opened.machines[0]).toMatchObject({
      name: "web",
      vcpus: 2,
      volumes: [{ name: "vda", bytes: 2 * 1024 ** 3 }],
    });
  });

  it("adds the machines to the host that is shown, beside the others, at the moment shown", async () => {
    const given = { ...scenario([job("A", 0, [9])]), hosts: [hostOf(scenario([])), hostOf(scenario([]))] as const };
    const { user, actions } = showDialog("libvirt", [], {
      dialogAbout: { text: DOMAIN },
      whole: given,
      shown: 1,
      cursor: { time: 7, row: 12 },
    });
    await screen.findByLabelText("web: vda");
    await user.click(screen.getByText("the present one"));
    await user.click(screen.getByRole("button", { name: "Add" }));
    const [opened, at, how] = actions.openScenario.mock.lastCall!;
    expect(opened.machines.map(({ name, host = 0 }) => [name, host])).toEqual([
      ["A", 0],
      ["web", 1],
    ]);
    const extents = opened.hosts.map(({ disks }) => disks.reduce((sum, disk) => sum + disk.extents, 0));
    expect(extents).toEqual([
      given.hosts[0].disks[0]!.extents,
      // 10 GiB in extents of 4 MiB.
      2560,
    ]);
    expect([at, how]).toEqual([
      { time: 7, step: Infinity },
      { isChange: true, isWhole: true },
    ]);
  });

  it("opens a pool as the disks of a host, without any machine, and says what of it was not used", async () => {
    const pool =
      "<pool><name>vg0</name><capacity unit='MiB'>128</capacity><allocation>0</allocation><source><device path='a'/><device path='b'/></source></pool>";
    const { user, actions } = showDialog("libvirt", [], { dialogAbout: { text: pool } });
    expect(await screen.findByText("storage pool of 2 disks, 128 MiB")).toBeInTheDocument();
    expect(screen.getByText("pool/allocation")).toBeInTheDocument();
    expect(screen.queryByText("the present one")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Open" }));
    const [opened] = actions.openScenario.mock.lastCall!;
    expect(opened.machines).toEqual([]);
    expect(opened.hosts[0].disks.map(({ extents }) => extents)).toEqual([16, 16]);
  });

  it("says why a text with a document type is not read", async () => {
    showDialog("libvirt", [], { dialogAbout: { text: `<!DOCTYPE d [<!ENTITY a "b">]>${DOMAIN}` } });
    expect(await screen.findByText(/document type/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Open" })).not.toBeInTheDocument();
  });
});

describe("a file", () => {
  it("is known by how it begins", async () => {
    const kinds = [`\ufeff ${DOMAIN}`, '{"title":"a"}', "7 0 1 2", ""].map((text) => kindOfFile(new File([text], "a")));
    expect(await Promise.all(kinds)).toEqual(["libvirt", "scenario", "references", "scenario"]);
    expect(isXmlText("a < b")).toBe(false);
  });

  it("that is too large for XML is refused before any of it is read", async () => {
    const file = new File(["<domain/>"], "a.xml");
    Object.defineProperty(file, "size", { value: 500_000_000 });
    file.text = () => Promise.reject(new Error("it was read"));
    expect(await textOfXml({ file })).toEqual({ ok: false, refused: "tooLarge" });
  });
});
