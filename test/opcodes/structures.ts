/** Control transfer, subroutines, switches, arrays, objects, fields, calls, exceptions and monitors. */
import type { Probe } from '../support/assembler.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { Group } from './group.js';

const STRING = 'Ljava/lang/String;';

export const control = new Group('Control', 48);
control.add(
  'goto_back',
  'I',
  'iconst_0\n istore_0\n goto TEST\n BODY:\n iinc 0 3\n TEST:\n iload_0\n bipush 20\n if_icmplt BODY\n iload_0\n ireturn',
);
control.add(
  'goto_w',
  'I',
  'iconst_0\n istore_0\n goto_w TEST\n BODY:\n iinc 0 3\n TEST:\n iload_0\n bipush 20\n if_icmpge END\n goto_w BODY\n END:\n iload_0\n ireturn',
);
control.add(
  'dead_code',
  'I',
  'iconst_1\n goto END\n iconst_2\n pop\n athrow_never:\n END:\n ireturn'.replace('athrow_never:\n ', ''),
);
control.add(
  'loop_entered_in_the_middle',
  'I',
  'iconst_0\n istore_0\n bipush 10\n istore_1\n goto MID\n TOP:\n iinc 0 100\n MID:\n iinc 0 1\n iinc 1 -1\n iload_1\n ifgt TOP\n iload_0\n ireturn',
);
control.add(
  'two_headed_loop',
  'I',
  'iconst_0\n istore_0\n iconst_0\n istore_1\n iload_1\n ifne B\n A:\n iinc 0 1\n iload_0\n bipush 30\n if_icmpgt END\n iinc 1 1\n B:\n iinc 0 2\n iload_1\n iconst_1\n iand\n ifne A\n iinc 1 1\n goto B\n END:\n iload_0\n iload_1\n bipush 100\n imul\n iadd\n ireturn',
);
control.add('branch_to_next', 'I', 'iconst_5\n iconst_0\n ifeq NEXT\n NEXT:\n ireturn');
control.add(
  'far_goto_w',
  'I',
  `iconst_1\n istore_0\n goto_w FAR\n BACK:\n iload_0\n ireturn\n iload_0\n tableswitch 0 ${'BACK '.repeat(8300)} default BACK\n FAR:\n iinc 0 5\n goto_w BACK`,
);

// Subroutines: the return address lives in a local, also above 255.
control.add(
  'jsr',
  'I',
  'iconst_0\n istore_0\n jsr SUB\n jsr SUB\n iload_0\n ireturn\n SUB:\n astore_1\n iinc 0 5\n ret 1',
);
control.add(
  'jsr_w',
  'I',
  'iconst_0\n istore_0\n jsr_w SUB\n jsr_w SUB\n iload_0\n ireturn\n SUB:\n astore_1\n iinc 0 5\n wide ret 1',
);
control.add(
  'wide_ret',
  'I',
  'iconst_0\n istore_0\n jsr SUB\n iload_0\n ireturn\n SUB:\n wide astore 300\n iinc 0 5\n wide ret 300',
  { maxLocals: 301 },
);
control.add(
  'nested_jsr',
  'I',
  'iconst_1\n istore_0\n jsr OUTER\n iload_0\n ireturn\n OUTER:\n astore_1\n jsr INNER\n iinc 0 1\n jsr INNER\n ret 1\n INNER:\n astore_2\n iload_0\n iconst_3\n imul\n istore_0\n ret 2',
);
control.add(
  'jsr_with_operands',
  'I',
  'bipush 10\n iconst_3\n jsr SUB\n imul\n iadd\n ireturn\n SUB:\n astore_1\n iconst_5\n aload_1_is_not_allowed:\n ret 1'.replace(
    'aload_1_is_not_allowed:\n ',
    '',
  ),
);
control.add(
  'jsr_polymorphic_locals',
  'I',
  'iconst_4\n istore_2\n jsr SUB\n iload_2\n istore 5\n ldc string "abc"\n astore_2\n jsr SUB\n aload_2\n invokevirtual java/lang/String.length ()I\n iload 5\n iadd\n istore 5\n ldc2_w long 1\n lstore_2\n jsr SUB\n lload_2\n l2i\n iload 5\n iadd\n iload_0\n iadd\n ireturn\n SUB:\n astore_1\n bipush 100\n istore_0\n ret 1',
);
control.add(
  'finally_by_jsr',
  'I',
  'iconst_0\n istore_0\n START:\n bipush 10\n iconst_0\n idiv\n istore_0\n jsr SUB\n END:\n iload_0\n ireturn\n HANDLER:\n pop\n jsr SUB\n iload_0\n ireturn\n SUB:\n astore_1\n iinc 0 7\n ret 1\n .catch java/lang/ArithmeticException START END HANDLER',
);
control.add(
  'jsr_in_loop',
  'I',
  'iconst_0\n istore_0\n bipush 10\n istore_2\n LOOP:\n jsr SUB\n iinc 2 -1\n iload_2\n ifgt LOOP\n iload_0\n ireturn\n SUB:\n astore_1\n iload_0\n iload_2\n iadd\n istore_0\n iload_0\n iconst_1\n iand\n ifeq BACK\n iinc 0 1\n BACK:\n ret 1',
);
control.add(
  'jsr_that_never_returns',
  'I',
  'iconst_3\n istore_0\n jsr SUB\n iload_0\n ireturn\n SUB:\n pop\n bipush 44\n ireturn',
);

