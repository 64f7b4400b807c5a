/** Classes that must be refused, or just not, with the message that `java` has for each: recorded in expected.txt by cli.ts. */
import { ACC, type ClassWriter } from '../support/class-writer.js';
import { type BadClass, badClass, type MethodText } from './bad-class.js';

export interface VerifyCase {
  readonly name: string;
  readonly bytes: Buffer;
}

export const CASES: VerifyCase[] = [];

function add(name: string, method: MethodText | string, options: BadClass = {}): void {
  const text = typeof method === 'string' ? { code: method } : method;
  CASES.push({ name, bytes: badClass(text, options) });
}

/** The same for the type checker and for inference. */
function both(name: string, method: MethodText | string, options: BadClass = {}): void {
  add(name, method, options);
  add(`${name}, version 49`, method, { ...options, major: 49 });
}

const INSTANCE = ACC.PUBLIC;
const CONSTRUCTOR = { name: '<init>', access: INSTANCE } as const;

// Instructions that are none.
both('opcode 0xfe', '.bytes 0xfe\n return');
both('opcode 0xca', '.bytes 0xca\n return');
both('opcode 0xdb', '.bytes 0xdb 0 0 0\n return');
both('cut off', '.bytes 0x11 0x01');
both('wide of iadd', '.bytes 0xc4 0x60 0 0\n return');
both('wide at the end', '.bytes 0xc4');
add('wide ret', { code: 'iconst_0\n istore_0\n .bytes 0xc4 0xa9 0 0\n return' });
add('jsr in version 52', 'jsr S\n return\n S:\n astore_0\n ret 0');
both('falls off the end', 'nop');
both('falls off the end after a branch', 'iconst_0\n L:\n ifeq L');
both('breakpoint after return', 'return\n .bytes 0xca');

// Operand stack.
both('underflow', 'pop\n return');
both('underflow of a long', 'lneg\n pop2\n return');
both('half a long', 'iconst_0\n l2i\n pop\n return');
both('two ints for a long', 'iconst_0\n iconst_0\n l2i\n pop\n return');
both('overflow', { code: 'iconst_0\n iconst_0\n pop\n pop\n return', maxStack: 1 });
both('overflow by a long', { code: 'lconst_0\n pop2\n return', maxStack: 1 });
both('pop of half a long', 'lconst_0\n pop\n pop\n return');
both('pop2 across a long', 'iconst_0\n lconst_0\n iconst_0\n pop2\n pop2\n return');
both('dup of a long', 'lconst_0\n dup\n return');
both('dup_x1 over a long', 'lconst_0\n iconst_0\n dup_x1\n return');
both('dup_x2 over half a long', 'lconst_0\n iconst_0\n iconst_0\n dup_x2\n return');
both('dup2 of half a long', 'lconst_0\n iconst_0\n dup2\n return');
both('dup2_x1 over a long', 'lconst_0\n iconst_0\n iconst_0\n dup2_x1\n return');
both('dup2_x2 over half a long', {
  code: 'lconst_0\n iconst_0\n iconst_0\n iconst_0\n dup2_x2\n return',
  maxStack: 9,
});
both('swap of a long', 'lconst_0\n swap\n return');
both('float for int', 'fconst_0\n iconst_0\n iadd\n pop\n return');
both('int for float', 'iconst_0\n fneg\n pop\n return');
both('long for double', 'lconst_0\n dneg\n pop2\n return');
both('shift of a long by a long', 'lconst_0\n lconst_0\n lshl\n pop2\n return');
both('reference for int', 'aconst_null\n ineg\n pop\n return');

// Local variables.
both('local outside', { code: 'iconst_0\n istore 9\n return', maxLocals: 2 });
both('load of a local outside', { code: 'iload 9\n pop\n return', maxLocals: 2 });
both('long in the last local', { code: 'lconst_0\n lstore_1\n return', maxLocals: 2 });
both('local never set', 'iload_0\n pop\n return');
both('long never set', 'lload_0\n pop2\n return');
both('int loaded as float', 'iconst_0\n istore_0\n fload_0\n pop\n return');
both('int loaded as reference', 'iconst_0\n istore_0\n aload_0\n pop\n return');
both('reference loaded as int', 'aconst_null\n astore_0\n iload_0\n pop\n return');
both('half of a long loaded', 'lconst_0\n lstore_0\n iload_1\n pop\n return');
both('long cut in halves', 'lconst_0\n lstore_0\n iconst_0\n istore_1\n lload_0\n pop2\n return');
both(
  'long overwritten in its first half',
  'lconst_0\n lstore_0\n iconst_0\n istore_0\n iload_1\n pop\n return',
);
both('long loaded as double', 'lconst_0\n lstore_0\n dload_0\n pop2\n return');
both('long before another', 'lconst_0\n lstore_1\n lconst_0\n lstore_0\n lload_1\n pop2\n return');
both('iinc of a float', 'fconst_0\n fstore_0\n iinc 0 1\n return');
both('wide iinc outside', 'iinc 500 1\n return');

