import type { ConstantPool as Pool } from '../../../../classfile/constant-pool.js';
import { CpTag } from '../../../../jvms/pool-tags.js';
import type { JavaClass } from '../../../../vm/classes/java-class.js';
import { findClassMethod, findField } from '../../../../vm/classes/lookup.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, JavaThrow, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { newExecutable, newField } from '../../../reflection/reflect-objects.js';

const isMember = (tag: number): boolean => tag >= CpTag.FIELDREF && tag <= CpTag.INTERFACE_METHODREF;
const isMethod = (tag: number): boolean => tag === CpTag.METHODREF || tag === CpTag.INTERFACE_METHODREF;

/** The constant pool behind the object that stands for it: the mirror of its class. */
function poolOf(vm: VM, mirror: number): Pool {
  const pool = vm.classes.ofMirror(mirror).pool?.pool;
  if (pool === undefined) throw illegalArgument('class without a constant pool');
  return pool;
}

/** The pool, in which the entry has a tag that is wanted. Throws IllegalArgumentException. */
function checked(vm: VM, mirror: number, index: number, wanted: (tag: number) => boolean): Pool {
  const pool = poolOf(vm, mirror);
  if (index < 0 || index >= pool.size) throw illegalArgument('Constant pool index out of bounds');
  if (!wanted(pool.tag(index))) throw illegalArgument('Wrong type at constant pool index');
  return pool;
}

const only =
  (wanted: number) =>
  (tag: number): boolean =>
    tag === wanted;

/** The class of a Class entry; null if it is not loaded and is not to be. */
function* classAt(vm: VM, cls: JavaClass, index: number, load: boolean): Steps<JavaClass | null> {
  return load ? yield* vm.resolver.class(cls, index) : vm.resolver.quickClass(cls, index);
}

function* classMirrorAt(vm: VM, mirror: number, index: number, load: boolean): Steps<number> {
  checked(vm, mirror, index, only(CpTag.CLASS));
  return (yield* classAt(vm, vm.classes.ofMirror(mirror), index, load))?.mirror ?? 0;
}

function* methodAt(vm: VM, mirror: number, index: number, load: boolean): Steps<number> {
  const pool = checked(vm, mirror, index, isMethod);
  const cls = vm.classes.ofMirror(mirror);
  const holder = yield* classAt(vm, cls, pool.memberClassIndex(index), load);
  if (holder === null) return 0;
  const method = findClassMethod(holder, pool.memberName(index) + pool.memberDescriptor(index));
  if (method === null)
    throw new JavaThrow('java/lang/RuntimeException', 'Unable to look up method in target class');
  return yield* newExecutable(vm, method);
}

function* fieldAt(vm: VM, mirror: number, index: number, load: boolean): Steps<number> {
  const pool = checked(vm, mirror, index, only(CpTag.FIELDREF));
  const cls = vm.classes.ofMirror(mirror);
  const holder = yield* classAt(vm, cls, pool.memberClassIndex(index), load);
  if (holder === null) return 0;
  const field = findField(holder, pool.memberName(index), pool.memberDescriptor(index));
  if (field === null)
    throw new JavaThrow('java/lang/RuntimeException', 'Unable to look up field in target class');
  return yield* newField(vm, field);
}

const OBJECT = 'Ljava/lang/Object;';

/** Each native takes the object that stands for the pool as its first argument besides `this`. */
export const ConstantPool: NativeTable = {
  'jdk/internal/reflect/ConstantPool': {
    [`getSize0(${OBJECT})I`]: (vm, _self, mirror) => poolOf(vm, mirror).size,
    [`getClassAt0(${OBJECT}I)Ljava/lang/Class;`]: (vm, _self, mirror, index) =>
      classMirrorAt(vm, mirror, index, true),
    [`getClassAtIfLoaded0(${OBJECT}I)Ljava/lang/Class;`]: (vm, _self, mirror, index) =>
      classMirrorAt(vm, mirror, index, false),
    [`getClassRefIndexAt0(${OBJECT}I)I`]: (vm, _self, mirror, index) =>
      checked(vm, mirror, index, isMember).memberClassIndex(index),
    [`getMethodAt0(${OBJECT}I)Ljava/lang/reflect/Member;`]: (vm, _self, mirror, index) =>
      methodAt(vm, mirror, index, true),
    [`getMethodAtIfLoaded0(${OBJECT}I)Ljava/lang/reflect/Member;`]: (vm, _self, mirror, index) =>
      methodAt(vm, mirror, index, false),
    [`getFieldAt0(${OBJECT}I)Ljava/lang/reflect/Field;`]: (vm, _self, mirror, index) =>
      fieldAt(vm, mirror, index, true),
    [`getFieldAtIfLoaded0(${OBJECT}I)Ljava/lang/reflect/Field;`]: (vm, _self, mirror, index) =>
      fieldAt(vm, mirror, index, false),
    [`getMemberRefInfoAt0(${OBJECT}I)[Ljava/lang/String;`]: (vm, _self, mirror, index) => {
      const pool = checked(vm, mirror, index, isMember);
      return vm.newStringArray([
        pool.memberClassName(index),
        pool.memberName(index),
        pool.memberDescriptor(index),
      ]);
    },
    [`getNameAndTypeRefIndexAt0(${OBJECT}I)I`]: (vm, _self, mirror, index) =>
      checked(vm, mirror, index, (tag) => tag === CpTag.INVOKE_DYNAMIC || isMember(tag)).nameAndTypeIndex(
        index,
      ),
    [`getNameAndTypeRefInfoAt0(${OBJECT}I)[Ljava/lang/String;`]: (vm, _self, mirror, index) => {
      const pool = checked(vm, mirror, index, only(CpTag.NAME_AND_TYPE));
      return vm.newStringArray([pool.nameOf(index), pool.descriptorOf(index)]);
    },
    [`getIntAt0(${OBJECT}I)I`]: (vm, _self, mirror, index) =>
      checked(vm, mirror, index, only(CpTag.INTEGER)).intBits(index),
    [`getLongAt0(${OBJECT}I)J`]: (vm, _self, mirror, index) =>
      checked(vm, mirror, index, only(CpTag.LONG)).longValue(index),
    [`getFloatAt0(${OBJECT}I)F`]: (vm, _self, mirror, index) =>
      checked(vm, mirror, index, only(CpTag.FLOAT)).floatValue(index),
    [`getDoubleAt0(${OBJECT}I)D`]: (vm, _self, mirror, index) =>
      checked(vm, mirror, index, only(CpTag.DOUBLE)).doubleValue(index),
    [`getStringAt0(${OBJECT}I)Ljava/lang/String;`]: (vm, _self, mirror, index) =>
      vm.strings.constant(checked(vm, mirror, index, only(CpTag.STRING)).stringValue(index)),
    [`getUTF8At0(${OBJECT}I)Ljava/lang/String;`]: (vm, _self, mirror, index) =>
      vm.strings.fromJs(checked(vm, mirror, index, only(CpTag.UTF8)).utf8(index)),
    [`getTagAt0(${OBJECT}I)B`]: (vm, _self, mirror, index) => {
      const pool = poolOf(vm, mirror);
      if (index < 0 || index >= pool.size) throw illegalArgument('Constant pool index out of bounds');
      return pool.tag(index);
    },
  },
};
