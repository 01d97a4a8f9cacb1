/** How many hours a new address can be confirmed, and how many days the former one can take a change back. */
export const CONFIRM_HOURS = 24;
export const UNDO_DAYS = 7;
