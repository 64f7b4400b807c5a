/** Exit code (EX_TEMPFAIL of sysexits.h) of a process that could not make or try an image because V8's memory lay in the way: the next one has other addresses. */
export const TRY_AGAIN = 75;

/** How often the maker tries. */
export const MAX_ATTEMPTS = 8;