// Arrays.
const LOADS = ['iaload', 'laload', 'faload', 'daload', 'aaload', 'baload', 'caload', 'saload'];
for (const load of LOADS) both(`${load} of a String`, `ldc string "x"\n iconst_0\n ${load}\n return`);
for (const load of LOADS) both(`${load} of null`, `aconst_null\n iconst_0\n ${load}\n return`);
both('iaload of bytes', 'iconst_0\n newarray byte\n iconst_0\n iaload\n pop\n return');
both('baload of booleans', 'iconst_0\n newarray boolean\n iconst_0\n baload\n pop\n return');
both('aaload of ints', 'iconst_0\n newarray int\n iconst_0\n aaload\n pop\n return');
both('iaload with a long index', 'iconst_0\n newarray int\n lconst_0\n iaload\n pop\n return');
both('iastore of a float', 'iconst_0\n newarray int\n iconst_0\n fconst_0\n iastore\n return');
both('bastore of ints', 'iconst_0\n newarray int\n iconst_0\n iconst_0\n bastore\n return');
both('lastore of doubles', 'iconst_0\n newarray double\n iconst_0\n lconst_0\n lastore\n return');
both('sastore of chars', 'iconst_0\n newarray char\n iconst_0\n iconst_0\n sastore\n return');
both('aastore of an int', 'iconst_0\n anewarray A\n iconst_0\n iconst_0\n aastore\n return');
both('aastore into ints', 'iconst_0\n newarray int\n iconst_0\n aconst_null\n aastore\n return');
both(
  'aastore of another class',
  'iconst_0\n anewarray A\n iconst_0\n ldc string "checked later"\n aastore\n return',
);
both('arraylength of an object', 'ldc string "x"\n arraylength\n pop\n return');
both('arraylength of null', 'aconst_null\n arraylength\n pop\n return');
both('newarray of type 3', 'iconst_0\n .bytes 0xbc 3\n pop\n return');
both('newarray of type 12', 'iconst_0\n .bytes 0xbc 12\n pop\n return');
both('newarray of float length', 'fconst_0\n newarray int\n pop\n return');
both('multianewarray of a class', 'iconst_0\n multianewarray A 1\n pop\n return');
both('multianewarray of too many dimensions', 'iconst_0\n iconst_0\n multianewarray [I 2\n pop\n return');
both('multianewarray of no dimension', 'multianewarray [I 0\n pop\n return');
both('multianewarray with a float', 'iconst_0\n fconst_0\n multianewarray [[I 2\n pop\n return');
both('anewarray of 255 dimensions', `iconst_0\n anewarray ${'['.repeat(255)}I\n pop\n return`);

// Constant pool.
both('ldc of nothing', '.bytes 0x12 0\n pop\n return');
both('ldc outside', '.bytes 0x12 250\n pop\n return');
both('ldc of a long', 'ldc_w long 5\n pop\n return');
both('ldc2_w of an int', 'ldc2_w int 5\n pop2\n return');
both('ldc of a class', 'ldc class A\n pop\n return');
both('ldc of a Utf8', '.bytes 0x12 1\n pop\n return');
both('new of an array', 'new [I\n pop\n return');
both('new of no class', '.bytes 0xbb 0 1\n pop\n return');
both('checkcast to no class', 'aconst_null\n .bytes 0xc0 0 1\n pop\n return');
both('checkcast of an int', 'iconst_0\n checkcast A\n pop\n return');
both('instanceof of an int', 'iconst_0\n instanceof A\n pop\n return');
both('getstatic of no field', '.bytes 0xb2 0 1\n pop\n return');
both('invokestatic of no method', '.bytes 0xb8 0 1\n return');
both('invokevirtual of an interface method', 'aconst_null\n invokevirtual interface I.i ()V\n return');
both('invokestatic of an interface method', 'invokestatic interface I.s ()V\n return');
add('invokestatic of an interface method, version 51', 'invokestatic interface I.s ()V\n return', {
  major: 51,
});
both('invokeinterface of a class', 'aconst_null\n .bytes 0xb9 0 1 1 0\n return');

// Fields.
both('getfield of an int', 'iconst_0\n getfield p/Base.open I\n pop\n return');
both('getfield of another class', 'ldc string "x"\n getfield p/Base.open I\n pop\n return');
both('getfield of null', 'aconst_null\n getfield p/Base.open I\n pop\n return');
both('getfield through an array class', 'aconst_null\n getfield [I.length I\n pop\n return');
both('putfield of a float', 'aconst_null\n fconst_0\n putfield p/Base.open I\n return');
both('putfield into another class', 'ldc string "x"\n iconst_0\n putfield p/Base.open I\n return');
both('putfield of another class', 'aconst_null\n ldc string "x"\n putfield Bad.f LA;\n return');
both('putstatic of another class', 'ldc string "x"\n putstatic Bad.f LA;\n return');
both('putstatic of half a long', 'iconst_0\n iconst_0\n putstatic Bad.f J\n return');
both('putstatic of a subclass', 'new B\n dup\n invokespecial B.<init> ()V\n putstatic Bad.f LA;\n return');
both('putstatic of a superclass', 'new A\n dup\n invokespecial A.<init> ()V\n putstatic Bad.f LB;\n return');
both('putstatic of anything into an interface', 'ldc string "x"\n putstatic Bad.f LI;\n return');
both('putstatic of an interface into a class', {
  code: 'aload_0\n putstatic Bad.f LA;\n return',
  descriptor: '(LI;)V',
});
both('putstatic of a missing class', {
  code: 'aload_0\n putstatic Bad.f LA;\n return',
  descriptor: '(LGone;)V',
});
both('putstatic into a missing class', {
  code: 'aload_0\n putstatic Bad.f LGone;\n return',
  descriptor: '(LA;)V',
});
both('putstatic of a missing class into itself', {
  code: 'aload_0\n putstatic Bad.f LGone;\n return',
  descriptor: '(LGone;)V',
});
both('putstatic of a missing class into Object', {
  code: 'aload_0\n putstatic Bad.f Ljava/lang/Object;\n return',
  descriptor: '(LGone;)V',
});

