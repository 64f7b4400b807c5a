/** Names of C functions that serve native methods (JNI specification, "Resolving Native Method Names"). */
import type { JavaMethod } from '../classes/java-class.js';

function mangle(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (/[A-Za-z0-9]/.test(c)) result += c;
    else if (c === '/') result += '_';
    else if (c === '_') result += '_1';
    else if (c === ';') result += '_2';
    else if (c === '[') result += '_3';
    else result += `_0${text.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return result;
}

/** `Java_pkg_Cls_name`, and the same with the parameters, for overloaded methods. */
export function functionNames(method: JavaMethod): readonly [short: string, long: string] {
  const { holder, name, descriptor } = method;
  const short = `Java_${mangle(holder.name)}_${mangle(name)}`;
  return [short, `${short}__${mangle(descriptor.slice(1, descriptor.indexOf(')')))}`];
}
