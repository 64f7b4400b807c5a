/**
 * What `java` does to its arguments before it reads any: JDK_JAVA_OPTIONS goes in front, and `@file` is replaced by the words of that file, up to the main class.
 */
import { readFileSync } from 'node:fs';
import { failLaunch, type Output } from './launch-exit.js';

export const OPTIONS_VARIABLE = 'JDK_JAVA_OPTIONS';

/** Options that name what is run, or end the launch: neither may come from the environment. */
const TERMINAL: ReadonlySet<string> = new Set(
  [
    '-jar -m --module --dry-run -h -? -help --help -X --help-extra',
    '-version --version -fullversion --full-version',
  ].flatMap((names) => names.split(' ')),
);

function isTerminal(word: string): boolean {
  return TERMINAL.has(word) || word.startsWith('--module=');
}

/** What tells the value of an option from the main class. */
export type TakesValue = (option: string) => boolean;

/** All arguments, expanded. Throws LaunchExit. */
export function expandArguments(
  args: readonly string[],
  environment: string | undefined,
  takesValue: TakesValue,
  output: Output,
): string[] {
  const plain = (word: string): boolean => !word.startsWith('@') && !/^--source.* /.test(word);
  if (environment === undefined && args.every(plain)) return [...args];
  const expander = new Expander(takesValue, output);
  if (environment !== undefined) {
    output.err(`NOTE: Picked up ${OPTIONS_VARIABLE}: ${environment}\n`);
    expander.addEnvironment(environment);
  }
  for (const word of args) expander.add(word);
  return expander.words;
}

class Expander {
  readonly words: string[] = [];
  private expectsValue = false;
  private mainSeen = false;
  private disabled = false;

  constructor(
    private readonly takesValue: TakesValue,
    private readonly output: Output,
  ) {}

  add(word: string): void {
    // A script's first line hands over `--source 11` as one word.
    if (!this.mainSeen && !this.disabled && /^--source.* /.test(word)) this.addSource(word);
    else this.words.push(...this.expand(word));
  }

  addEnvironment(text: string): void {
    for (const word of splitQuoted(text, () => this.fail(`Unmatched quote in environment variable`))) {
      const fromFile = word.startsWith('@') ? ` in ${word}` : '';
      for (const expanded of this.expand(word)) {
        if (isTerminal(expanded))
          throw this.fail(`Option ${expanded}${fromFile} is not allowed in environment variable`);
        this.words.push(expanded);
      }
      if (this.mainSeen) throw this.fail('Cannot specify main class in environment variable');
    }
  }

  private fail(message: string): Error {
    return failLaunch(this.output, `Error: ${message} ${OPTIONS_VARIABLE}`);
  }

  private addSource(text: string): void {
    for (const word of text.split(/\s+/).filter((part) => part !== '')) {
      const fromFile = word.startsWith('@') ? ` in ${word}` : '';
      for (const expanded of this.expand(word)) {
        if (isTerminal(expanded))
          throw failLaunch(
            this.output,
            `Error: Option ${expanded}${fromFile} is not allowed in this context`,
          );
        this.words.push(expanded);
      }
      if (this.mainSeen) throw failLaunch(this.output, 'Error: Cannot specify main class in this context');
    }
  }

  private expand(word: string): string[] {
    if (this.mainSeen) return [word];
    if (this.disabled || !word.startsWith('@') || word === '@') return this.note([word]);
    if (word.startsWith('@@')) return this.note([word.slice(1)]);
    return this.note(splitArgumentFile(this.read(word.slice(1))));
  }

  private read(file: string): string {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      // A folder can be opened, but not read.
      const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
      throw failLaunch(
        this.output,
        isFolder ? `Error: loading: ${file}` : `Error: could not open \`${file}'`,
      );
    }
  }

  /** Looks for the main class among words that are as they will be. */
  private note(words: string[]): string[] {
    for (const word of words) {
      if (!word.startsWith('-')) {
        this.mainSeen ||= !this.expectsValue;
        this.expectsValue = false;
        continue;
      }
      // What follows these is the main class, as far as this is concerned.
      this.expectsValue = this.takesValue(word) && word !== '--module' && word !== '-m';
      if (word === '--disable-@files') this.disabled = true;
      this.mainSeen ||= word.startsWith('--module=');
    }
    return words;
  }
}

/** Words between blanks; what stands in quotes, single or double, belongs together. `unmatched` makes the error of a quote that stays open. */
export function splitQuoted(text: string, unmatched: () => Error): string[] {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    while (isBlank(text, at)) at++;
    if (at === text.length) return words;
    let word = '';
    while (at < text.length && !isBlank(text, at)) {
      const quote = text[at];
      if (quote !== '"' && quote !== "'") {
        word += text[at++];
        continue;
      }
      const end = text.indexOf(quote, at + 1);
      if (end < 0) throw unmatched();
      word += text.slice(at + 1, end);
      at = end + 1;
    }
    words.push(word);
  }
}

function isBlank(text: string, at: number): boolean {
  return at < text.length && /[ \t\n\v\f\r]/.test(text[at]);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

/**
 * The words of an argument file. Blanks part them, but not in quotes; in quotes a backslash escapes, and at the end of a line it joins the next line without its
 * leading blanks; `#` begins a comment. An open quote ends with its line. A comment that begins within a word takes the word with it, unless parts of the word were quoted:
 * those begin the next.
 */
export function splitArgumentFile(text: string): string[] {
  const words: string[] = [];
  /** What is complete of the word in hand: before quotes, in them, before escapes. */
  let parts: string[] = [];
  /** Where the rest of the word in hand begins; -1 between words. */
  let start = -1;
  let quote = '';
  let at = 0;
  const finish = (end: number): void => {
    words.push(parts.join('') + text.slice(start, end));
    parts = [];
    start = -1;
    quote = '';
  };
  while (at < text.length) {
    const c = text[at];
    if (start < 0) {
      if (/[ \n\r\t\f]/.test(c)) {
        at++;
        continue;
      }
      start = at;
    }
    if (c === '\n' || c === '\r' || (quote === '' && (c === ' ' || c === '\t' || c === '\f'))) {
      finish(at++);
    } else if (c === '#' && quote === '') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
      start = -1;
    } else if (c === '\\' && quote !== '') {
      parts.push(text.slice(start, at));
      at = readEscape(text, at + 1, parts);
      start = at;
    } else if ((c === '"' || c === "'") && (quote === '' || quote === c)) {
      if (start !== at) parts.push(text.slice(start, at));
      start = ++at;
      quote = quote === '' ? c : '';
    } else at++;
  }
  if (start >= 0 && start < text.length) parts.push(text.slice(start));
  if (start >= 0 && parts.length > 0) words.push(parts.join(''));
  return words;
}

/** Reads what follows a backslash at `at`; answers where the text goes on. */
function readEscape(text: string, at: number, parts: string[]): number {
  if (at === text.length) return at;
  const c = text[at];
  if (c !== '\n' && c !== '\r') {
    parts.push(ESCAPES[c] ?? c);
    return at + 1;
  }
  let next = at + 1;
  while (next < text.length && /[ \n\r\t\f]/.test(text[next])) next++;
  return next;
}