// Arrays and assignment.
const assign = (from: string, to: string): void =>
  both(`${from} to ${to}`, { code: `aload_0\n putstatic Bad.f ${to}\n return`, descriptor: `(${from})V` });
for (const [from, to] of [
  ['[LB;', '[LA;'],
  ['[LA;', '[LB;'],
  ['[LB;', '[LI;'],
  ['[[LB;', '[LI;'],
  ['[[I', '[Ljava/lang/Object;'],
  ['[I', '[Ljava/lang/Object;'],
  ['[I', '[B'],
  ['[I', 'Ljava/lang/Object;'],
  ['[I', 'Ljava/lang/Cloneable;'],
  ['[I', 'Ljava/io/Serializable;'],
  ['[I', 'LI;'],
  ['[LA;', 'LA;'],
  ['LA;', '[LA;'],
  ['[[I', '[Ljava/lang/Cloneable;'],
  ['[[I', '[LI;'],
  ['[[LA;', '[[LB;'],
  ['[Ljava/lang/Object;', '[LI;'],
  ['Ljava/lang/Object;', '[LI;'],
  ['Ljava/lang/Cloneable;', '[I'],
])
  assign(from, to);

// Returns.
both('return of nothing', { code: 'return', descriptor: '()I' });
both('return of a value', 'iconst_0\n ireturn');
both('return of a float as int', { code: 'fconst_0\n ireturn', descriptor: '()I' });
both('ireturn for a long', { code: 'iconst_0\n ireturn', descriptor: '()J' });
both('lreturn for an int', { code: 'lconst_0\n lreturn', descriptor: '()I' });
both('lreturn of an int', { code: 'iconst_0\n lreturn', descriptor: '()J' });
both('dreturn for a float', { code: 'dconst_0\n dreturn', descriptor: '()F' });
both('areturn of an int', { code: 'iconst_0\n areturn', descriptor: '()LA;' });
both('areturn for a boolean', { code: 'aconst_null\n areturn', descriptor: '()Z' });
both('areturn of another class', { code: 'ldc string "x"\n areturn', descriptor: '()LA;' });
both('areturn of an array', { code: 'aload_0\n areturn', descriptor: '([LA;)LA;' });
both('ireturn for a short', { code: 'iconst_0\n ireturn', descriptor: '()S' });
both('athrow of a String', 'ldc string "x"\n athrow');
both('athrow of an array', { code: 'aload_0\n athrow', descriptor: '([LA;)V' });
both('athrow of null', 'aconst_null\n athrow');

// Calls.
both('argument of another class', {
  code: 'ldc string "x"\n invokestatic Bad.n (LA;)V\n return',
});
both('argument missing', 'invokestatic Bad.n (I)V\n return');
both('arguments in the wrong order', 'lconst_0\n iconst_0\n invokestatic Bad.n (IJ)V\n return');
both('receiver of another class', 'ldc string "x"\n invokevirtual p/Base.open ()V\n return');
both('receiver is an int', 'iconst_0\n invokevirtual p/Base.open ()V\n return');
both('any object as receiver of an interface method', 'ldc string "x"\n invokeinterface I.i ()V\n return');
both('array as receiver of an interface method', {
  code: 'aload_0\n invokeinterface I.i ()V\n return',
  descriptor: '([I)V',
});
/** invokeinterface with its count and last byte replaced. */
const interfaceCall = (count: number, zero: number): BadClass => ({
  prepare: (w: ClassWriter): void => {
    const index = w.pool.member(11, 'I', 'i', '()V');
    w.rawMethod(
      ACC.STATIC,
      'n',
      '()V',
      Buffer.from([0, 1, 0, 0, 0, 0, 0, 7, 1, 0xb9, index >> 8, index, count, zero, 0xb1, 0, 0, 0, 0]),
    );
  },
});
both('invokeinterface with a wrong count', 'return', interfaceCall(2, 0));
both('invokeinterface with a byte too many', 'return', interfaceCall(1, 1));
both('call of a class initializer', 'invokestatic Bad.<clinit> ()V\n return');
both('virtual call of a constructor', 'new A\n invokevirtual A.<init> ()V\n return');
both('static call of a constructor', 'new A\n invokestatic A.<init> ()V\n return');
add('invokedynamic in version 50', '.bytes 0xba 0 1 0 0\n return', { major: 50 });
both('invokedynamic of no call site', '.bytes 0xba 0 1 0 0\n return');
/** invokedynamic with its last bytes replaced. */
add('invokedynamic with bytes too many', 'return', {
  prepare: (w) => {
    const handle = w.pool.methodHandle(6, w.pool.member(10, 'Bad', 'b', '()V'));
    const index = w.pool.dynamic(18, w.bootstrap(handle, []), 'x', '()V');
    w.rawMethod(
      ACC.STATIC,
      'n',
      '()V',
      Buffer.from([0, 1, 0, 0, 0, 0, 0, 6, 0xba, index >> 8, index, 0, 1, 0xb1, 0, 0, 0, 0]),
    );
  },
});

