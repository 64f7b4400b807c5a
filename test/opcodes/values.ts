/** Constants, locals, the operand stack, arithmetic, conversions and comparisons. */
import { Group } from './group.js';

export const constants = new Group('Constants', 49, (w) => {
  // Fills the pool beyond 255 entries, so that what is loaded afterwards needs ldc_w.
  for (let i = 0; i < 300; i++) w.pool.utf8(`filler ${i}`);
});

constants.add('nop', 'I', 'nop\n nop\n iconst_3\n nop\n ireturn');
constants.add('aconst_null', 'Ljava/lang/Object;', 'aconst_null\n areturn');
for (const [name, digit] of [
  ['iconst_m1', 'm1'],
  ...[0, 1, 2, 3, 4, 5].map((n) => [`iconst_${n}`, String(n)]),
]) {
  constants.add(name, 'I', `iconst_${digit}\n ireturn`);
}
for (const n of [0, 1]) constants.add(`lconst_${n}`, 'J', `lconst_${n}\n lreturn`);
for (const n of [0, 1, 2]) constants.add(`fconst_${n}`, 'F', `fconst_${n}\n freturn`);
for (const n of [0, 1]) constants.add(`dconst_${n}`, 'D', `dconst_${n}\n dreturn`);
for (const n of [-128, -1, 0, 6, 127])
  constants.add(`bipush_${n < 0 ? 'm' : ''}${Math.abs(n)}`, 'I', `bipush ${n}\n ireturn`);
for (const n of [-32768, -129, 128, 32767])
  constants.add(`sipush_${n < 0 ? 'm' : ''}${Math.abs(n)}`, 'I', `sipush ${n}\n ireturn`);
for (const [i, n] of [-2147483648, -32769, 32768, 2147483647].entries())
  constants.add(`ldc_w_int_${i}`, 'I', `ldc_w int ${n}\n ireturn`);
for (const [i, n] of ['0.1', '-0', 'NaN', 'Infinity', '1e-45', '3.4028235e38'].entries())
  constants.add(`ldc_w_float_${i}`, 'F', `ldc_w float ${n}\n freturn`);
for (const [i, n] of ['-9223372036854775808', '-1', '2', '4294967296', '9223372036854775807'].entries()) {
  constants.add(`ldc2_w_long_${i}`, 'J', `ldc2_w long ${n}\n lreturn`);
}
for (const [i, n] of ['0.1', '-0', 'NaN', '-Infinity', '4.9e-324', '1.7976931348623157e308'].entries()) {
  constants.add(`ldc2_w_double_${i}`, 'D', `ldc2_w double ${n}\n dreturn`);
}
constants.add('ldc_w_string', 'Ljava/lang/String;', 'ldc_w string "text \\u00e9\\u20ac"\n areturn');
constants.add('ldc_w_empty', 'Ljava/lang/String;', 'ldc_w string ""\n areturn');
constants.add('ldc_w_class', 'Ljava/lang/Object;', 'ldc_w class java/lang/String\n areturn');
constants.add('ldc_w_array_class', 'Ljava/lang/Object;', 'ldc_w class [[I\n areturn');

export const smallPool = new Group('SmallPool', 49);
smallPool.add('ldc_int', 'I', 'ldc int 123456789\n ireturn');
smallPool.add('ldc_float', 'F', 'ldc float 2.5\n freturn');
smallPool.add('ldc_string', 'Ljava/lang/String;', 'ldc string "small"\n areturn');
smallPool.add('ldc_class', 'Ljava/lang/Object;', 'ldc class SmallPool\n areturn');
smallPool.add(
  'ldc_same',
  'Z',
  'ldc string "same"\n ldc string "same"\n if_acmpeq YES\n iconst_0\n ireturn\n YES:\n iconst_1\n ireturn',
);

