import type { Output } from './launch-exit.js';

/**
 * Keeps back what a start has to say until it is certain that this process goes on: one that another takes the place of must not have said anything, because the other says it again.
 */
export class HeldOutput implements Output {
  private held: [stream: keyof Output, text: string][] | null = [];

  constructor(private readonly to: Output) {}

  out(text: string): void {
    this.write('out', text);
  }

  err(text: string): void {
    this.write('err', text);
  }

  /** Writes what was kept back, and from now on at once. */
  release(): void {
    const { held } = this;
    this.held = null;
    for (const [stream, text] of held ?? []) this.to[stream](text);
  }

  private write(stream: keyof Output, text: string): void {
    if (this.held === null) this.to[stream](text);
    else this.held.push([stream, text]);
  }
}