// invokespecial.
both(
  'invokespecial of a superclass',
  { code: 'aload_0\n invokespecial p/Base.open ()V\n return', access: INSTANCE },
  {
    superName: 'p/Base',
  },
);
both(
  'invokespecial of Object past the superclass',
  {
    code: 'aload_0\n invokespecial java/lang/Object.hashCode ()I\n pop\n return',
    access: INSTANCE,
  },
  { superName: 'p/Base' },
);
both('invokespecial of a stranger', {
  code: 'aload_0\n invokespecial A.open ()V\n return',
  access: INSTANCE,
});
both(
  'invokespecial on another object',
  {
    code: 'new p/Base\n dup\n invokespecial p/Base.<init> ()V\n invokespecial p/Base.open ()V\n return',
    access: INSTANCE,
  },
  { superName: 'p/Base' },
);
add(
  'invokespecial of a direct superinterface',
  {
    code: 'aload_0\n invokespecial interface I.d ()V\n return',
    access: INSTANCE,
  },
  { interfaces: ['I'] },
);
add(
  'invokespecial of an indirect superinterface',
  {
    code: 'aload_0\n invokespecial interface I.d ()V\n return',
    access: INSTANCE,
  },
  { interfaces: ['J'] },
);
add('invokespecial of an interface that is none of its own', {
  code: 'aload_0\n invokespecial interface I.d ()V\n return',
  access: INSTANCE,
});

// Protected members of a superclass in another package.
const SUB: BadClass = { superName: 'p/Base' };
const on = (what: string, receiver: string, use: string, options: BadClass = SUB): void =>
  both(
    `${what} on ${receiver}`,
    { code: `aload_1\n ${use}\n return`, access: INSTANCE, descriptor: `(${receiver})V` },
    options,
  );
for (const receiver of ['Lp/Base;', 'LBad;', 'LA;']) {
  on('protected getfield', receiver, 'getfield p/Base.f I\n pop');
  on('protected putfield', receiver, 'iconst_0\n putfield p/Base.f I');
  on('protected putfield of a long', receiver, 'lconst_0\n putfield p/Base.wide J');
  on('protected call', receiver, 'invokevirtual p/Base.guarded ()V');
  on('protected call by own name', receiver, 'invokevirtual Bad.guarded ()V');
  on('public call', receiver, 'invokevirtual p/Base.open ()V');
}
both('protected static field', 'getstatic p/Base.shared I\n pop\n return', SUB);
both('protected constructor', 'new p/Base\n iconst_0\n invokespecial p/Base.<init> (I)V\n return', SUB);
both('public constructor', 'new p/Base\n invokespecial p/Base.<init> ()V\n return', SUB);
on('clone', '[I', 'invokevirtual java/lang/Object.clone ()Ljava/lang/Object;\n pop', {});
on('clone', 'LA;', 'invokevirtual java/lang/Object.clone ()Ljava/lang/Object;\n pop', {});
on('clone', 'LBad;', 'invokevirtual java/lang/Object.clone ()Ljava/lang/Object;\n pop', {});
on('finalize', '[I', 'invokevirtual java/lang/Object.finalize ()V', {});
on('finalize', 'LI;', 'invokevirtual java/lang/Object.finalize ()V', {});

// Objects that are not initialised.
both('method of a new object', 'new A\n invokevirtual java/lang/Object.hashCode ()I\n pop\n return');
both('new object as an argument', 'new A\n invokestatic Bad.n (LA;)V\n return');
both('new object stored', 'new A\n putstatic Bad.f LA;\n return');
both('new object returned', { code: 'new A\n areturn', descriptor: '()LA;' });
both('new object in an array', 'iconst_1\n anewarray A\n iconst_0\n new A\n aastore\n return');
both('new object locked', 'new A\n monitorenter\n return');
both('new objects compared', { code: 'new A\n dup\n if_acmpeq L\n L:\n return', frames: ['L'] });
both('new object compared with null', { code: 'new A\n ifnull L\n L:\n return', frames: ['L'] });
both(
  'new object in a local',
  'new A\n astore_0\n aload_0\n invokespecial A.<init> ()V\n aload_0\n pop\n return',
);
both(
  'constructor called twice',
  'new A\n dup\n dup\n invokespecial A.<init> ()V\n invokespecial A.<init> ()V\n return',
);
both('constructor of another class', 'new B\n invokespecial A.<init> ()V\n return');
both('constructor of null', 'aconst_null\n invokespecial A.<init> ()V\n return');
both('constructor of an int', 'iconst_0\n invokespecial A.<init> ()V\n return');
both(
  'constructor of an initialised object',
  'ldc string "x"\n invokespecial java/lang/Object.<init> ()V\n return',
);
both('new in a loop', {
  code: 'L:\n new A\n astore_0\n goto L',
  frames: ['L'],
});
both('new in a loop, on the stack', {
  code: 'aconst_null\n L:\n pop\n N:\n new A\n goto L',
  frames: ['L ; new@N'],
});
both('checkcast of a new object', 'new A\n checkcast A\n pop\n return');

