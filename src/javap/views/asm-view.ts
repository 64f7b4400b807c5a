/** `--format=asm`: the machine code that the baseline compiler makes of each method when nothing is linked yet. */
import { compileBaseline } from '../../compiler/baseline/compile.js';
import { type Disassemble, type ListingLine, listCode } from '../../compiler/listing.js';
import { placeholderStubs, stubSymbols, UnlinkedEnv } from '../../compiler/unlinked-env.js';
import { IrBuilder } from '../../ir/builder.js';
import { IrError } from '../../ir/ir-error.js';
import { Region } from '../../layout/layout.js';
import { disassembler } from './disassembler.js';
import { headingLine, type MethodView } from './method-view.js';
import type { Paint } from './paint.js';

/** Made-up addresses: what is shown is not run. */
const ORIGIN = Region.CODE + 0x1_0000;
const PRIMITIVE_ARRAYS = Region.META + 0x1000;
const METHOD_RECORD = Region.META + 0x2000;
const SYNCHRONIZED = 0x0020;

export async function asmView(views: readonly MethodView[], paint: Paint): Promise<string> {
  const disassemble = await disassembler();
  const builder = new IrBuilder();
  return views.map((view) => oneMethod(builder, view, disassemble, paint)).join('\n');
}

function oneMethod(builder: IrBuilder, view: MethodView, disassemble: Disassemble, paint: Paint): string {
  const heading = headingLine(view, paint);
  try {
    const stubs = placeholderStubs(Region.CODE);
    const { pool } = view.file;
    const names = {
      fieldDescriptor: (i: number) => pool.fieldDescriptor(i),
      methodDescriptor: (i: number) => pool.methodDescriptor(i),
      methodName: (i: number) => pool.memberName(i),
      methodClassName: (i: number) => pool.memberClassName(i),
    };
    const code = compileBaseline(
      builder.build(view.source),
      new UnlinkedEnv(names, stubs, PRIMITIVE_ARRAYS),
      {
        codeId: 0,
        origin: ORIGIN,
        methodRecord: METHOD_RECORD,
        isStatic: view.source.isStatic,
        isSynchronized: (view.method.accessFlags & SYNCHRONIZED) !== 0,
        mirror: 0,
        counters: false,
        fullPcTable: true,
      },
    );
    const symbols = stubSymbols(stubs);
    const lines = listCode(code, {
      origin: ORIGIN,
      disassemble,
      bytecode: withLines(view),
      symbols,
      showBytes: false,
    });
    const size = `  ${paint.comment(`; ${code.bytes.length} bytes for ${view.code.code.length} of bytecode`)}\n`;
    return heading + size + lines.map((line) => lineText(view, line, paint)).join('');
  } catch (error) {
    if (!(error instanceof IrError)) throw error;
    return `${heading}  ${paint.comment(`; cannot be compiled: ${error.message}`)}\n`;
  }
}

/** Names instructions, in the order of addresses, and says where another source line begins. */
function withLines(view: MethodView): (bci: number) => string {
  let last = -1;
  return (bci) => {
    const line = view.lineOf(bci);
    const changed = line >= 0 && line !== last;
    last = line;
    return view.bytecode(bci) + (changed ? `  (line ${line})` : '');
  };
}

/** `links call #7` with the name of entry 7. */
function namedLink(view: MethodView, text: string): string {
  return text.replace(/^(links .*)#(\d+)$/, (_, what: string, index: string) => {
    return `${what}${view.constants.describe(Number(index))}`;
  });
}

function lineText(view: MethodView, line: ListingLine, paint: Paint): string {
  switch (line.kind) {
    case 'label':
      return `${paint.label(`${line.text}:`)}\n`;
    case 'source':
      return `  ${paint.origin(`; ${namedLink(view, line.text)}`)}\n`;
    case 'data':
      return `  ${offsetText(line.offset, paint)}  .dword ${line.text}\n`;
    case 'instruction': {
      const space = line.text.indexOf(' ');
      const mnemonic = space < 0 ? line.text : line.text.slice(0, space);
      const padding = line.comment === '' ? '' : ' '.repeat(Math.max(1, 44 - line.text.length));
      const comment = line.comment === '' ? '' : paint.comment(`; ${line.comment}`);
      return `  ${offsetText(line.offset, paint)}  ${paint.mnemonic(mnemonic)}${line.text.slice(mnemonic.length)}${padding}${comment}\n`;
    }
  }
}

const offsetText = (offset: number, paint: Paint): string =>
  paint.offset(offset.toString(16).padStart(4, '0'));
