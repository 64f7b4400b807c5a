import { userInfo } from 'node:os';
import { Obj } from '../../../../../../layout/layout.js';
import { FieldAccess } from '../../../../../../vm/field-access.js';
import type { NativeTable } from '../../../../../../vm/native.js';
import type { VM } from '../../../../../../vm/vm.js';

const field = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('com/sun/security/auth/module/UnixSystem', name, descriptor);
const usernameField = field('username', 'Ljava/lang/String;');
const uidField = field('uid', 'J');
const gidField = field('gid', 'J');
const groupsField = field('groups', '[J');

/** Who runs this process. */
function getUnixInfo(vm: VM, self: number): void {
  const groups = process.getgroups?.() ?? [];
  const array = vm.newPrimitiveArray('J', groups.length);
  for (const [i, group] of groups.entries()) vm.memory.store64(array + Obj.ARRAY_DATA + 8 * i, group);
  groupsField.setRef(vm, self, array);
  const { username, uid, gid } = userInfo();
  usernameField.setRef(vm, self, vm.strings.fromJs(username));
  uidField.setLong(vm, self, uid);
  gidField.setLong(vm, self, gid);
}

export const UnixSystem: NativeTable = {
  'com/sun/security/auth/module/UnixSystem': { 'getUnixInfo()V': getUnixInfo },
};
