/** Names and descriptors in the region, each once; JavaScript's strings of them are made when they are asked for. */
import { Region } from '../../layout/layout.js';
import type { VM } from '../vm.js';

const LATIN1_END = 0x100;

export class Symbols {
  private ids: Map<string, number> | null = new Map();
  private texts: string[] = [];
  /** In META: for each symbol where its bytes (Latin-1) end, from the first one's beginning. */
  private ends = 0;
  private bytes = 0;
  private buffer: Buffer | null = null;

  constructor(private readonly vm: VM) {}

  /** The id of a text, -1 if it is none that can be stored. To be called before {@link store}. */
  idOf(text: string): number {
    const ids = this.ids as Map<string, number>;
    const known = ids.get(text);
    if (known !== undefined) return known;
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= LATIN1_END) return -1;
    ids.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** Writes all of them into the region. */
  store(): void {
    const { metaspace, memory } = this.vm;
    const { texts } = this;
    this.ends = metaspace.allocate(4 * texts.length);
    this.bytes = metaspace.allocate(texts.reduce((sum, { length }) => sum + length, 0));
    this.buffer = Buffer.from(memory.buffer);
    let end = 0;
    texts.forEach((text, id) => {
      memory.u8.set(Buffer.from(text, 'latin1'), this.bytes - Region.BASE + end);
      end += text.length;
      memory.store32(this.ends + 4 * id, end);
    });
    this.texts = [];
    this.ids = null;
  }

  text(id: number): string {
    const known = this.texts[id];
    if (known !== undefined) return known;
    const { memory } = this.vm;
    const from = id === 0 ? 0 : memory.load32(this.ends + 4 * (id - 1));
    const base = this.bytes - Region.BASE;
    const to = memory.load32(this.ends + 4 * id);
    const text = (this.buffer as Buffer).toString('latin1', base + from, base + to);
    this.texts[id] = text;
    return text;
  }
}