function switchTable(name: string, code: (key: number) => string, keys: readonly number[]): void {
  // Padding depends on the address of the instruction: four variants with 0 to 3 bytes before it.
  for (let pad = 0; pad < 4; pad++) {
    const lines = [
      'new java/lang/StringBuilder',
      'dup',
      'invokespecial java/lang/StringBuilder.<init> ()V',
      'astore 8',
    ];
    for (const key of keys) {
      lines.push(
        `ldc_w int ${key}`,
        `invokestatic Switches.${name}_${pad} (I)I`,
        'istore 9',
        'aload 8',
        'iload 9',
      );
      lines.push('invokevirtual java/lang/StringBuilder.append (I)Ljava/lang/StringBuilder;', 'pop');
    }
    lines.push('aload 8', 'invokevirtual java/lang/StringBuilder.toString ()Ljava/lang/String;', 'areturn');
    switches.add(`${name}_at_${pad}`, STRING, lines.join('\n'));
    switchMethods.push([`${name}_${pad}`, `${'nop\n'.repeat(pad)} iload_0\n ${code(pad)}`]);
  }
}
const switchMethods: [string, string][] = [];
export const switches = new Group('Switches', 48, (w) => {
  for (const [name, code] of switchMethods) w.method(ACC.STATIC, name, '(I)I', code);
});
const ARMS =
  'A:\n iconst_1\n ireturn\n B:\n iconst_2\n ireturn\n C:\n iconst_3\n ireturn\n D:\n iconst_0\n ireturn';
const EDGES = [-2147483648, -2147483647, -3, -2, -1, 0, 1, 2, 3, 4, 1000, 2147483646, 2147483647];
switchTable('table', () => `tableswitch -1 A B C A default D\n ${ARMS}`, EDGES);
switchTable('table_one', () => `tableswitch 3 B default D\n ${ARMS}`, EDGES);
switchTable('table_low', () => `tableswitch -2147483648 A B default D\n ${ARMS}`, EDGES);
switchTable('table_high', () => `tableswitch 2147483646 A B default C\n ${ARMS}`, EDGES);
switchTable('table_all_default', () => `tableswitch 0 D D default D\n ${ARMS}`, EDGES);
switchTable(
  'lookup',
  () => `lookupswitch -2147483648:A -2:B 0:C 1000:A 2147483647:B default D\n ${ARMS}`,
  EDGES,
);
switchTable('lookup_one', () => `lookupswitch 4:A default D\n ${ARMS}`, EDGES);
switchTable('lookup_empty', () => 'lookupswitch default D\n D:\n bipush 6\n ireturn', EDGES);
switchTable(
  'back_edge',
  () => `goto SW\n A:\n iinc 0 1\n iload_0\n SW:\n tableswitch 0 A A A default D\n D:\n iload_0\n ireturn`,
  EDGES,
);

