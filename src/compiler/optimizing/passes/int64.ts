/** Arithmetic on longs as two int32 halves, without BigInt where folding is frequent. Results: {@link lo} and {@link hi}, valid until the next call. */
export let lo = 0;
export let hi = 0;

export function set(l: number, h: number): void {
  lo = l | 0;
  hi = h | 0;
}

export function add(al: number, ah: number, bl: number, bh: number): void {
  const low = (al >>> 0) + (bl >>> 0);
  lo = low | 0;
  hi = (ah + bh + (low > 0xffffffff ? 1 : 0)) | 0;
}

export function sub(al: number, ah: number, bl: number, bh: number): void {
  const borrow = al >>> 0 < bl >>> 0 ? 1 : 0;
  lo = (al - bl) | 0;
  hi = (ah - bh - borrow) | 0;
}

/** The upper half of the unsigned product of two words. */
export function mulHighUnsigned(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const middle2 = a0 * b1 + (middle % 0x10000);
  return (a1 * b1 + Math.floor(middle / 0x10000) + Math.floor(middle2 / 0x10000)) | 0;
}

/** The upper half of the signed product of two words. */
export function mulHigh(a: number, b: number): number {
  return (mulHighUnsigned(a, b) - (a < 0 ? b : 0) - (b < 0 ? a : 0)) | 0;
}

export function mul(al: number, ah: number, bl: number, bh: number): void {
  lo = Math.imul(al, bl);
  hi = (mulHighUnsigned(al, bl) + Math.imul(al, bh) + Math.imul(ah, bl)) | 0;
}

export function shl(al: number, ah: number, count: number): void {
  const n = count & 63;
  if (n === 0) set(al, ah);
  else if (n >= 32) set(0, al << (n - 32));
  else set(al << n, (ah << n) | (al >>> (32 - n)));
}

export function shr(al: number, ah: number, count: number): void {
  const n = count & 63;
  if (n === 0) set(al, ah);
  else if (n >= 32) set(ah >> (n - 32), ah >> 31);
  else set((al >>> n) | (ah << (32 - n)), ah >> n);
}

export function ushr(al: number, ah: number, count: number): void {
  const n = count & 63;
  if (n === 0) set(al, ah);
  else if (n >= 32) set(ah >>> (n - 32), 0);
  else set((al >>> n) | (ah << (32 - n)), ah >>> n);
}

/** -1, 0, 1. */
export function compare(al: number, ah: number, bl: number, bh: number): number {
  if (ah !== bh) return ah < bh ? -1 : 1;
  return al === bl ? 0 : al >>> 0 < bl >>> 0 ? -1 : 1;
}

export function compareUnsigned(al: number, ah: number, bl: number, bh: number): number {
  return compare(al, ah ^ 0x80000000, bl, bh ^ 0x80000000);
}

/** For what is rarely folded. */
export function toBigInt(al: number, ah: number): bigint {
  return (BigInt(ah) << 32n) | BigInt(al >>> 0);
}

export function setBigInt(x: bigint): void {
  lo = Number(x & 0xffffffffn) | 0;
  hi = Number((x >> 32n) & 0xffffffffn) | 0;
}
