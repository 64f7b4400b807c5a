/** Which classes a class file names, as jdeps counts them. */
import type { Annotation, ElementValue } from '../classfile/annotations.js';
import type { AttributeHolder } from '../classfile/attribute-holder.js';
import { decodeAttribute } from '../classfile/attributes.js';
import type { ClassFile } from '../classfile/class-file.js';
import { CpTag } from '../classfile/constant-pool.js';

/** Internal names of all classes that the constant pool, the descriptors, the signatures and the annotations name, the class itself excluded. */
export function classDependencies(file: ClassFile): Set<string> {
  const names = new Set<string>();
  scanPool(file, names);
  if (file.superName !== null) addClass(file.superName, names);
  for (const index of file.interfaces) addClass(file.pool.className(index), names);
  scanAttributes(file, file, names);
  for (const member of [...file.fields, ...file.methods]) {
    addSignature(member.descriptor, names);
    scanAttributes(file, member, names);
  }
  for (const method of file.methods) {
    for (const index of method.exceptions) addClass(file.pool.className(index), names);
  }
  names.delete(file.thisName);
  return names;
}

/** A class's name or an array's descriptor. */
function addClass(name: string, names: Set<string>): void {
  if (name.startsWith('[')) addSignature(name, names);
  else names.add(name);
}

/** All class types in a descriptor or signature. Of a nested type in a generic one the parts are joined by `$`. */
function addSignature(text: string, names: Set<string>): void {
  let at = 0;
  const classType = (): void => {
    let name = '';
    for (;;) {
      const start = at;
      while (at < text.length && !'<;.'.includes(text[at])) at++;
      name += text.slice(start, at);
      if (text[at] === '<') {
        at++;
        while (at < text.length && text[at] !== '>') step();
        at++;
      }
      if (text[at++] !== '.') break;
      name += '$';
    }
    names.add(name);
  };
  const step = (): void => {
    const c = text[at++];
    if (c === 'L') classType();
    else if (c === 'T') at = text.indexOf(';', at) + 1 || text.length;
  };
  if (text.startsWith('<'))
    at = typeParameters(
      text,
      step,
      () => at,
      (to) => {
        at = to;
      },
    );
  while (at < text.length) step();
}

/** Skips the names of type parameters and takes in their bounds. */
function typeParameters(
  text: string,
  step: () => void,
  get: () => number,
  set: (at: number) => void,
): number {
  set(1);
  while (get() < text.length && text[get()] !== '>') {
    const colon = text.indexOf(':', get());
    if (colon < 0) return text.length;
    set(colon);
    while (text[get()] === ':') {
      set(get() + 1);
      if (text[get()] === ':') continue;
      while (text[get()] === '[') set(get() + 1);
      if ('LT'.includes(text[get()])) step();
    }
  }
  return get() + 1;
}

function scanPool(file: ClassFile, names: Set<string>): void {
  const { pool } = file;
  for (let i = 1; i < pool.size; i++) {
    switch (pool.tag(i)) {
      case CpTag.CLASS:
        addClass(pool.className(i), names);
        break;
      case CpTag.NAME_AND_TYPE:
        addSignature(pool.descriptorOf(i), names);
        break;
      case CpTag.METHOD_TYPE:
        addSignature(pool.methodTypeDescriptor(i), names);
        break;
    }
  }
}

function scanAttributes(file: ClassFile, holder: AttributeHolder, names: Set<string>): void {
  for (const info of holder.attributes) {
    if (info.name === 'Signature') {
      addSignature(holder.signature ?? '', names);
      continue;
    }
    if (!/^Runtime(In)?Visible(Parameter)?Annotations$/.test(info.name)) continue;
    const attribute = decodeAttribute(info, file.origin, false);
    if (attribute.kind === 'annotations')
      for (const a of attribute.annotations) scanAnnotation(file, a, names);
    if (attribute.kind === 'parameterAnnotations') {
      for (const list of attribute.parameters) for (const a of list) scanAnnotation(file, a, names);
    }
  }
}

function scanAnnotation(file: ClassFile, annotation: Annotation, names: Set<string>): void {
  addSignature(file.pool.utf8(annotation.typeIndex), names);
  for (const { value } of annotation.elements) scanValue(file, value, names);
}

function scanValue(file: ClassFile, value: ElementValue, names: Set<string>): void {
  if (value.tag === 'enum') addSignature(file.pool.utf8(value.typeIndex), names);
  else if (value.tag === 'class') addSignature(file.pool.utf8(value.classIndex), names);
  else if (value.tag === 'annotation') scanAnnotation(file, value.annotation, names);
  else if (value.tag === 'array') for (const element of value.values) scanValue(file, element, names);
}
