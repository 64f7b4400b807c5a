/** How javap shows names and strings. */

/** Character.isJavaIdentifierStart and -Part; the ignorable control characters count as parts. */
const START = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
const PART = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}]$/u;

function isIgnorable(code: number): boolean {
  return code <= 8 || (code >= 0x0e && code <= 0x1b) || (code >= 0x7f && code <= 0x9f);
}

const PLAIN = /^(?:[A-Za-z_$][A-Za-z0-9_$]*)(?:\/[A-Za-z_$][A-Za-z0-9_$]*)*$/;

/** A name as it stands if all its parts are Java identifiers, else in quotes. */
export function checkedName(name: string): string {
  if (PLAIN.test(name)) return name;
  let before = '/';
  for (const c of name) {
    const isPart = PART.test(c) || isIgnorable(c.codePointAt(0) as number);
    if ((before === '/' && !START.test(c)) || (c !== '/' && !isPart)) return quoted(name);
    before = c;
  }
  return name === '' ? '""' : name;
}

function quoted(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
};

const unicodeEscape = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text of a Utf8 or String entry: control characters, quotes and backslashes escaped. */
export function escapeText(text: string): string {
  if (/^[ !#-&(-[\]-~]*$/.test(text)) return text;
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const code = text.charCodeAt(i);
    if (simpleEscapes[c] !== undefined) result += simpleEscapes[c];
    else result += code < 0x20 || (code >= 0x7f && code <= 0x9f) ? unicodeEscape(c) : c;
  }
  return result;
}

/** A Java literal of ASCII characters, without its quotes. */
export function escapeLiteral(text: string, quote: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code <= 0x7e && c !== quote && c !== '\\') result += c;
    else result += simpleEscapes[c] ?? unicodeEscape(c);
  }
  return result;
}

export function javaName(internal: string): string {
  return internal.replaceAll('/', '.');
}
