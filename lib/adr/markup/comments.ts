/** Takes `<!-- … -->` out, which templates for Markdown leave in other markups. */
export function withoutComments(text: string): string {
  let result = "";
  let end = 0;
  for (let at = text.indexOf("<!--"); at >= 0; at = text.indexOf("<!--", end)) {
    const close = text.indexOf("-->", at + 4);
    if (close < 0) break;
    result += text.slice(end, at);
    end = close + 3;
  }
  return result + text.slice(end);
}
