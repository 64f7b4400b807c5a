/** The user's locale as the environment names it, in Java's terms. */
import type { VM } from '../../vm/vm.js';
import { localeCodeset } from './encoding.js';
import { cString, symbol } from './scratch.js';

/** All categories of glibc's newlocale. */
const ALL_CATEGORIES = 0x1fbf;
/** What stands for the locales C and POSIX. */
const DEFAULT = 'en_US';

export interface Locale {
  readonly language: string;
  readonly country?: string;
  readonly script?: string;
  readonly variant?: string;
}

/** Languages, scripts and countries whose names differ, or that are old. */
const LANGUAGES: Readonly<Record<string, string>> = {
  C: 'en',
  POSIX: 'en',
  cz: 'cs',
  he: 'iw',
  hs: 'en',
  id: 'in',
  sh: 'sr',
  su: 'fi',
  ua: 'en',
};
const COUNTRIES: Readonly<Record<string, string>> = { RN: 'US', YU: 'CS' };
const SCRIPTS: Readonly<Record<string, string>> = {
  cyrillic: 'Cyrl',
  devanagari: 'Deva',
  iqtelif: 'Latn',
  latin: 'Latn',
};
const SCRIPT_CODES = ['Arab', 'Cyrl', 'Deva', 'Ethi', 'Hans', 'Hant', 'Latn', 'Sund', 'Syrc', 'Tfng'];

/** `de_AT.UTF-8@euro` taken apart. */
export function parseLocale(name: string): Locale {
  const [plain, modifier] = name.split('@', 2);
  const [language, country] = plain.split('.', 1)[0].split('_', 2);
  const script = modifier === undefined ? undefined : SCRIPTS[modifier];
  return {
    language: LANGUAGES[language] ?? language,
    country: country === undefined ? undefined : (COUNTRIES[country] ?? country),
    script: script ?? (SCRIPT_CODES.includes(modifier) ? modifier : undefined),
    variant: modifier === 'nynorsk' ? 'NY' : undefined,
  };
}

/** Does the C library know all locales that the environment names? If not it keeps to C. */
function isKnown(vm: VM): boolean {
  const { trampoline } = vm;
  const locale = trampoline.callC(symbol(vm, 'newlocale'), ALL_CATEGORIES, cString(vm, new Uint8Array(0)), 0);
  if (locale === 0) return false;
  trampoline.callC(symbol(vm, 'freelocale'), locale);
  return true;
}

/** The locales of messages and of formats, and the encoding by Java's name. */
export function userLocales(vm: VM): { display: Locale; format: Locale; encoding: string } {
  const known = isKnown(vm);
  const { env } = process;
  const of = (category: string): string => {
    const name = known ? env.LC_ALL || env[category] || env.LANG || 'C' : 'C';
    return name === 'C' || name === 'POSIX' ? DEFAULT : name;
  };
  const format = of('LC_CTYPE');
  let encoding = known ? localeCodeset(vm) : 'ANSI_X3.4-1968';
  if (/\.ISO8859-15$/.test(format)) encoding = 'ISO8859-15';
  else if (encoding === 'EUC-JP') encoding = 'EUC-JP-LINUX';
  return { display: parseLocale(of('LC_MESSAGES')), format: parseLocale(format), encoding };
}