export const locals = new Group('Locals', 48);
const KINDS = [
  ['i', 'I', 'ldc int 70001', 'iconst_1\n iadd'],
  ['l', 'J', 'ldc2_w long 70000000002', 'lconst_1\n ladd'],
  ['f', 'F', 'ldc float 1.25', 'fconst_1\n fadd'],
  ['d', 'D', 'ldc2_w double 2.125', 'dconst_1\n dadd'],
  [
    'a',
    'Ljava/lang/String;',
    'ldc string "ref"',
    'ldc string "+"\n invokevirtual java/lang/String.concat (Ljava/lang/String;)Ljava/lang/String;',
  ],
] as const;
for (const [kind, type, load, change] of KINDS) {
  const back = kind === 'a' ? 'areturn' : `${kind}return`;
  for (const n of [0, 1, 2, 3])
    locals.add(
      `${kind}store_${n}`,
      type,
      `${load}\n ${kind}store_${n}\n ${kind}load_${n}\n ${change}\n ${kind}store_${n}\n ${kind}load_${n}\n ${back}`,
    );
  locals.add(`${kind}store_7`, type, `${load}\n ${kind}store 7\n ${kind}load 7\n ${change}\n ${back}`);
  locals.add(`${kind}_long_form_of_short`, type, `${load}\n ${kind}store 2\n ${kind}load 2\n ${back}`);
  locals.add(
    `wide_${kind}`,
    type,
    `${load}\n wide ${kind}store 300\n wide ${kind}load 300\n ${change}\n wide ${kind}store 3\n ${kind}load_3\n ${back}`,
    { maxLocals: 310 },
  );
  locals.add(`${kind}_255`, type, `${load}\n ${kind}store 255\n wide ${kind}load 255\n ${back}`, {
    maxLocals: 310,
  });
}
locals.add('iinc', 'I', 'iconst_0\n istore 4\n iinc 4 127\n iinc 4 -128\n iinc 4 5\n iload 4\n ireturn');
locals.add('wide_iinc', 'I', 'iconst_0\n istore 300\n iinc 300 32767\n iinc 300 -7\n iload 300\n ireturn', {
  maxLocals: 301,
});
locals.add(
  'wide_iinc_constant',
  'I',
  'iconst_0\n istore_1\n iinc 1 -32768\n wide iinc 1 1\n iinc 1 1000\n iload_1\n ireturn',
);
locals.add('iinc_wraps', 'I', 'ldc int 2147483647\n istore_0\n iinc 0 1\n iload_0\n ireturn');
locals.add('iinc_below_load', 'I', 'bipush 10\n istore_0\n iload_0\n iinc 0 5\n iload_0\n imul\n ireturn');
locals.add(
  'store_below_load',
  'I',
  'bipush 10\n istore_0\n iload_0\n bipush 20\n istore_0\n iload_0\n isub\n ireturn',
);
locals.add(
  'reuse_of_slots',
  'J',
  'iconst_5\n istore_0\n iload_0\n i2l\n lstore_0\n ldc string "abc"\n astore_2\n aload_2\n invokevirtual java/lang/String.length ()I\n istore_2\n lload_0\n iload_2\n i2l\n ladd\n lreturn',
);
locals.add(
  'all_alive',
  'D',
  'iconst_2\n istore 10\n ldc2_w long 3\n lstore 11\n ldc float 0.5\n fstore 13\n ldc2_w double 0.25\n dstore 14\n ldc string "four"\n astore 9\n iload 10\n i2d\n lload 11\n l2d\n dadd\n fload 13\n f2d\n dadd\n dload 14\n dadd\n aload 9\n invokevirtual java/lang/String.length ()I\n i2d\n dmul\n dreturn',
);

