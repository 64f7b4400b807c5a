/**
 * C functions as native methods: `vm.bind(signature, { library, symbol })`. Scalars and arrays of primitives go straight from machine code (src/compiler/leaf-call.ts); where a text or a ByteBuffer has to be
 * turned into memory first, TypeScript stands between.
 */
import { Ctx, contextWord, Obj, Region } from '../layout/layout.js';
import { symbol as cSymbol } from '../natives/posix/scratch.js';
import type { JavaMethod } from '../vm/classes/java-class.js';
import { FieldAccess } from '../vm/field-access.js';
import type { NativeFunction, NativeValue } from '../vm/native.js';
import { JavaThrow } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';
import { STRING } from './conversions.js';
import { describeSignature, type MethodSignature } from './signature.js';

/** A C function that a native method is bound to. */
export interface CFunction {
  /** As dlopen takes it: `libm.so.6`, a path. Default: what the process has loaded already, the C library among it. */
  readonly library?: string;
  /** Default: the method's name. */
  readonly symbol?: string;
}

/** @internal */
export const C_FUNCTION_OPTIONS: readonly (keyof CFunction)[] = ['library', 'symbol'];

const BYTE_BUFFER = 'Ljava/nio/ByteBuffer;';
const bufferAddress = new FieldAccess('java/nio/Buffer', 'address', 'J');
const bufferPosition = new FieldAccess('java/nio/Buffer', 'position', 'I');
const bufferArray = new FieldAccess('java/nio/ByteBuffer', 'hb', '[B');

const RTLD_NOW = 2;
const INTEGER_REGISTERS = 6;
const FLOAT_REGISTERS = 8;

/** @internal Address of the function. Throws Error with the loader's words. */
export function findSymbol(vm: VM, { library, symbol }: CFunction, name: string): number {
  const { trampoline } = vm;
  const wanted = symbol ?? name;
  for (const text of [library, wanted])
    if (text !== undefined && (typeof text !== 'string' || text === '' || text.includes('\0')))
      throw new TypeError(`${JSON.stringify(text)} names no library or symbol`);
  // Looked up before: looking anything up forgets the error.
  const names = ['dlopen', 'dlsym', 'dlerror', 'strlen', 'memcpy'];
  const [dlopen, dlsym, dlerror] = names.map((f) => cSymbol(vm, f));
  let handle = 0; // RTLD_DEFAULT
  if (library !== undefined) {
    handle = withTexts(vm, [library], ([path]) => trampoline.callC(dlopen, path, RTLD_NOW));
    if (handle === 0) {
      const text = trampoline.callC(dlerror);
      const reason = text === 0 ? 'dlopen failed' : readText(vm, text);
      throw new Error(`the library ${library} cannot be loaded: ${reason}`);
    }
  }
  const address = withTexts(vm, [wanted], ([text]) => trampoline.callC(dlsym, handle, text));
  if (address !== 0) return address;
  throw new Error(`${library === undefined ? 'this process' : library} has no symbol ${wanted}`);
}

/** @internal Does every value lie in a register or array as C has it? Throws TypeError for types that C has nothing for. */
export function isLeaf(signature: MethodSignature, isSynchronized: boolean): boolean {
  const { parameters, result } = signature;
  let leaf = !isSynchronized;
  for (const type of parameters) {
    if (type.length === 1 || isPrimitiveArray(type)) continue;
    leaf = false;
    if (type !== STRING && type !== BYTE_BUFFER) throw noCType(signature, type);
  }
  if (result === STRING) leaf = false;
  else if (result.length !== 1) throw noCType(signature, result);
  if (!leaf) placesOf(signature);
  return leaf;
}

function noCType(signature: MethodSignature, type: string): TypeError {
  return new TypeError(
    `${describeSignature(signature)} cannot be bound to a C function: C has nothing for ${type} (there are primitive types, arrays of them, String, and ByteBuffer as a parameter)`,
  );
}

const isPrimitiveArray = (type: string): boolean => type.length === 2 && type[0] === '[';

/** Words of the context that hold the arguments of a C call. */
function placesOf(signature: MethodSignature): number[] {
  let integers = 0;
  let floats = 0;
  const places = signature.parameters.map((type) => {
    const offset = isFloat(type) ? Ctx.C_XMM + 8 * floats++ : Ctx.C_INT + 8 * integers++;
    return contextWord(offset);
  });
  if (integers > INTEGER_REGISTERS || floats > FLOAT_REGISTERS)
    throw new TypeError(
      `${describeSignature(signature)} cannot be bound to a C function: beside a String or ByteBuffer there may be ${INTEGER_REGISTERS} integers and pointers and ${FLOAT_REGISTERS} floating-point numbers at most`,
    );
  return places;
}

