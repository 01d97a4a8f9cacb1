import { z } from "zod";

const csrfShape = z.object({ csrfToken: z.string() });

/** Signs somebody in by next-auth's own form and returns their session cookie, as `name=value`. */
export async function signIn(appUrl: string, email: string, password: string): Promise<string> {
  const asked = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = csrfShape.parse(await asked.json());
  const answer = await fetch(`${appUrl}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: {
      cookie: cookiesOf(asked).join("; "),
      "content-type": "application/x-www-form-urlencoded",
      origin: appUrl,
    },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: appUrl, json: "true" }),
  });
  const session = cookiesOf(answer).find((cookie) => cookie.includes("session="));
  if (session === undefined) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  return session;
}

const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