export const arrays = new Group('ArrayInstructions', 48);
const ELEMENTS = [
  ['boolean', 'b', 'iconst_1', 'i', 'I'],
  ['byte', 'b', 'sipush 200', 'i', 'I'],
  ['char', 'c', 'iconst_m1', 'i', 'I'],
  ['short', 's', 'ldc int 40000', 'i', 'I'],
  ['int', 'i', 'ldc int -40000', 'i', 'I'],
  ['long', 'l', 'ldc2_w long 1099511627777', 'l', 'J'],
  ['float', 'f', 'ldc float -0.5', 'f', 'F'],
  ['double', 'd', 'ldc2_w double 1e100', 'd', 'D'],
] as const;
for (const [type, kind, value, result, descriptor] of ELEMENTS) {
  arrays.add(
    `${type}_array`,
    descriptor,
    `iconst_3\n newarray ${type}\n astore_0\n aload_0\n iconst_2\n ${value}\n ${kind}astore\n aload_0\n iconst_2\n ${kind}aload\n aload_0\n iconst_1\n ${kind}aload\n ${result}add\n ${result}return`,
  );
  arrays.add(
    `${type}_outside`,
    descriptor,
    `iconst_3\n newarray ${type}\n iconst_3\n ${kind}aload\n ${result}return`,
  );
  arrays.add(
    `${type}_store_outside`,
    descriptor,
    `iconst_3\n newarray ${type}\n iconst_m1\n ${value}\n ${kind}astore\n ${value}\n ${result}return`,
  );
  arrays.add(`${type}_null`, descriptor, `aconst_null\n iconst_0\n ${kind}aload\n ${result}return`);
  arrays.add(
    `${type}_class`,
    'Ljava/lang/Object;',
    `iconst_0\n newarray ${type}\n invokevirtual java/lang/Object.getClass ()Ljava/lang/Class;\n areturn`,
  );
}
arrays.add(
  'boolean_store_masks',
  'I',
  'iconst_1\n newarray boolean\n dup\n iconst_0\n iconst_2\n bastore\n iconst_0\n baload\n ireturn',
);
arrays.add(
  'anewarray',
  STRING,
  'iconst_2\n anewarray java/lang/String\n dup\n iconst_1\n ldc string "element"\n aastore\n iconst_1\n aaload\n areturn',
);
arrays.add(
  'anewarray_of_arrays',
  'Ljava/lang/Object;',
  'iconst_2\n anewarray [I\n invokevirtual java/lang/Object.getClass ()Ljava/lang/Class;\n areturn',
);
arrays.add(
  'aastore_wrong',
  'I',
  'iconst_2\n anewarray java/lang/String\n checkcast [Ljava/lang/Object;\n iconst_0\n new java/lang/Object\n dup\n invokespecial java/lang/Object.<init> ()V\n aastore\n iconst_0\n ireturn',
);
arrays.add(
  'aastore_null',
  'I',
  'iconst_2\n anewarray java/lang/String\n iconst_0\n aconst_null\n aastore\n iconst_1\n ireturn',
);
arrays.add('arraylength', 'I', 'bipush 77\n newarray long\n arraylength\n ireturn');
arrays.add('arraylength_null', 'I', 'aconst_null\n arraylength\n ireturn');
arrays.add('negative_size', 'I', 'iconst_m1\n newarray int\n arraylength\n ireturn');
arrays.add(
  'negative_size_of_references',
  'I',
  'bipush -5\n anewarray java/lang/Object\n arraylength\n ireturn',
);
arrays.add(
  'multianewarray',
  'I',
  'iconst_2\n iconst_3\n iconst_4\n multianewarray [[[I 3\n dup\n iconst_1\n aaload\n iconst_2\n aaload\n iconst_3\n bipush 9\n iastore\n dup\n arraylength\n swap\n iconst_1\n aaload\n dup\n arraylength\n swap\n iconst_2\n aaload\n dup\n arraylength\n swap\n iconst_3\n iaload\n bipush 10\n imul\n iadd\n bipush 10\n imul\n iadd\n bipush 10\n imul\n iadd\n ireturn',
);
arrays.add(
  'multianewarray_partly',
  'Z',
  'iconst_2\n iconst_3\n multianewarray [[[J 2\n iconst_1\n aaload\n iconst_2\n aaload\n ifnull NONE\n iconst_0\n ireturn\n NONE:\n iconst_1\n ireturn',
);
arrays.add(
  'multianewarray_one',
  'Ljava/lang/Object;',
  'iconst_2\n multianewarray [[Ljava/lang/String; 1\n invokevirtual java/lang/Object.getClass ()Ljava/lang/Class;\n areturn',
);
arrays.add(
  'multianewarray_negative',
  'I',
  'iconst_2\n iconst_m1\n multianewarray [[I 2\n arraylength\n ireturn',
);
arrays.add('multianewarray_zero', 'I', 'iconst_0\n iconst_5\n multianewarray [[I 2\n arraylength\n ireturn');
arrays.add(
  'clone',
  'I',
  'iconst_3\n newarray int\n dup\n iconst_0\n bipush 8\n iastore\n invokevirtual [I.clone ()Ljava/lang/Object;\n checkcast [I\n iconst_0\n iaload\n ireturn',
);
arrays.add(
  'dup2_compound',
  'I',
  'iconst_2\n newarray int\n dup\n iconst_1\n dup2\n iaload\n bipush 50\n iadd\n iastore\n iconst_1\n iaload\n ireturn',
);