const isFloat = (type: string): boolean => type === 'F' || type === 'D';

/** @internal The native that calls a C function with whatever there is. */
export function cNative(
  vm: VM,
  address: number,
  signature: MethodSignature,
  method: JavaMethod,
): NativeFunction {
  const { memory, trampoline } = vm;
  const { i32, f32, f64, i64 } = memory;
  const { parameters, result } = signature;
  const places = placesOf(signature);
  const first = method.isStatic ? 0 : 1;
  const resultAt = contextWord(Ctx.C_RESULT);
  const functionAt = contextWord(Ctx.C_FUNCTION);
  const answer = (): NativeValue => {
    switch (result) {
      case 'V':
        return 0;
      case 'Z':
        return (i32[resultAt] & 0xff) !== 0 ? 1 : 0;
      case 'B':
        return (i32[resultAt] << 24) >> 24;
      case 'S':
        return (i32[resultAt] << 16) >> 16;
      case 'C':
        return i32[resultAt] & 0xffff;
      case 'J':
        return i64[resultAt >> 1];
      case 'F':
        return f32[contextWord(Ctx.C_RESULT_F)];
      case 'D':
        return f64[contextWord(Ctx.C_RESULT_F) >> 1];
      case STRING: {
        const text = memory.load64(Ctx.ADDRESS + Ctx.C_RESULT);
        return text === 0 ? 0 : vm.strings.fromJs(readText(vm, text));
      }
      default:
        return i32[resultAt];
    }
  };
  return () => {
    const args = ((vm.nativeArguments - Region.BASE) >> 2) + 2 * first;
    const texts: string[] = [];
    const textPlaces: number[] = [];
    for (let i = 0; i < parameters.length; i++) {
      const type = parameters[i];
      const ref = i32[args + 2 * i];
      if (type.length === 1) {
        i32[places[i]] = ref;
        i32[places[i] + 1] = i32[args + 2 * i + 1];
      } else if (type === STRING && ref !== 0) {
        texts.push(vm.strings.toJs(ref));
        textPlaces.push(places[i]);
      } else storePointer(vm, places[i], ref === 0 ? 0 : pointerOf(vm, type, ref));
    }
    const low = address | 0;
    const high = Math.floor(address / 0x1_0000_0000);
    return withTexts(vm, texts, (addresses) => {
      for (const [i, text] of addresses.entries()) storePointer(vm, textPlaces[i], text);
      i32[functionAt] = low;
      i32[functionAt + 1] = high;
      trampoline.enterC();
      return answer();
    });
  };
}

function storePointer(vm: VM, at: number, address: number): void {
  const { i32 } = vm.memory;
  i32[at] = address | 0;
  i32[at + 1] = Math.floor(address / 0x1_0000_0000);
}

/** Where an array's elements begin, or a buffer's at its position. `ref` is not null; references are below 4 GiB. */
function pointerOf(vm: VM, type: string, ref: number): number {
  if (type !== BYTE_BUFFER) return (ref >>> 0) + Obj.ARRAY_DATA;
  // Of a buffer over an array, the address is that within the array object.
  const array = bufferArray.get(vm, ref) >>> 0;
  return array + bufferAddress.getLong(vm, ref) + bufferPosition.get(vm, ref);
}

/** Runs something with texts as C strings, which are valid until it returns. Throws JavaThrow if one has a NUL in it. */
function withTexts<T>(vm: VM, texts: readonly string[], run: (addresses: readonly number[]) => T): T {
  if (texts.length === 0) return run([]);
  const bytes = texts.map((text) => {
    if (text.includes('\0'))
      throw new JavaThrow('java/lang/IllegalArgumentException', 'a C string cannot hold a NUL');
    return Buffer.from(text, 'utf8');
  });
  const block = vm.nativeMemory.allocate(bytes.reduce((sum, b) => sum + b.length + 1, 0));
  try {
    const { u8 } = vm.memory;
    let at = block;
    const addresses = bytes.map((b) => {
      const address = at;
      u8.set(b, vm.index(at));
      u8[vm.index(at) + b.length] = 0;
      at += b.length + 1;
      return address;
    });
    return run(addresses);
  } finally {
    vm.nativeMemory.release(block);
  }
}

/** The C string at any address, as UTF-8. */
function readText(vm: VM, address: number): string {
  const { trampoline } = vm;
  const length = trampoline.callC(cSymbol(vm, 'strlen'), address);
  const block = vm.nativeMemory.allocate(length + 1);
  try {
    trampoline.callC(cSymbol(vm, 'memcpy'), block, address, length);
    const start = vm.index(block);
    return Buffer.from(vm.memory.u8.subarray(start, start + length)).toString('utf8');
  } finally {
    vm.nativeMemory.release(block);
  }
}
