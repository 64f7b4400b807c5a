/** Text with indentation and a comment column, as javap lays it out: spaces at the ends of lines are dropped. */

const INDENT = 2;
const COMMENT_COLUMN = 40;

export class LineWriter {
  private readonly lines: string[] = [];
  private line = '';
  private pendingSpaces = 0;
  private depth = 0;
  /** Whether an empty line precedes what is printed next. */
  pendingNewline = false;

  print(text: string): void {
    if (this.pendingNewline) {
      this.pendingNewline = false;
      this.println();
    }
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.append(text.slice(from, end));
      this.println();
      from = end + 1;
    }
    this.append(from === 0 ? text : text.slice(from));
  }

  /** Text without line feeds. Leading and trailing spaces wait until something follows them. */
  private append(text: string): void {
    let start = 0;
    while (start < text.length && text.charCodeAt(start) === 0x20) start++;
    this.pendingSpaces += start;
    if (start === text.length) return;
    let end = text.length;
    while (text.charCodeAt(end - 1) === 0x20) end--;
    if (this.line === '') this.pendingSpaces += INDENT * this.depth;
    if (this.pendingSpaces > 0) this.line += ' '.repeat(this.pendingSpaces);
    this.line += start === 0 && end === text.length ? text : text.slice(start, end);
    this.pendingSpaces = text.length - end;
  }

  println(text = ''): void {
    if (text !== '') this.print(text);
    else if (this.pendingNewline) {
      this.pendingNewline = false;
      this.endLine();
    }
    this.endLine();
  }

  private endLine(): void {
    this.pendingSpaces = 0;
    this.lines.push(this.line);
    this.line = '';
  }

  /** A message on a line of its own, above the one that is being written. */
  report(message: string): void {
    this.lines.push(`Error: ${message}`);
  }

  indent(delta: number): void {
    this.depth += delta;
  }

  /** On to the column of comments, at least one space. */
  tab(): void {
    const column = INDENT * this.depth + COMMENT_COLUMN;
    this.pendingSpaces += column <= this.line.length ? 1 : column - this.line.length;
  }

  /** Lines behind a heading, one level deeper. */
  block(heading: string, write: () => void): void {
    this.println(heading);
    this.indented(write);
  }

  indented(write: () => void): void {
    this.depth++;
    write();
    this.depth--;
  }

  /** Everything so far; the last line may not be ended. */
  toString(): string {
    return this.lines.length === 0 ? this.line : `${this.lines.join('\n')}\n${this.line}`;
  }
}
