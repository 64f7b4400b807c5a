import t from 'tap';
import { compileBaseline } from '../../src/compiler/baseline/compile.js';
import {
  type CallInfo,
  CallKind,
  type ClassInfo,
  type CompileEnv,
  type ConstantInfo,
  type FieldInfo,
} from '../../src/compiler/env.js';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrMethod } from '../../src/ir/method.js';
import type { ConstantSource } from '../../src/ir/method-source.js';
import { Region } from '../../src/layout/layout.js';
import type { StubAddresses } from '../../src/layout/stubs.js';
import { relocate } from '../../src/x64/assembler.js';
import { type ReadMethod, readMethods } from '../ir/class-methods.js';
import { findModules, moduleClasses } from '../ir/jdk-classes.js';

/** Every method of java.base compiles, with nothing linked and with everything linked, and twice to the same bytes. Every eighth class, with JDK=all every class. */
const every = process.env.JDK === 'all' ? 1 : 8;

const stubs = new Proxy({} as StubAddresses, { get: () => Region.CODE + 0x1000 });

/** Answers at random, but always the same for one index. */
class Env implements CompileEnv {
  readonly stubs = stubs;
  constructor(
    private readonly pool: ConstantSource,
    private readonly linked: boolean,
  ) {}
  methodHandles(): never {
    throw new Error('no method handles here');
  }
  nativeEntryPoint(): never {
    throw new Error('no method handles here');
  }
  field(cpIndex: number, isStatic: boolean): FieldInfo | null {
    if (!this.linked) return null;
    const location = isStatic ? Region.PERM + 8 * cpIndex : 8 + ((8 * cpIndex) & 0x1fff);
    return { location, isStatic, type: this.pool.fieldDescriptor(cpIndex).charCodeAt(0) };
  }
  call(cpIndex: number, opcode: number): CallInfo | null {
    if (!this.linked) return null;
    let kind = CallKind.DIRECT;
    if (opcode === 0xb6) kind = CallKind.VIRTUAL;
    else if (opcode === 0xb9) kind = CallKind.INTERFACE;
    else if (opcode === 0xba) kind = CallKind.ADAPTER;
    return {
      kind,
      methodRecord: Region.META + 0x10000 + 32 * cpIndex,
      tableOffset: 232 + 8 * (cpIndex & 63),
      methodId: cpIndex,
      appendixCell: Region.META + 0x8000,
      intrinsic: 0,
    };
  }
  classInfo(cpIndex: number): ClassInfo | null {
    if (!this.linked) return null;
    return {
      record: Region.META + 0x40000 + 256 * cpIndex,
      instanceSize: cpIndex % 5 === 0 ? 0 : 8 * (1 + (cpIndex % 90)),
      displayDepth: cpIndex % 3 === 0 ? -1 : cpIndex % 8,
      isLeaf: cpIndex % 7 === 0,
    };
  }
  arrayClassOf(cpIndex: number): ClassInfo | null {
    return this.classInfo(cpIndex + 1);
  }
  primitiveArrayClass(typeCode: number): number {
    return Region.META + 0x2000 + 256 * typeCode;
  }
  constant(cpIndex: number): ConstantInfo | null {
    return this.linked ? { immediate: cpIndex % 2 === 0, value: Region.PERM + 8 * cpIndex } : null;
  }
  fieldDescriptor(cpIndex: number): string {
    return this.pool.fieldDescriptor(cpIndex);
  }
  methodName(): string {
    return 'm';
  }
  methodDescriptor(cpIndex: number): string {
    return this.pool.methodDescriptor(cpIndex);
  }
  methodClassName(): string {
    return 'test/T';
  }
}

const builder = new IrBuilder();
const into = new IrMethod();
const options = {
  codeId: 16,
  origin: Region.CODE + 0x10000,
  methodRecord: Region.META + 0x1000,
  isStatic: false,
  isSynchronized: false,
  mirror: Region.PERM,
  counters: true,
};

/** Size of the code; -1 if it differs from `expected` bytes. */
function compile(
  method: ReadMethod,
  linked: boolean,
  movedFrom = 0,
): { size: number; sites: number; sum: number } {
  const { source } = method;
  const ir = builder.build(source, into);
  const code = compileBaseline(ir, new Env(source.constants, linked), {
    ...options,
    origin: options.origin - movedFrom,
    isStatic: source.isStatic,
  });
  relocate(code.bytes, code.relocations, movedFrom);
  let sum = 0;
  for (const byte of code.bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  return { size: code.bytes.length, sites: code.sites.length, sum };
}

const modules = findModules();
if (modules === null) {
  t.test('java.base', { skip: 'no JDK found' }, (t) => t.end());
} else {
  const methods: ReadMethod[] = [];
  let index = 0;
  for (const { name, bytes } of moduleClasses(modules, 'java.base')) {
    if (index++ % every !== 0 || name.endsWith('module-info')) continue;
    methods.push(...readMethods(bytes).methods);
  }
  const bytecode = methods.reduce((sum, { source }) => sum + source.code.length, 0);

  for (const linked of [false, true]) {
    t.test(linked ? 'all linked' : 'nothing linked', (t) => {
      let size = 0;
      let sites = 0;
      const sums: number[] = [];
      const start = process.hrtime.bigint();
      for (const method of methods) {
        try {
          const found = compile(method, linked);
          size += found.size;
          sites += found.sites;
          sums.push(found.sum);
        } catch (error) {
          t.fail(method.name, { error });
          return t.end();
        }
      }
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      t.comment(
        `${methods.length} methods, ${bytecode} bytes of bytecode: ${size} of code, ${sites} sites, ${(bytecode / seconds / 1e6).toFixed(2)} MB/s with the IR`,
      );
      // Backwards: each method has other predecessors. And as if compiled for another place.
      for (let i = methods.length - 1; i >= 0; i--) {
        if (compile(methods[i], linked, i % 2 === 0 ? 0x100 * (i - 5000) : 0).sum !== sums[i])
          t.fail(`${methods[i].name} differs`);
      }
      t.equal(linked, sites === 0);
      t.end();
    });
  }
}