// Constructors.
const construct = (
  name: string,
  code: string,
  more: Partial<MethodText> = {},
  options: BadClass = {},
): void => both(`constructor: ${name}`, { ...CONSTRUCTOR, code, ...more }, options);
const SUPER = 'aload_0\n invokespecial java/lang/Object.<init> ()V';
construct('no call of another', 'return');
construct('call of super', `${SUPER}\n return`);
construct('call of super twice', `${SUPER}\n ${SUPER}\n return`);
construct('call of this', 'aload_0\n invokespecial Bad.<init> ()V\n return');
construct('call of another class', 'aload_0\n invokespecial A.<init> ()V\n return');
construct('use before', 'aload_0\n invokevirtual java/lang/Object.hashCode ()I\n pop\n return');
construct(
  'own field set before',
  `aload_0\n iconst_0\n putfield Bad.own I\n ${SUPER}\n return`,
  {},
  {
    fields: [['own', 'I']],
  },
);
construct(
  'inherited field set before',
  `aload_0\n iconst_0\n putfield Bad.f I\n aload_0\n invokespecial p/Base.<init> ()V\n return`,
  {},
  SUB,
);
construct(
  'own field read before',
  `aload_0\n getfield Bad.own I\n pop\n ${SUPER}\n return`,
  {},
  {
    fields: [['own', 'I']],
  },
);
construct('on one path only', `iload_1\n ifeq L\n ${SUPER}\n L:\n return`, {
  descriptor: '(I)V',
  frames: ['L this int'],
});
construct('on one path only, said to be done', `iload_1\n ifeq L\n ${SUPER}\n L:\n return`, {
  descriptor: '(I)V',
  frames: ['L Bad int'],
});
construct('on one path only, forgotten', `iload_1\n ifeq L\n ${SUPER}\n L:\n return`, {
  descriptor: '(I)V',
  frames: ['L top int'],
});
construct('throws instead', 'aconst_null\n athrow');
construct('loops instead', 'L:\n goto L', { frames: ['L this'] });
construct('caught, rethrown', `S:\n ${SUPER}\n E:\n return\n H:\n athrow\n .catch any S E H`, {
  frames: ['H top ; java/lang/Throwable'],
});
construct('caught, rethrown, this kept', `S:\n ${SUPER}\n E:\n return\n H:\n athrow\n .catch any S E H`, {
  frames: ['H this ; java/lang/Throwable'],
});
construct('caught, returns', `S:\n ${SUPER}\n E:\n return\n H:\n pop\n return\n .catch any S E H`, {
  frames: ['H top ; java/lang/Throwable'],
});
construct('caught, loops', `S:\n ${SUPER}\n E:\n return\n H:\n pop\n L:\n goto L\n .catch any S E H`, {
  frames: ['H this ; java/lang/Throwable', 'L this'],
});
construct(
  'caught, switch, one way out',
  `S:\n ${SUPER}\n E:\n return\n H:\n pop\n iconst_0\n lookupswitch 1:X default Y\n X:\n return\n Y:\n aconst_null\n athrow\n .catch any S E H`,
  {
    frames: ['H top ; java/lang/Throwable', 'X top', 'Y top'],
  },
);
construct(
  'caught, branches, all throw',
  `S:\n ${SUPER}\n E:\n return\n H:\n pop\n iconst_0\n ifeq Y\n aconst_null\n athrow\n Y:\n aconst_null\n athrow\n .catch any S E H`,
  {
    frames: ['H this ; java/lang/Throwable', 'Y this'],
  },
);
construct(
  'caught, branches, one returns',
  `S:\n ${SUPER}\n E:\n return\n H:\n pop\n iconst_0\n ifeq Y\n aconst_null\n athrow\n Y:\n return\n .catch any S E H`,
  {
    frames: ['H top ; java/lang/Throwable', 'Y top'],
  },
);

