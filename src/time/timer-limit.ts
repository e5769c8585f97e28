/** The longest delay of a timer, in milliseconds. Node runs a timer with a longer delay at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1;
