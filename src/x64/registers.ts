/** Register and condition numbers as the processor has them. */

/** General registers. Xmm registers are written as plain numbers, 0 to 15. */
export const enum Reg {
  RAX = 0,
  RCX = 1,
  RDX = 2,
  RBX = 3,
  RSP = 4,
  RBP = 5,
  RSI = 6,
  RDI = 7,
  R8 = 8,
  R9 = 9,
  R10 = 10,
  R11 = 11,
  R12 = 12,
  R13 = 13,
  R14 = 14,
  R15 = 15,
}

/** Conditions of jcc, setcc and cmovcc: `condition ^ 1` is the opposite. */
export const enum Cond {
  O = 0,
  NO = 1,
  B = 2,
  AE = 3,
  E = 4,
  NE = 5,
  BE = 6,
  A = 7,
  S = 8,
  NS = 9,
  P = 10,
  NP = 11,
  L = 12,
  GE = 13,
  LE = 14,
  G = 15,
}
