/** Hidden classes that the VM makes itself (lambdas, adapters): defined with their constant pool already linked, so that neither verification nor access checks apply. */

import { parseClassFile } from '../../classfile/class-file.js';
import type { ClassWriter } from '../../classfile/class-writer.js';
import type { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import type { RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import type { VM } from '../vm.js';

/** What constant-pool entries are linked to, by index. */
export class Links {
  private readonly methods: [number, JavaMethod][] = [];
  private readonly fields: [number, JavaField][] = [];
  private readonly classes: [number, JavaClass][] = [];

  method(index: number, method: JavaMethod): number {
    this.methods.push([index, method]);
    return index;
  }

  field(index: number, field: JavaField): number {
    this.fields.push([index, field]);
    return index;
  }

  class(index: number, cls: JavaClass): number {
    this.classes.push([index, cls]);
    return index;
  }

  enter(rcp: RuntimeConstantPool): void {
    for (const [index, method] of this.methods) rcp.methods[index] = method;
    for (const [index, field] of this.fields) rcp.fields[index] = field;
    for (const [index, cls] of this.classes) rcp.classes[index] = cls;
  }
}

/**
 * Defines a hidden class in the nest, package and protection domain of `host`. Its superclass and interfaces must be loaded by the host's loader. Nothing is run:
 * it still has to be initialised.
 */
export function defineHidden(vm: VM, host: JavaClass, writer: ClassWriter, links: Links): JavaClass {
  const { classes } = vm;
  const { objectClass } = classes;
  // Every loader finds this one in the same place, whether it has been asked before or not.
  if (!host.loader.classes.has(objectClass.name)) host.loader.classes.set(objectClass.name, objectClass);
  const file = parseClassFile(writer.toBytes(), writer.name);
  const cls = classes.define(host.loader, classes.hiddenName(writer.name), file, host.javaName, true);
  cls.nestHost = host.nestHost ?? host;
  classes.setProtectionDomain(cls, host.protectionDomain);
  cls.verified = true;
  links.enter(cls.pool as RuntimeConstantPool);
  return cls;
}

/** Methods that reflection is not to show: the last ones of the class. */
export function hideLastMethods(cls: JavaClass, count: number): void {
  cls.hideLastMethods(count);
}
