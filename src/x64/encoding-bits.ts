/** The layout of the numbers in encodings.ts. */

/** What the number of a form says: the opcode byte in bits 0 to 7, and these. */
export const enum Enc {
  /** Which table the opcode is in: 0, or what precedes it, 0F, 0F 38 or 0F 3A. */
  MAP_SHIFT = 8,
  MAP = 3 << 8,
  P66 = 1 << 10,
  PF3 = 1 << 11,
  PF2 = 1 << 12,
  LOCK = 1 << 13,
  /** The same bit of what has a VEX prefix: 256 bits. */
  L = 1 << 13,
  VEX = 1 << 14,
  /** Any of the above but the map: what most instructions do without. */
  PREFIXED = 0x1f << 10,
  /** REX.W or VEX.W. */
  W = 1 << 15,
  MODRM = 1 << 16,
  /** The low three bits of the opcode are a register. */
  PLUS_R = 1 << 17,
  /** The reg field of ModRM if no register operand is in it; in place for `(e >> 15) & 0x38`. */
  DIGIT_SHIFT = 18,
  HAS_DIGIT = 1 << 21,
  /** 0, 1, 2, 4 or 8 bytes: {@link Imm}. */
  IMM_SHIFT = 22,
  /** The register in the reg field is a byte register: spl, bpl, sil, dil need a REX prefix. */
  REG8 = 1 << 25,
  /** The same for the r/m operand, or the register in the opcode. */
  RM8 = 1 << 26,
  BYTES = 3 << 25,
  /** ModRM is a constant, its r/m field this. */
  FIXED_SHIFT = 27,
  FIXED = 1 << 30,
}

export const enum Imm {
  NONE = 0,
  IB = 1,
  IW = 2,
  ID = 3,
  IO = 4,
}
