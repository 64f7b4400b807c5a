/** Names of C functions that serve native methods (JNI specification, "Resolving Native Method Names"). */

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

/** `Java_pkg_Cls_name`, and the same with the parameters, for overloaded methods. The class's name in internal form. */
export function functionNames(
  className: string,
  name: string,
  descriptor: string,
): readonly [short: string, long: string] {
  const short = `Java_${mangle(className)}_${mangle(name)}`;
  return [short, `${short}__${mangle(descriptor.slice(1, descriptor.indexOf(')')))}`];
}
