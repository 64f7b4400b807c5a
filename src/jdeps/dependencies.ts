/** Which classes a class file names, as jdeps counts them. */

import type { Annotation, ElementValue } from '../classfile/annotations.js';
import type { AttributeHolder } from '../classfile/attribute-holder.js';
import { decodeAttribute } from '../classfile/attributes.js';
import type { ClassFile } from '../classfile/class-file.js';
import { CpTag } from '../jvms/pool-tags.js';

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

/**
 * All class types in a descriptor or signature. Of a nested type in a generic one the parts are joined by `$`. The bounds of type parameters only count where
 * `bounds` says so: those of classes don't for jdeps.
 */
function addSignature(text: string, names: Set<string>, bounds = true): void {
  const scanner = new SignatureScanner(text);
  if (text.startsWith('<')) scanner.typeParameters(bounds ? names : new Set());
  while (scanner.at < text.length) scanner.type(names);
}

class SignatureScanner {
  at = 0;

  constructor(private readonly text: string) {}

  /** Whatever stands here: a type, or one character that is none. */
  type(names: Set<string>): void {
    const c = this.text[this.at++];
    if (c === 'L') this.classType(names);
    else if (c === 'T') this.at = this.text.indexOf(';', this.at) + 1 || this.text.length;
  }

  private classType(names: Set<string>): void {
    const { text } = this;
    let name = '';
    for (;;) {
      const start = this.at;
      while (this.at < text.length && !'<;.'.includes(text[this.at])) this.at++;
      name += text.slice(start, this.at);
      if (text[this.at] === '<') {
        this.at++;
        while (this.at < text.length && text[this.at] !== '>') this.type(names);
        this.at++;
      }
      if (text[this.at++] !== '.') break;
      name += '$';
    }
    names.add(name);
  }

  /** Skips the names of the parameters and takes in their bounds. */
  typeParameters(names: Set<string>): void {
    const { text } = this;
    this.at = 1;
    while (this.at < text.length && text[this.at] !== '>') {
      const colon = text.indexOf(':', this.at);
      if (colon < 0) break;
      this.at = colon;
      while (text[this.at] === ':') {
        this.at++;
        while (text[this.at] === '[') this.at++;
        if ('LT'.includes(text[this.at] ?? ':')) this.type(names);
      }
    }
    this.at++;
  }
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
    }
  }
}

function scanAttributes(file: ClassFile, holder: AttributeHolder, names: Set<string>): void {
  for (const info of holder.attributes) {
    if (info.name === 'Signature') {
      addSignature(holder.signature ?? '', names, holder !== file);
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
  // Enum constants and classes don't count, nor do method types: so it is with the JDK's jdeps.
  if (value.tag === 'annotation') scanAnnotation(file, value.annotation, names);
  else if (value.tag === 'array') for (const element of value.values) scanValue(file, element, names);
}
