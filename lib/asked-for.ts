/** The header in which the proxy tells a page the address that was asked for, so that signing in can lead back to it. */
export const ASKED_FOR = "x-asked-for";