// Jumps.
both('jump into an instruction', '.bytes 0xa7 0 4 0x11 0xb1 0xb1');
both('jump outside', '.bytes 0xa7 0x10 0\n return');
both('jump before the start', '.bytes 0xa7 0xff 0xf0\n return');
both('jump far outside', '.bytes 0xc8 0x10 0 0 0\n return');
both('stacks of different depth', {
  code: 'iconst_0\n ifeq L\n iconst_0\n L:\n return',
  frames: ['L'],
});
both('stacks of different types', {
  code: 'iconst_0\n ifeq X\n iconst_0\n goto L\n X:\n fconst_0\n L:\n pop\n return',
  frames: ['X', 'L ; int'],
});
both('locals of different types', {
  code: 'iconst_0\n istore_0\n iload_0\n ifeq X\n goto L\n X:\n fconst_0\n fstore_0\n L:\n iload_0\n pop\n return',
  frames: ['X int', 'L int'],
});
both('locals merged to their superclass', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n putstatic Bad.f LA;\n return',
  descriptor: '(LB;LC;I)V',
  frames: ['X B C int', 'L B C int ; A'],
});
both('merged superclass used as one of them', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n putstatic Bad.f LB;\n return',
  descriptor: '(LB;LC;I)V',
  frames: ['X B C int', 'L B C int ; A'],
});
both('merged with null', {
  code: 'iload_1\n ifeq X\n aload_0\n goto L\n X:\n aconst_null\n L:\n putstatic Bad.f LB;\n return',
  descriptor: '(LB;I)V',
  frames: ['X B int', 'L B int ; B'],
});
both('merged arrays', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n putstatic Bad.f [LB;\n return',
  descriptor: '([LB;[LC;I)V',
  frames: ['X [LB; [LC; int', 'L [LB; [LC; int ; [LA;'],
});
both('merged arrays of different depth', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n arraylength\n pop\n return',
  descriptor: '([[LB;[LC;I)V',
  frames: ['X [[LB; [LC; int', 'L [[LB; [LC; int ; [Ljava/lang/Object;'],
});
both('merged arrays of primitives', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n arraylength\n pop\n return',
  descriptor: '([I[FI)V',
  frames: ['X [I [F int', 'L [I [F int ; java/lang/Object'],
});
both('merged interfaces', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n invokeinterface I.i ()V\n return',
  descriptor: '(LI;LA;I)V',
  frames: ['X I A int', 'L I A int ; java/lang/Object'],
});
both('if on a reference', { code: 'aconst_null\n ifeq L\n L:\n return', frames: ['L'] });
both('ifnull on an int', { code: 'iconst_0\n ifnull L\n L:\n return', frames: ['L'] });
both('if_acmpeq on ints', { code: 'iconst_0\n iconst_0\n if_acmpeq L\n L:\n return', frames: ['L'] });

// Switches.
both('tableswitch upside down', '.bytes 0x03 0xaa 0 0 0 0 0 15 0 0 0 5 0 0 0 1 0xb1');
both('tableswitch of one less than none', '.bytes 0x03 0xaa 0 0 0 0 0 15 0 0 0 1 0 0 0 0 0xb1');
both('lookupswitch of negative length', '.bytes 0x03 0xab 0 0 0 0 0 15 0xff 0xff 0xff 0xff 0xb1');
both('lookupswitch of enormous length', '.bytes 0x03 0xab 0 0 0 0 0 15 0x7f 0xff 0xff 0xff 0xb1');
both('lookupswitch out of order', {
  code: 'iconst_0\n lookupswitch 5:A 1:A default A\n A:\n return',
  frames: ['A'],
});
both('lookupswitch with a key twice', {
  code: 'iconst_0\n lookupswitch 5:A 5:A default A\n A:\n return',
  frames: ['A'],
});
both('switch on a long', { code: 'lconst_0\n tableswitch 0 A default A\n A:\n return', frames: ['A'] });
both('switch into nowhere', '.bytes 0x03 0xaa 0 0 0 0 0 99 0 0 0 0 0 0 0 0 0 0 0 99 0xb1');
add('padding of a switch, version 50', '.bytes 0x03 0xaa 1 0 0 0 0 19 0 0 0 0 0 0 0 0 0 0 0 19 0xb1', {
  major: 50,
});
both('padding of a switch', '.bytes 0x03 0xaa 1 0 0 0 0 19 0 0 0 0 0 0 0 0 0 0 0 19 0xb1');

// Stack maps.
add('no stack map', 'iconst_0\n ifeq L\n L:\n return');
add('no stack map after goto', { code: 'goto L\n nop\n L:\n return', frames: ['L'] });
add('no stack map after return', 'return\n return');
add('no stack map at a handler', 'S:\n nop\n E:\n return\n H:\n athrow\n .catch any S E H');
add('stack map in an instruction', { code: 'sipush 5\n pop\n return', map: [0, 1, 1] });
add('stack map outside', { code: 'return', map: [0, 1, 63] });
add('stack map at 0 of other locals', { code: 'L:\n return', frames: ['L int'] });
add('stack map with too many locals', { code: 'L:\n return', frames: ['L int int int int int'] });
add('stack map with a long at the end of the locals', {
  code: 'L:\n return',
  frames: ['L int int int long'],
});
add('stack map with too deep a stack', { code: 'L:\n return', frames: ['L ; int int int int int'] });
add('stack map, chop of nothing', { code: 'return', map: [0, 1, 250, 0, 0] });
add('stack map, append of too much', {
  code: 'return',
  maxLocals: 1,
  map: [0, 1, 253, 0, 0, 1, 1],
});
add('stack map, reserved frame', { code: 'return', map: [0, 1, 200, 0, 0] });
add('stack map, bad type', { code: 'return', map: [0, 1, 64, 9] });
add('stack map, bad class', { code: 'return', map: [0, 1, 64, 7, 0, 1] });
add('stack map, class outside', { code: 'return', map: [0, 1, 64, 7, 200, 1] });
add('stack map, uninitialized without new', { code: 'return', map: [0, 1, 64, 8, 0, 0] });
add('stack map, cut off', { code: 'return', map: [0, 1, 255, 0] });
add('stack map, cut off in a type', { code: 'return', map: [0, 1, 64, 7, 0] });
add('stack map, empty', { code: 'return', map: [0] });
add('stack map, no frame', { code: 'return', map: [0, 0] });
add('stack map, bytes too many', { code: 'return', map: [0, 0, 7] });
add('stack map, fewer frames than told', { code: 'return', map: [0, 2, 0] });
add('stack map, same frame twice', { code: 'nop\n return', map: [0, 2, 0, 251, 255, 255] });
for (const major of [50, 51])
  add(
    `stack map of an impossible type, version ${major}`,
    {
      code: 'iconst_0\n istore_0\n iload_0\n ifeq L\n L:\n iload_0\n pop\n return',
      frames: ['L float'],
    },
    { major },
  );
