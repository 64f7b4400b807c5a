/** How often something has happened: in all, and of late. */
export class TrapCount {
  total = 0;
  recent = 0;
  /** When what is recent began, in milliseconds. */
  private since = Number.NEGATIVE_INFINITY;

  /** It has happened now; `within` milliseconds are recent. */
  add(now: number, within: number): void {
    this.total++;
    if (now - this.since > within) {
      this.since = now;
      this.recent = 0;
    }
    this.recent++;
  }
}