export const stack = new Group('Stack', 48);
const INTS = 'iconst_1\n iconst_2\n iconst_3\n iconst_4';
/** Folds the n ints on the stack into one number, the top weighing least: a b c -> ((a * 7 + b) * 7) + c. */
function fold(n: number): string {
  const lines: string[] = [];
  for (let i = n - 1; i >= 0; i--) lines.push(`istore ${20 + i}`);
  lines.push('iconst_0');
  for (let i = 0; i < n; i++) lines.push('bipush 7', 'imul', `iload ${20 + i}`, 'iadd');
  lines.push('ireturn');
  return lines.join('\n');
}
const WIDE_FRAME = { maxLocals: 40 };
stack.add('pop', 'I', `${INTS}\n pop\n ${fold(3)}`, WIDE_FRAME);
stack.add('pop2_ints', 'I', `${INTS}\n pop2\n ${fold(2)}`, WIDE_FRAME);
stack.add('pop2_long', 'I', `iconst_5\n ldc2_w long 12345678901\n pop2\n ireturn`);
stack.add('pop2_double', 'I', `iconst_5\n ldc2_w double 1.5\n pop2\n ireturn`);
stack.add('pop2_float_ref', 'I', `iconst_5\n fconst_1\n aconst_null\n pop2\n ireturn`);
stack.add('dup', 'I', `${INTS}\n dup\n ${fold(5)}`, WIDE_FRAME);
stack.add('dup_x1', 'I', `${INTS}\n dup_x1\n ${fold(5)}`, WIDE_FRAME);
stack.add('dup_x2', 'I', `${INTS}\n dup_x2\n ${fold(5)}`, WIDE_FRAME);
stack.add('dup2', 'I', `${INTS}\n dup2\n ${fold(6)}`, WIDE_FRAME);
stack.add('dup2_x1', 'I', `${INTS}\n dup2_x1\n ${fold(6)}`, WIDE_FRAME);
stack.add('dup2_x2', 'I', `${INTS}\n dup2_x2\n ${fold(6)}`, WIDE_FRAME);
stack.add('swap', 'I', `${INTS}\n swap\n ${fold(4)}`, WIDE_FRAME);
stack.add(
  'swap_int_ref',
  'I',
  'bipush 100\n ldc string "abc"\n swap\n istore_0\n invokevirtual java/lang/String.length ()I\n iload_0\n isub\n ireturn',
);
stack.add(
  'swap_float_ref',
  'F',
  'ldc float 2.5\n ldc string "abc"\n swap\n fstore_0\n invokevirtual java/lang/String.length ()I\n i2f\n fload_0\n fsub\n freturn',
);
stack.add(
  'dup_ref',
  'Z',
  'ldc string "x"\n dup\n if_acmpeq YES\n iconst_0\n ireturn\n YES:\n iconst_1\n ireturn',
);
stack.add('dup_float', 'F', 'ldc float 1.5\n dup\n fmul\n freturn');
stack.add(
  'dup_x1_ref_int',
  'I',
  'iconst_1\n newarray int\n bipush 9\n dup_x1\n swap\n pop\n pop\n bipush 9\n ireturn',
);
stack.add(
  'dup_x1_array_store',
  'I',
  'iconst_2\n newarray int\n dup\n iconst_1\n bipush 9\n dup_x2\n iastore\n swap\n iconst_1\n iaload\n iadd\n ireturn',
);
stack.add(
  'dup_x2_below_long',
  'J',
  'ldc2_w long 1000\n iconst_7 ;; int above a long\n dup_x2\n pop\n lstore_0\n i2l\n lload_0\n lsub\n lreturn'.replace(
    'iconst_7',
    'bipush 7',
  ),
);
stack.add(
  'dup_x2_below_double',
  'D',
  'ldc2_w double 0.5\n ldc float 8\n dup_x2\n pop\n dstore_0\n f2d\n dload_0\n ddiv\n dreturn',
);
stack.add(
  'dup_x2_refs',
  'I',
  'ldc string "a"\n ldc string "bb"\n ldc string "ccc"\n dup_x2\n invokevirtual java/lang/String.length ()I\n istore_0\n invokevirtual java/lang/String.length ()I\n istore_1\n invokevirtual java/lang/String.length ()I\n istore_2\n invokevirtual java/lang/String.length ()I\n istore_3\n iload_0\n bipush 10\n imul\n iload_1\n iadd\n bipush 10\n imul\n iload_2\n iadd\n bipush 10\n imul\n iload_3\n iadd\n ireturn',
);
stack.add('dup2_long', 'J', 'ldc2_w long 100000\n dup2\n lmul\n lreturn');
stack.add('dup2_double', 'D', 'ldc2_w double 1.5\n dup2\n dmul\n dreturn');
stack.add(
  'dup2_int_ref',
  'I',
  'bipush 6\n ldc string "abc"\n dup2\n invokevirtual java/lang/String.length ()I\n imul\n istore_0\n invokevirtual java/lang/String.length ()I\n iadd\n iload_0\n iadd\n ireturn',
);
stack.add(
  'dup2_x1_long_int',
  'J',
  'bipush 50\n ldc2_w long 7\n dup2_x1\n lstore_0\n istore_2\n lload_0\n lmul\n iload_2\n i2l\n lsub\n lreturn',
);
stack.add(
  'dup2_x1_double_ref',
  'D',
  'ldc string "four"\n ldc2_w double 0.25\n dup2_x1\n dstore_0\n invokevirtual java/lang/String.length ()I\n i2d\n dload_0\n dadd\n dmul\n dreturn',
);
stack.add('dup2_x2_long_long', 'J', 'ldc2_w long 10\n ldc2_w long 3\n dup2_x2\n lsub\n lmul\n lreturn');
stack.add(
  'dup2_x2_long_ints',
  'J',
  'bipush 20\n bipush 4\n ldc2_w long 100\n dup2_x2\n lstore_0\n idiv\n i2l\n ladd\n lload_0\n lmul\n lreturn',
);
stack.add(
  'dup2_x2_ints_long',
  'I',
  'ldc2_w long 1000\n iconst_3\n iconst_2\n dup2_x2\n iadd\n istore_0\n l2i\n istore_1\n imul\n iload_0\n iadd\n iload_1\n iadd\n ireturn',
);
stack.add('dup2_x2_doubles', 'D', 'ldc2_w double 3\n ldc2_w double 4\n dup2_x2\n ddiv\n dsub\n dreturn');
stack.add(
  'dup2_x2_refs',
  'I',
  'ldc string "a"\n ldc string "bb"\n ldc string "ccc"\n ldc string "dddd"\n dup2_x2\n pop\n pop\n pop\n invokevirtual java/lang/String.length ()I\n istore_0\n invokevirtual java/lang/String.length ()I\n bipush 10\n imul\n iload_0\n iadd\n istore_0\n invokevirtual java/lang/String.length ()I\n bipush 100\n imul\n iload_0\n iadd\n ireturn',
);
stack.add(
  'deep',
  'I',
  `${Array.from({ length: 60 }, (_, i) => `bipush ${i}`).join('\n')}\n ${Array.from({ length: 59 }, (_, i) => (i % 2 ? 'iadd' : 'isub')).join('\n')}\n ireturn`,
  { maxStack: 64 },
);
stack.add(
  'across_branch',
  'I',
  'bipush 40\n bipush 2\n iconst_1\n ifeq ELSE\n bipush 100\n goto JOIN\n ELSE:\n bipush 50\n JOIN:\n iadd\n iadd\n ireturn',
);
stack.add(
  'mixed_across_branch',
  'D',
  'ldc2_w double 0.5\n ldc string "abc"\n iconst_0\n ifeq ELSE\n ldc2_w long 7\n goto JOIN\n ELSE:\n ldc2_w long 9\n JOIN:\n l2d\n dstore_0\n invokevirtual java/lang/String.length ()I\n i2d\n dload_0\n dmul\n dadd\n dreturn',
);
stack.add(
  'swapped_across_loop',
  'I',
  'iconst_0\n bipush 10\n istore_0\n LOOP:\n iload_0\n iadd\n iinc 0 -1\n iload_0\n ifgt LOOP\n ireturn',
);