const FIELD_TYPES = [
  ['z', 'Z', 'iconst_1', 'i'],
  ['b', 'B', 'sipush 200\n i2b', 'i'],
  ['c', 'C', 'ldc int 65535', 'i'],
  ['s', 'S', 'sipush -32768', 'i'],
  ['i', 'I', 'ldc int 123456789', 'i'],
  ['l', 'J', 'ldc2_w long -1234567890123', 'l'],
  ['f', 'F', 'ldc float 0.1', 'f'],
  ['d', 'D', 'ldc2_w double 0.1', 'd'],
  ['a', STRING, 'ldc string "field"', 'a'],
] as const;

/** A class with a field of every type, methods of every kind of call, and a superclass. */
function writeThing(probe?: Probe): ClassWriter {
  const w = new ClassWriter('Thing', { superName: 'Base', interfaces: ['Callable'], probe });
  for (const [name, type] of FIELD_TYPES)
    w.field(ACC.PUBLIC, name, type).field(ACC.PUBLIC | ACC.STATIC, `s_${name}`, type);
  w.defaultConstructor();
  w.method(
    ACC.PUBLIC,
    'who',
    '()I',
    'aload_0\n invokespecial Base.who ()I\n bipush 10\n imul\n aload_0\n invokespecial Thing.secret ()I\n iadd\n ireturn',
  );
  w.method(ACC.PRIVATE, 'secret', '()I', 'iconst_4\n ireturn');
  w.method(ACC.PUBLIC, 'call', '(IJD)J', 'iload_1\n i2l\n lload_2\n ladd\n dload 4\n d2l\n ladd\n lreturn');
  w.method(
    ACC.PUBLIC | ACC.STATIC,
    'many',
    '(IJFDLjava/lang/String;IIIIIDDDDDDDDF)D',
    'iload_0\n i2d\n lload_1\n l2d\n dadd\n fload_3\n f2d\n dadd\n dload 4\n dadd\n aload 6\n invokevirtual java/lang/String.length ()I\n i2d\n dmul\n iload 7\n iload 8\n iadd\n iload 9\n iadd\n iload 10\n iadd\n iload 11\n imul\n i2d\n dadd\n dload 12\n dload 14\n dsub\n dload 16\n dadd\n dload 18\n dsub\n dload 20\n dadd\n dload 22\n dsub\n dload 24\n dadd\n dload 26\n dmul\n fload 28\n f2d\n dadd\n dadd\n dreturn',
    { maxLocals: 32 },
  );
  w.method(
    ACC.PUBLIC | ACC.SYNCHRONIZED,
    'locked',
    '()Z',
    'aload_0\n invokestatic java/lang/Thread.holdsLock (Ljava/lang/Object;)Z\n ireturn',
  );
  w.method(
    ACC.PUBLIC | ACC.STATIC | ACC.SYNCHRONIZED,
    'lockedStatic',
    '(Ljava/lang/Object;)Z',
    'aload_0\n invokestatic java/lang/Thread.holdsLock (Ljava/lang/Object;)Z\n ireturn',
  );
  return w;
}

function writeBase(probe?: Probe): ClassWriter {
  return new ClassWriter('Base', { probe })
    .defaultConstructor()
    .method(ACC.PUBLIC, 'who', '()I', 'iconst_3\n ireturn');
}

function writeCallable(probe?: Probe): ClassWriter {
  const access = ACC.PUBLIC | ACC.INTERFACE | ACC.ABSTRACT;
  return new ClassWriter('Callable', { access, probe })
    .method(ACC.PUBLIC | ACC.ABSTRACT, 'call', '(IJD)J', null)
    .method(ACC.PUBLIC | ACC.ABSTRACT, 'who', '()I', null);
}