add(
  'stack map that is wrong and code too, version 50',
  {
    code: 'iconst_0\n istore_0\n iload_0\n ifeq L\n L:\n fload_0\n pop\n return',
    frames: ['L float'],
  },
  { major: 50 },
);
add('stack map missing, version 50', 'iconst_0\n ifeq L\n L:\n return', { major: 50 });
add('stack map malformed, version 50', { code: 'return', map: [0, 1, 200, 0, 0] }, { major: 50 });
add('stack map with a bad size, version 50', { code: 'return', map: [0, 1, 250, 0, 0] }, { major: 50 });
add('stack map keeps what was not there', {
  code: 'iconst_0\n ifeq L\n L:\n iload_0\n pop\n return',
  frames: ['L int'],
});
add('stack map says TOP, then used', {
  code: 'iconst_0\n istore_0\n iload_0\n ifeq L\n L:\n iload_0\n pop\n return',
  frames: ['L top'],
});
add('stack map with a wider type', {
  code: 'aload_0\n ifnull L\n L:\n aload_0\n putstatic Bad.f LB;\n return',
  descriptor: '(LB;)V',
  frames: ['L A'],
});
add('stack map with top on the stack', {
  code: 'iconst_0\n L:\n pop\n return',
  frames: ['L ; top'],
});
for (const instruction of ['pop2', 'dup2', 'dup_x2', 'dup2_x1', 'dup2_x2', 'swap'])
  add(`${instruction} with top on the stack`, {
    code: `iconst_0\n iconst_0\n L:\n ${instruction === 'dup_x2' ? 'iconst_0\n' : ''} ${instruction}\n return`,
    frames: ['L ; top top'],
    maxStack: 9,
  });
add('stack map, an uninitialized object of another new', {
  code: 'iconst_0\n X:\n new A\n L:\n invokespecial A.<init> ()V\n pop\n return',
  frames: ['L ; int new@X'],
});
add('stack map, initialised too early', {
  code: 'new A\n L:\n invokespecial A.<init> ()V\n return',
  frames: ['L ; A'],
});
add('stack map, null', { code: 'aconst_null\n L:\n pop\n return', frames: ['L ; null'] });
add('stack map, null for an object', {
  code: 'aload_0\n L:\n pop\n return',
  descriptor: '(LA;)V',
  frames: ['L A ; null'],
});

