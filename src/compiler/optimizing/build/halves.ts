/** What the builder and the files that translate for it have in common: halves of slots, and how large a graph may become. */

export const enum Half {
  SCALAR = 0,
  POINTER = 1,
}

/** Values of a graph at most: a method that needs more stays as it is, and nothing more is inlined from half of it on. */
export const MAX_VALUES = 20000;
