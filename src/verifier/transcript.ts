/**
 * What the verification of a class asks the world around it, with the answers. All else that it goes by stands in the class file: the same bytes pass again where the same questions have the same answers, which
 * is found out much sooner. Only verification that has found nothing wrong, by stack maps, is written down.
 */
import type { ConstantPool } from '../classfile/constant-pool.js';
import { ClassNeeded, type ClassView } from './host.js';
import type { TypeTable } from './types.js';

/** The class that is verified, as it is asked. */
export interface Questioned {
  readonly view: ClassView;
  readonly pool: ConstantPool;
  readonly types: TypeTable;
  isAssignable(from: number, to: number, protectedUse: boolean): boolean;
  isProtectedElsewhere(index: number, holder: number, isMethod: boolean): boolean;
}

/** Bits of a question. */
const enum Bit {
  YES = 1,
  /** Of an assignment: by an access to a protected member. Of a member: a method. */
  SPECIAL = 2,
}

/** Names of two types, may the first be assigned to the second? Or the index of a field or method: is it protected, and of another package? */
type Question = readonly [from: string, to: string, bits: number] | readonly [index: number, bits: number];

/** As it can be kept: JSON. */
export interface Testimony {
  /** Names of the superclasses, nearest first. */
  readonly supers: readonly string[];
  readonly questions: readonly Question[];
}

export class Transcript {
  private readonly asked = new Set<string>();
  private readonly questions: Question[] = [];
  /** False if something was asked that is not written down. */
  isWhole = true;

  assignment(from: string, to: string, special: boolean, yes: boolean): void {
    this.note([from, to, bitsOf(special, yes)]);
  }

  member(index: number, isMethod: boolean, yes: boolean): void {
    this.note([index, bitsOf(isMethod, yes)]);
  }

  /** Once each, in the order in which they were first answered: classes are loaded in the same order again. */
  private note(question: Question): void {
    const key = question.join(' ');
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.questions.push(question);
  }

  testimony(view: ClassView): Testimony {
    return { supers: [...superNames(view)], questions: this.questions };
  }
}

const isYes = (question: Question): boolean => (Number(question[question.length - 1]) & Bit.YES) !== 0;

const bitsOf = (special: boolean, yes: boolean): number => (special ? Bit.SPECIAL : 0) | (yes ? Bit.YES : 0);

function* superNames(view: ClassView): Generator<string> {
  for (let c = view.superClass; c !== null; c = c.superClass) yield c.name;
}

/** Does the world give the same answers? Yields the names of classes that must be loaded before it can go on. */
export function* holds(context: Questioned, testimony: Testimony): Generator<string, boolean, void> {
  const { supers, questions } = testimony;
  if ([...superNames(context.view)].join('\n') !== supers.join('\n')) return false;
  for (const question of questions) {
    for (;;) {
      const answer = answerTo(context, question);
      if (typeof answer === 'string') yield answer;
      else if (answer !== isYes(question)) return false;
      else break;
    }
  }
  return true;
}

/** The answer, or the name of a class that is needed for it. */
function answerTo(context: Questioned, question: Question): boolean | string {
  const { types, pool } = context;
  try {
    if (question.length === 3) {
      const [from, to, bits] = question;
      return context.isAssignable(types.of(from), types.of(to), (bits & Bit.SPECIAL) !== 0);
    }
    const [index, bits] = question;
    return context.isProtectedElsewhere(
      index,
      types.of(pool.memberClassName(index)),
      (bits & Bit.SPECIAL) !== 0,
    );
  } catch (error) {
    if (error instanceof ClassNeeded) return error.name;
    throw error;
  }
}