const INT_VALUES = ['0', '1', '-1', '7', '-13', '2147483647', '-2147483648'];
const LONG_VALUES = ['0', '1', '-1', '7', '-13', '9223372036854775807', '-9223372036854775808'];
const FLOAT_VALUES = ['0', '-0', '1.5', '-2.75', 'NaN', 'Infinity', '-Infinity', '1e-45', '3.4028235e38'];
const DOUBLE_VALUES = [
  '0',
  '-0',
  '1.5',
  '-2.75',
  'NaN',
  'Infinity',
  '-Infinity',
  '4.9e-324',
  '1.7976931348623157e308',
];
const LOAD: Record<string, string> = {
  i: 'ldc_w int',
  l: 'ldc2_w long',
  f: 'ldc_w float',
  d: 'ldc2_w double',
};
const VALUES: Record<string, readonly string[]> = {
  i: INT_VALUES,
  l: LONG_VALUES,
  f: FLOAT_VALUES,
  d: DOUBLE_VALUES,
};
const TYPE: Record<string, string> = { i: 'I', l: 'J', f: 'F', d: 'D', b: 'I', c: 'I', s: 'I' };

/** Results of an operation over operands, appended to a StringBuilder, as one string. */
function tabulate(rows: readonly string[], type: string): string {
  const lines = ['new java/lang/StringBuilder', 'dup', 'invokespecial java/lang/StringBuilder.<init> ()V'];
  for (const row of rows) {
    lines.push(
      row,
      `invokevirtual java/lang/StringBuilder.append (${type})Ljava/lang/StringBuilder;`,
      'bipush 32',
      'invokevirtual java/lang/StringBuilder.append (C)Ljava/lang/StringBuilder;',
    );
  }
  lines.push('invokevirtual java/lang/StringBuilder.toString ()Ljava/lang/String;', 'areturn');
  return lines.join('\n');
}
const STRING = 'Ljava/lang/String;';

