/** What the reader made of the sidebar; `auto` leaves it to the page. */
export type SideChoice = "auto" | "open" | "rail";

/** The cookie that keeps the choice, so that the server draws the sidebar as it was left. */
export const SIDE_COOKIE = "accord-side";
