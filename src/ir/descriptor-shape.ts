import { fieldDescriptorEnd } from '../jvms/descriptors.js';
import { Kind } from './ops.js';

/** What calls need of a method descriptor. */
export interface DescriptorShape {
  /** Kinds of the parameters, without receiver. */
  readonly paramKinds: Uint8Array;
  /** Stack words they take: long and double count twice. */
  readonly paramWords: number;
  readonly returnKind: Kind;
}

const shapes = new Map<string, DescriptorShape | null>();

/** Kind of a field descriptor by its first character; VOID if it is none. */
export function kindOfDescriptor(first: number): Kind {
  switch (first) {
    case 0x5a: // Z
    case 0x42: // B
    case 0x43: // C
    case 0x53: // S
    case 0x49: // I
      return Kind.I;
    case 0x4a: // J
      return Kind.L;
    case 0x46: // F
      return Kind.F;
    case 0x44: // D
      return Kind.D;
    case 0x4c: // L
    case 0x5b: // [
      return Kind.P;
    default:
      return Kind.VOID;
  }
}

function parse(descriptor: string): DescriptorShape | null {
  if (descriptor.charCodeAt(0) !== 0x28) return null;
  const kinds: number[] = [];
  let words = 0;
  let i = 1;
  while (descriptor.charCodeAt(i) !== 0x29) {
    const kind = kindOfDescriptor(descriptor.charCodeAt(i));
    i = fieldDescriptorEnd(descriptor, i);
    if (i < 0) return null;
    kinds.push(kind);
    words += kind === Kind.L || kind === Kind.D ? 2 : 1;
  }
  i++;
  const returnKind = kindOfDescriptor(descriptor.charCodeAt(i));
  if (returnKind === Kind.VOID) {
    if (descriptor.slice(i) !== 'V') return null;
  } else if (fieldDescriptorEnd(descriptor, i) !== descriptor.length) {
    return null;
  }
  return { paramKinds: Uint8Array.from(kinds), paramWords: words, returnKind };
}

/** Shapes are parsed again. */
export function forgetShapes(): void {
  shapes.clear();
}

/** The shape of a method descriptor, null if it is malformed. Remembered: descriptors repeat all the time. */
export function descriptorShape(descriptor: string): DescriptorShape | null {
  let shape = shapes.get(descriptor);
  if (shape === undefined) {
    shape = parse(descriptor);
    shapes.set(descriptor, shape);
  }
  return shape;
}
