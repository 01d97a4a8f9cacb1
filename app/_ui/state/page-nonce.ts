/** The nonce of this page's own scripts, which its style sheets need too; empty where the page has none. Browser only. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