export const arithmetic = new Group('Arithmetic', 48);
for (const kind of ['i', 'l', 'f', 'd']) {
  const values = VALUES[kind];
  const load = LOAD[kind];
  const operations =
    kind === 'i' || kind === 'l'
      ? ['add', 'sub', 'mul', 'div', 'rem', 'and', 'or', 'xor']
      : ['add', 'sub', 'mul', 'div', 'rem'];
  for (const op of operations) {
    const divides = (op === 'div' || op === 'rem') && (kind === 'i' || kind === 'l');
    const rows = values.flatMap((a) =>
      values.filter((b) => !divides || b !== '0').map((b) => `${load} ${a}\n ${load} ${b}\n ${kind}${op}`),
    );
    arithmetic.add(`${kind}${op}`, STRING, tabulate(rows, TYPE[kind]));
    if (divides)
      arithmetic.add(
        `${kind}${op}_by_zero`,
        TYPE[kind],
        `${load} 5\n ${load} 0\n ${kind}${op}\n ${kind}return`,
      );
  }
  arithmetic.add(
    `${kind}neg`,
    STRING,
    tabulate(
      values.map((a) => `${load} ${a}\n ${kind}neg`),
      TYPE[kind],
    ),
  );
}
for (const kind of ['i', 'l']) {
  for (const op of ['shl', 'shr', 'ushr']) {
    const rows = VALUES[kind].flatMap((a) =>
      ['0', '1', '31', '32', '33', '63', '64', '-1'].map(
        (n) => `${LOAD[kind]} ${a}\n bipush ${n}\n ${kind}${op}`,
      ),
    );
    arithmetic.add(`${kind}${op}`, STRING, tabulate(rows, TYPE[kind]));
  }
}
// Operands in locals instead of constants: other instruction forms in a compiler.
for (const kind of ['i', 'l', 'f', 'd']) {
  const wide = kind === 'l' || kind === 'd' ? 2 : 1;
  const [a, b] = [VALUES[kind][3], VALUES[kind][2]];
  for (const op of ['add', 'sub', 'mul', 'div', 'rem']) {
    arithmetic.add(
      `${kind}${op}_locals`,
      TYPE[kind],
      `${LOAD[kind]} ${a}\n ${kind}store 1\n ${LOAD[kind]} ${b}\n ${kind}store ${1 + wide}\n ${kind}load 1\n ${kind}load ${1 + wide}\n ${kind}${op}\n ${kind}load 1\n ${kind}${op}\n ${kind}return`,
    );
  }
}
arithmetic.add(
  'shift_by_local',
  'J',
  'ldc2_w long -81985529216486896\n lstore_0\n bipush 68\n istore_2\n lload_0\n iload_2\n lshl\n lload_0\n iload_2\n lshr\n lxor\n lload_0\n iload_2\n lushr\n lxor\n lreturn',
);
arithmetic.add(
  'int_shift_by_local',
  'I',
  'ldc int -19088744\n istore_0\n bipush 36\n istore_2\n iload_0\n iload_2\n ishl\n iload_0\n iload_2\n ishr\n ixor\n iload_0\n iload_2\n iushr\n ixor\n ireturn',
);