const NEW_THING = 'new Thing\n dup\n invokespecial Thing.<init> ()V';
export const objects = new Group('Objects', 48, () => {}, [writeThing, writeBase, writeCallable]);
for (const [name, type, value, kind] of FIELD_TYPES) {
  objects.add(
    `field_${name}`,
    type,
    `${NEW_THING}\n astore_0\n aload_0\n ${value}\n putfield Thing.${name} ${type}\n aload_0\n getfield Thing.${name} ${type}\n ${kind}return`.replace(
      /\b([zbcs])return/,
      'ireturn',
    ),
  );
  objects.add(`default_${name}`, type, `${NEW_THING}\n getfield Thing.${name} ${type}\n ${kind}return`);
  objects.add(
    `static_${name}`,
    type,
    `${value}\n putstatic Thing.s_${name} ${type}\n getstatic Thing.s_${name} ${type}\n ${kind}return`,
  );
  objects.add(`null_${name}`, type, `aconst_null\n getfield Thing.${name} ${type}\n ${kind}return`);
  objects.add(
    `put_null_${name}`,
    'I',
    `aconst_null\n ${value}\n putfield Thing.${name} ${type}\n iconst_0\n ireturn`,
  );
}
objects.add(
  'new_object',
  'Z',
  'new java/lang/Object\n dup\n invokespecial java/lang/Object.<init> ()V\n ifnull NO\n iconst_1\n ireturn\n NO:\n iconst_0\n ireturn',
);
objects.add('invokevirtual', 'I', `${NEW_THING}\n invokevirtual Thing.who ()I\n ireturn`);
objects.add('invokevirtual_through_base', 'I', `${NEW_THING}\n invokevirtual Base.who ()I\n ireturn`);
objects.add(
  'invokevirtual_base',
  'I',
  'new Base\n dup\n invokespecial Base.<init> ()V\n invokevirtual Base.who ()I\n ireturn',
);
objects.add('invokevirtual_null', 'I', 'aconst_null\n invokevirtual Base.who ()I\n ireturn');
objects.add(
  'invokeinterface',
  'J',
  `${NEW_THING}\n iconst_5\n ldc2_w long 600\n ldc2_w double 7000.9\n invokeinterface Callable.call (IJD)J\n lreturn`,
);
objects.add('invokeinterface_int', 'I', `${NEW_THING}\n invokeinterface Callable.who ()I\n ireturn`);
objects.add('invokeinterface_null', 'I', 'aconst_null\n invokeinterface Callable.who ()I\n ireturn');
objects.add(
  'invokeinterface_wrong_class',
  'I',
  `new Base\n dup\n invokespecial Base.<init> ()V\n invokeinterface Callable.who ()I\n ireturn`,
);
objects.add(
  'invokeinterface_object_method',
  'Z',
  `${NEW_THING}\n dup\n astore_0\n aload_0\n invokeinterface Callable.equals (Ljava/lang/Object;)Z\n ireturn`,
);
objects.add(
  'invokeinterface_object_method_of_library',
  'I',
  'ldc string "hash"\n invokeinterface java/lang/CharSequence.hashCode ()I\n ireturn',
);
objects.add(
  'invokestatic_many',
  'D',
  'iconst_1\n ldc2_w long 2\n ldc float 3\n ldc2_w double 4\n ldc string "length 8"\n iconst_5\n bipush 6\n bipush 7\n bipush 8\n bipush 9\n ldc2_w double 10\n ldc2_w double 11\n ldc2_w double 12\n ldc2_w double 13\n ldc2_w double 14\n ldc2_w double 15\n ldc2_w double 16\n ldc2_w double 17\n ldc float 18\n invokestatic Thing.many (IJFDLjava/lang/String;IIIIIDDDDDDDDF)D\n dreturn',
  { maxStack: 40 },
);
objects.add('invokespecial_synchronized', 'Z', `${NEW_THING}\n invokevirtual Thing.locked ()Z\n ireturn`);
objects.add(
  'lock_released',
  'Z',
  `${NEW_THING}\n dup\n astore_0\n invokevirtual Thing.locked ()Z\n pop\n aload_0\n invokestatic java/lang/Thread.holdsLock (Ljava/lang/Object;)Z\n ireturn`,
);
objects.add(
  'static_synchronized',
  'Z',
  'ldc string "Thing"\n invokestatic java/lang/Class.forName (Ljava/lang/String;)Ljava/lang/Class;\n invokestatic Thing.lockedStatic (Ljava/lang/Object;)Z\n ireturn',
);
const CASTS = [
  'aconst_null',
  'ldc string "s"',
  NEW_THING,
  'iconst_1\n newarray int',
  'iconst_1\n anewarray Thing',
  'iconst_1\n iconst_1\n multianewarray [[I 2',
];
const TARGETS = [
  'java/lang/String',
  'Thing',
  'Base',
  'Callable',
  'java/lang/Object',
  '[I',
  '[Ljava/lang/Object;',
  '[LBase;',
  '[LCallable;',
  '[[I',
  'java/lang/Cloneable',
  'java/io/Serializable',
];
for (const [i, value] of CASTS.entries()) {
  const lines = ['new java/lang/StringBuilder', 'dup', 'invokespecial java/lang/StringBuilder.<init> ()V'];
  for (const target of TARGETS)
    lines.push(
      value,
      `instanceof ${target}`,
      'invokevirtual java/lang/StringBuilder.append (I)Ljava/lang/StringBuilder;',
    );
  lines.push('invokevirtual java/lang/StringBuilder.toString ()Ljava/lang/String;', 'areturn');
  objects.add(`instanceof_${i}`, STRING, lines.join('\n'));
  for (const [k, target] of TARGETS.entries())
    objects.add(
      `checkcast_${i}_${k}`,
      'Z',
      `${value}\n checkcast ${target}\n ifnull NULL\n iconst_1\n ireturn\n NULL:\n iconst_0\n ireturn`,
    );
}

