import { createServer } from "node:net";
import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import { withEncryption } from "./address";

describe("the address of a mail server", () => {
  it("demands encryption of every server but this machine's own", () => {
    expect(withEncryption("smtp://user:pass@mail.example:587")).toBe(
      "smtp://user:pass@mail.example:587?requireTLS=true",
    );
    expect(withEncryption("smtp://127.evil.example")).toContain("requireTLS=true");
    expect(withEncryption("smtp://mail.example?pool=true")).toBe("smtp://mail.example?pool=true&requireTLS=true");
    for (const as of [
      "smtps://user:pass@mail.example",
      "smtp://localhost:2525",
      "smtp://127.0.0.1:2525",
      "smtp://[::1]:2525",
      "smtp://relay.internal?requireTLS=false",
    ])
      expect(withEncryption(as)).toBe(as);
  });

  it("has nothing sent where the server does not offer it: no password goes in the clear", async () => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      socket.write("220 plain.example ESMTP\r\n");
      socket.on("data", (chunk) => {
        heard.push(String(chunk));
        socket.write(/^EHLO/i.test(String(chunk)) ? "250-plain.example\r\n250 AUTH PLAIN\r\n" : "502 no\r\n");
      });
      socket.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const demanded = new URL(withEncryption("smtp://user:secret@mail.example"));
    const transport = createTransport(`smtp://user:secret@127.0.0.1:${port}${demanded.search}`);
    await expect(transport.sendMail({ from: "a@b.example", to: "c@d.example", text: "x" })).rejects.toBeDefined();
    transport.close();
    server.close();
    expect(heard.join("")).not.toMatch(/AUTH|MAIL FROM/);
  });
});