export const conversions = new Group('Conversions', 48);
for (const from of ['i', 'l', 'f', 'd']) {
  for (const to of ['i', 'l', 'f', 'd', 'b', 'c', 's']) {
    if (from === to || (from !== 'i' && 'bcs'.includes(to))) continue;
    const extra =
      from === 'i'
        ? ['128', '65535', '-32769', '16777217']
        : from === 'l'
          ? ['4294967296', '9007199254740993']
          : ['2147483648', '-2147483649', '9.3e18', '0.99'];
    conversions.add(
      `${from}2${to}`,
      STRING,
      tabulate(
        [...VALUES[from], ...extra].map((v) => `${LOAD[from]} ${v}\n ${from}2${to}`),
        TYPE[to],
      ),
    );
  }
}

export const comparisons = new Group('Comparisons', 48);
comparisons.add(
  'lcmp',
  STRING,
  tabulate(
    LONG_VALUES.flatMap((a) => LONG_VALUES.map((b) => `ldc2_w long ${a}\n ldc2_w long ${b}\n lcmp`)),
    'I',
  ),
);
for (const [kind, op] of [
  ['f', 'fcmpl'],
  ['f', 'fcmpg'],
  ['d', 'dcmpl'],
  ['d', 'dcmpg'],
]) {
  const rows = VALUES[kind].flatMap((a) =>
    VALUES[kind].map((b) => `${LOAD[kind]} ${a}\n ${LOAD[kind]} ${b}\n ${op}`),
  );
  comparisons.add(op, STRING, tabulate(rows, 'I'));
}
let label = 0;
/** The outcome of a conditional branch as 0 or 1. */
function branchValue(push: string, branch: string): string {
  label++;
  return `${push}\n ${branch} T${label}\n iconst_0\n goto J${label}\n T${label}:\n iconst_1\n J${label}:`;
}
for (const op of ['eq', 'ne', 'lt', 'ge', 'gt', 'le']) {
  // The values lie on an empty stack in these: the string builder waits in a local.
  const unary = INT_VALUES.map((a) => branchValue(`ldc_w int ${a}`, `if${op}`));
  comparisons.add(`if${op}`, STRING, tabulateFromLocal(unary));
  const binary = INT_VALUES.flatMap((a) =>
    INT_VALUES.map((b) => branchValue(`ldc_w int ${a}\n ldc_w int ${b}`, `if_icmp${op}`)),
  );
  comparisons.add(`if_icmp${op}`, STRING, tabulateFromLocal(binary));
  for (const [kind, compare] of [
    ['l', 'lcmp'],
    ['f', 'fcmpl'],
    ['f', 'fcmpg'],
    ['d', 'dcmpl'],
    ['d', 'dcmpg'],
  ]) {
    const rows = VALUES[kind].flatMap((a) =>
      VALUES[kind].map((b) => branchValue(`${LOAD[kind]} ${a}\n ${LOAD[kind]} ${b}\n ${compare}`, `if${op}`)),
    );
    comparisons.add(`${compare}_if${op}`, STRING, tabulateFromLocal(rows));
  }
}
function tabulateFromLocal(rows: readonly string[]): string {
  const lines = [
    'new java/lang/StringBuilder',
    'dup',
    'invokespecial java/lang/StringBuilder.<init> ()V',
    'astore 8',
  ];
  for (const row of rows)
    lines.push(
      row,
      'istore 9',
      'aload 8',
      'iload 9',
      'invokevirtual java/lang/StringBuilder.append (I)Ljava/lang/StringBuilder;',
      'pop',
    );
  lines.push('aload 8', 'invokevirtual java/lang/StringBuilder.toString ()Ljava/lang/String;', 'areturn');
  return lines.join('\n');
}
const REFS = ['aconst_null', 'ldc string "a"', 'ldc string "b"'];
for (const op of ['if_acmpeq', 'if_acmpne']) {
  comparisons.add(
    op,
    STRING,
    tabulateFromLocal(REFS.flatMap((a) => REFS.map((b) => branchValue(`${a}\n ${b}`, op)))),
  );
}
for (const op of ['ifnull', 'ifnonnull'])
  comparisons.add(op, STRING, tabulateFromLocal(REFS.map((a) => branchValue(a, op))));
