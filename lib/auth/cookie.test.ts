import { afterEach, describe, expect, it, vi } from "vitest";

/** The environment is read once, when the first module asks for it. */
async function cookiesAt(address: string) {
  vi.resetModules();
  vi.stubEnv("APP_URL", address);
  vi.stubEnv("DATABASE_URL", "postgres://nobody@localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "0".repeat(32));
  return import("./cookie");
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the cookies of a server that is reached over https", () => {
  it("belong to this very host: no neighbour of the domain can plant one", async () => {
    const cookies = await cookiesAt("https://accord.example");
    const names = [
      cookies.sessionCookieName(),
      cookies.knownBrowserCookieName(),
      cookies.codeCookieName(),
      cookies.signOnCookieName(),
      cookies.csrfCookieName(),
      cookies.callbackCookieName(),
    ];
    expect(names.filter((name) => !name.startsWith("__Host-accord."))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    // What `__Host-` demands, or the browser throws the cookie away.
    expect(cookies.sessionCookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
    expect(cookies.shareCookieName()).toBe("__Secure-accord.share");
  });
});

describe("the cookies of a server without https", () => {
  it("have no prefix, which browsers would not take there", async () => {
    const cookies = await cookiesAt("http://localhost:3000");
    expect(cookies.sessionCookieName()).toBe("accord.session");
    expect(cookies.sessionCookieOptions()).toMatchObject({ httpOnly: true, secure: false });
  });
});
