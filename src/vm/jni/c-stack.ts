/** As large as the stacks on which `java` runs its threads, and C code with them. */
export const C_STACK_SIZE = 1 << 20;
/** No C function is called with less. */
export const C_STACK_ROOM = 128 << 10;