export const exceptions = new Group('ExceptionInstructions', 48);
const NEW_EXCEPTION =
  'new java/lang/IllegalStateException\n dup\n ldc string "thrown"\n invokespecial java/lang/IllegalStateException.<init> (Ljava/lang/String;)V';
exceptions.add('athrow', 'I', `${NEW_EXCEPTION}\n athrow`);
exceptions.add('athrow_null', 'I', 'aconst_null\n athrow');
exceptions.add(
  'athrow_caught',
  STRING,
  `S:\n ${NEW_EXCEPTION}\n athrow\n E:\n H:\n invokevirtual java/lang/Throwable.getMessage ()Ljava/lang/String;\n areturn\n .catch java/lang/IllegalStateException S E H`,
);
exceptions.add(
  'first_handler_wins',
  'I',
  `S:\n ${NEW_EXCEPTION}\n athrow\n E:\n A:\n pop\n iconst_1\n ireturn\n B:\n pop\n iconst_2\n ireturn\n .catch java/lang/ArithmeticException S E A\n .catch java/lang/RuntimeException S E B\n .catch any S E A`,
);
exceptions.add(
  'any',
  'I',
  `S:\n aconst_null\n athrow\n E:\n H:\n pop\n bipush 9\n ireturn\n .catch any S E H`,
);
exceptions.add(
  'end_is_exclusive',
  'I',
  `S:\n iconst_1\n pop\n E:\n aconst_null\n arraylength\n ireturn\n H:\n pop\n bipush 9\n ireturn\n .catch any S E H`,
);
exceptions.add(
  'handler_before_range',
  'I',
  `goto S\n H:\n pop\n bipush 9\n ireturn\n S:\n aconst_null\n arraylength\n E:\n ireturn\n .catch any S E H`,
);
exceptions.add(
  'handler_in_its_own_range',
  'I',
  'iconst_0\n istore_0\n aconst_null\n S:\n pop\n iinc 0 1\n iload_0\n iconst_5\n if_icmpge DONE\n aconst_null\n athrow\n DONE:\n iload_0\n ireturn\n E:\n nop\n iconst_0\n ireturn\n .catch java/lang/NullPointerException S E S',
);
exceptions.add(
  'locals_survive',
  'I',
  'bipush 10\n istore_0\n ldc string "kept"\n astore_1\n S:\n bipush 20\n istore_0\n aconst_null\n arraylength\n istore_0\n E:\n iconst_0\n ireturn\n H:\n pop\n iload_0\n aload_1\n invokevirtual java/lang/String.length ()I\n iadd\n ireturn\n .catch any S E H',
);
exceptions.add(
  'division_caught',
  'I',
  'S:\n iconst_1\n iconst_0\n idiv\n E:\n ireturn\n H:\n pop\n bipush 7\n ireturn\n .catch java/lang/ArithmeticException S E H',
);
exceptions.add(
  'monitor',
  'Z',
  'ldc string "lock"\n dup\n astore_0\n monitorenter\n aload_0\n invokestatic java/lang/Thread.holdsLock (Ljava/lang/Object;)Z\n aload_0\n monitorexit\n ireturn',
);
exceptions.add(
  'monitor_recursive',
  'I',
  'new java/lang/Object\n dup\n invokespecial java/lang/Object.<init> ()V\n astore_0\n aload_0\n monitorenter\n aload_0\n monitorenter\n aload_0\n monitorexit\n aload_0\n invokestatic java/lang/Thread.holdsLock (Ljava/lang/Object;)Z\n aload_0\n monitorexit\n aload_0\n invokestatic java/lang/Thread.holdsLock (Ljava/lang/Object;)Z\n iconst_2\n imul\n iadd\n ireturn',
);
exceptions.add('monitor_null', 'I', 'aconst_null\n monitorenter\n iconst_0\n ireturn');
exceptions.add('monitorexit_null', 'I', 'aconst_null\n monitorexit\n iconst_0\n ireturn');
exceptions.add(
  'monitor_around_throw',
  'I',
  `ldc string "other lock"\n astore_0\n aload_0\n monitorenter\n S:\n ${NEW_EXCEPTION}\n athrow\n E:\n H:\n pop\n aload_0\n monitorexit\n iconst_3\n ireturn\n .catch any S E H`,
);
exceptions.add('returns_void', 'I', 'invokestatic java/lang/Thread.yield ()V\n iconst_1\n ireturn');