// Exception handlers.
both('catch of a String', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch java/lang/String S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('catch of a missing class', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch Gone S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('catch of an array', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch [I S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler within an instruction', {
  code: 'S:\n sipush 5\n pop\n E:\n return\n .bytes 0x11\n H:\n .bytes 0 0xb1\n .catch any S E H',
});
both('range within an instruction', {
  code: '.bytes 0x11\n S:\n .bytes 0 1\n pop\n E:\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('range ends within an instruction', {
  code: 'S:\n .bytes 0x11\n E:\n .bytes 0 1\n pop\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler at 0', { code: 'H:\n S:\n nop\n E:\n return\n .catch any S E H', frames: ['H'] });
both('handler with a deep stack', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; int java/lang/Throwable'],
});
both('handler expects another exception', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch java/lang/Throwable S E H',
  frames: ['H ; java/lang/Error'],
});
both('handler expects a local that is set too late', {
  code: 'S:\n iconst_0\n istore_0\n E:\n return\n H:\n iload_0\n pop\n athrow\n .catch any S E H',
  frames: ['H int ; java/lang/Throwable'],
});
both('handler expects a local of before a store', {
  code: 'iconst_0\n istore_0\n S:\n fconst_0\n fstore_0\n E:\n return\n H:\n iload_0\n pop\n athrow\n .catch any S E H',
  frames: ['H int ; java/lang/Throwable'],
});
both('handler without room on the stack', {
  code: 'S:\n nop\n E:\n return\n H:\n return\n .catch any S E H',
  maxStack: 0,
  frames: ['H ; java/lang/Throwable'],
});
both('handler around new', {
  code: 'S:\n new A\n dup\n invokespecial A.<init> ()V\n pop\n E:\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler that is reached by falling', {
  code: 'S:\n aconst_null\n E:\n H:\n pop\n return\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler that is reached with another stack', {
  code: 'S:\n nop\n E:\n H:\n pop\n return\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});

// Variable tables.
both('variable from within an instruction', { code: 'sipush 5\n pop\n return', variables: [[1, 3]] });
both('variable to within an instruction', { code: 'sipush 5\n pop\n return', variables: [[0, 1]] });
both('variable to the end', { code: 'sipush 5\n pop\n return', variables: [[0, 5]] });

// Subroutines.
const old = (name: string, code: string, more: Partial<MethodText> = {}, options: BadClass = {}): void =>
  add(`subroutine: ${name}`, { code, ...more }, { major: 48, ...options });
const S = 'S:\n astore_1\n ret 1';
old('called twice', `jsr S\n jsr S\n return\n ${S}`);
old(
  'called twice with other locals',
  `iconst_0\n istore_0\n jsr S\n fconst_0\n fstore_0\n jsr S\n fload_0\n pop\n return\n ${S}`,
);
old('keeps locals that it does not use', `iconst_0\n istore_0\n jsr S\n iload_0\n pop\n return\n ${S}`);
old(
  'changes a local',
  `iconst_0\n istore_0\n jsr S\n iload_0\n pop\n return\n S:\n astore_1\n fconst_0\n fstore_0\n ret 1`,
);
old('sets a local', `jsr S\n iload_0\n pop\n return\n S:\n astore_1\n iconst_0\n istore_0\n ret 1`);
old(
  'uses a local of one caller',
  `iconst_0\n istore_0\n jsr S\n fconst_0\n fstore_0\n jsr S\n return\n S:\n astore_1\n iload_0\n pop\n ret 1`,
);
old('recursive', `jsr S\n return\n S:\n astore_1\n jsr S\n ret 1`);
old('nested', `jsr S\n return\n S:\n astore_1\n jsr T\n ret 1\n T:\n astore_2\n ret 2`);
old(
  'nested, returns over its caller',
  `jsr S\n return\n S:\n astore_1\n jsr T\n ret 1\n T:\n astore_2\n ret 1`,
);
old('returned to twice', `jsr S\n return\n S:\n astore_1\n iconst_0\n ifeq L\n ret 1\n L:\n ret 1`);
old('ret of an int', 'iconst_0\n istore_1\n ret 1');
old('ret of nothing', 'ret 1');
old('ret of a reference', 'aconst_null\n astore_1\n ret 1');
old('ret after return', `jsr S\n return\n S:\n astore_1\n ret 1\n ret 1`);
old('return address loaded', `jsr S\n return\n S:\n astore_1\n aload_1\n pop\n ret 1`);
old('return address loaded as int', `jsr S\n return\n S:\n astore_1\n iload_1\n pop\n ret 1`);
old('return address popped', `jsr S\n S:\n pop\n return`);
old('return address stored as int', `jsr S\n S:\n istore_1\n return`);
old('return address duplicated', `jsr S\n return\n S:\n dup\n astore_1\n astore_2\n ret 2`);
old('return address compared', `jsr S\n return\n S:\n ifnull T\n T:\n return`);
old('returns to the end', `goto A\n ${S}\n A:\n jsr S`);
old('jsr_w and wide ret', `jsr_w S\n return\n S:\n wide astore 1\n wide ret 1`);
old('jsr into an instruction', '.bytes 0xa8 0 4 0x11 0xb1 0xb1');
old('stack kept', `iconst_0\n jsr S\n pop\n return\n ${S}`);
old('stack of different depth', `iconst_0\n jsr S\n jsr S\n return\n ${S}`);
old("pops its caller's stack", `iconst_0\n jsr S\n return\n S:\n astore_1\n pop\n ret 1`);
old(
  'uninitialized object in a local',
  `new A\n astore_0\n jsr S\n aload_0\n invokespecial A.<init> ()V\n return\n ${S}`,
);
old('uninitialized object on the stack', `new A\n jsr S\n invokespecial A.<init> ()V\n return\n ${S}`);
old(
  'this of a constructor over a subroutine',
  `jsr S\n aload_0\n invokespecial java/lang/Object.<init> ()V\n return\n ${S}`,
  CONSTRUCTOR,
);
old(
  'constructor called in a subroutine',
  `jsr S\n return\n S:\n astore_1\n aload_0\n invokespecial java/lang/Object.<init> ()V\n ret 1`,
  CONSTRUCTOR,
);
old(
  'finally, as compilers wrote it',
  `S:\n nop\n jsr F\n return\n E:\n H:\n astore_2\n jsr F\n aload_2\n athrow\n F:\n astore_3\n nop\n ret 3\n .catch any S E H\n .catch any H F H`,
);
old('left by a jump', `jsr S\n return\n S:\n astore_1\n goto L\n L:\n return`);
old('left by a jump, called again', `L:\n jsr S\n return\n S:\n astore_1\n goto L`);
old('loop within', `jsr S\n return\n S:\n astore_1\n L:\n iconst_0\n ifeq L\n ret 1`);
old('two share their end', `jsr S\n jsr T\n return\n S:\n astore_1\n goto E\n T:\n astore_1\n E:\n ret 1`);
old(
  'merged return addresses',
  `jsr S\n return\n S:\n iconst_0\n ifeq X\n goto E\n X:\n E:\n astore_1\n ret 1`,
);
old(
  'handler within',
  `jsr S\n return\n S:\n astore_1\n A:\n nop\n B:\n ret 1\n H:\n pop\n ret 1\n .catch any A B H`,
);
