/** Cases: what single instructions ask for, constructors and uninitialised objects. */
import { ACC, type ClassWriter } from '../support/class-writer.js';
import type { BadClass, MethodText } from './bad-class.js';
import { add, both, CONSTRUCTOR, INSTANCE } from './case-list.js';

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
  'inherited field set before, with an own one of that name',
  `aload_0\n iconst_0\n putfield p/Base.open I\n aload_0\n invokespecial p/Base.<init> ()V\n return`,
  {},
  { ...SUB, fields: [['open', 'I']] },
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
for (const end of ['return', 'athrow']) {
  construct(
    `caught, an instruction of HotSpot's own, ${end}`,
    `S:\n ${SUPER}\n E:\n return\n H:\n .bytes 0xcb 0 0\n ${end}\n .catch any S E H`,
    { frames: ['H this ; java/lang/Throwable'] },
  );
}
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
