/** A Markdown link or picture; `replace(LINK, "$1")` keeps its words. It ends where the next one begins, so that a text of nothing but beginnings is read once. */
export const LINK = /!?\[([^[\]]*)\]\((?:[^)\]]|\](?!\())*\)/g;