// Version 55: dynamic call sites and constants; code is straight, so no StackMapTable is needed.
const CONCAT =
  '(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;';
const CONSTANT =
  '(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;';
export const callSites = new Group('CallSites', 55, (w) => {
  const concat = w.pool.methodHandle(
    6,
    w.pool.member(10, 'java/lang/invoke/StringConcatFactory', 'makeConcatWithConstants', CONCAT),
  );
  w.bootstrap(concat, [w.pool.string('<\u0001|\u0001|\u0001>')]);
});
callSites.add(
  'invokedynamic',
  STRING,
  'iconst_5\n ldc2_w double 2.5\n ldc string "text"\n invokedynamic 0 makeConcatWithConstants (IDLjava/lang/String;)Ljava/lang/String;\n areturn',
);

export const dynamicConstants = new Group('DynamicConstants', 55, (w) => {
  const of = (name: string, descriptor: string) =>
    w.pool.methodHandle(6, w.pool.member(10, 'java/lang/invoke/ConstantBootstraps', name, descriptor));
  w.bootstrap(of('nullConstant', CONSTANT), []);
  w.bootstrap(of('primitiveClass', CONSTANT.replace(/Object;$/, 'Class;')), []);
  w.bootstrap(of('enumConstant', CONSTANT.replace(/Object;$/, 'Enum;')), []);
  w.bootstrap(of('getStaticFinal', CONSTANT), []);
});
dynamicConstants.add('ldc_null', 'Ljava/lang/Object;', 'ldc dynamic 0 none Ljava/lang/Object;\n areturn');
dynamicConstants.add(
  'ldc_primitive_class',
  'Ljava/lang/Object;',
  'ldc dynamic 1 J Ljava/lang/Class;\n areturn',
);
dynamicConstants.add(
  'ldc_enum',
  'Ljava/lang/Object;',
  'ldc dynamic 2 SECONDS Ljava/util/concurrent/TimeUnit;\n areturn',
);
dynamicConstants.add(
  'ldc_static_final',
  'Ljava/lang/Object;',
  'ldc dynamic 3 TRUE Ljava/lang/Boolean;\n areturn',
);
dynamicConstants.add('ldc_method_type', 'Ljava/lang/Object;', 'ldc type (I[JLjava/lang/String;)V\n areturn');
dynamicConstants.add(
  'ldc_method_handle',
  'Ljava/lang/Object;',
  'ldc handle 6 java/lang/Math.max (II)I\n areturn',
);
