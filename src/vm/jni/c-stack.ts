/** As large as the stacks on which `java` runs its threads, and C code with them, unless a larger one has been asked for. */
export const C_STACK_SIZE = 1 << 20;
/** No thread gets a larger one, whatever it has asked for. */
export const C_STACK_MOST = 1 << 30;
/** No C function is called with less. */
export const C_STACK_ROOM = 128 << 10;
