/** Colours for the views; all of them leave the text alone when colours are off. */
export interface Paint {
  /** Headings: a class, a method. */
  heading(text: string): string;
  label(text: string): string;
  /** Bytecode and source lines beside what they became. */
  origin(text: string): string;
  comment(text: string): string;
  mnemonic(text: string): string;
  offset(text: string): string;
}

const same = (text: string): string => text;

export const plainPaint: Paint = {
  heading: same,
  label: same,
  origin: same,
  comment: same,
  mnemonic: same,
  offset: same,
};

export async function colorPaint(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    heading: (text) => chalk.bold(text),
    label: (text) => chalk.yellow(text),
    origin: (text) => chalk.cyan(text),
    comment: (text) => chalk.gray(text),
    mnemonic: (text) => chalk.green(text),
    offset: (text) => chalk.gray(text),
  };
}
