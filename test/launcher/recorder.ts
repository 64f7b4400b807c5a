import type { Output } from '../../src/cli/launcher/launch-exit.js';

/** An output that keeps what is written. */
export function recorder(): Output & { readonly texts: { out: string; err: string } } {
  const texts = { out: '', err: '' };
  return {
    texts,
    out: (text) => {
      texts.out += text;
    },
    err: (text) => {
      texts.err += text;
    },
  };
}
