/** How long threads wait, for java.lang.management. Measured from when a program asks for it (ThreadMXBean.setThreadContentionMonitoringEnabled). */
import { ThreadStatus } from './monitors.js';

export class WaitingTimes {
  /** Milliseconds of waits that have ended: for monitors, and for anything else. */
  blocked = 0;
  waited = 0;
  /** When the present wait began; NaN where there is none, or nobody measured then. */
  private blockedSince = Number.NaN;
  private waitedSince = Number.NaN;

  /** The thread's status becomes another at a time (performance.now() milliseconds). */
  note(status: number, now: number): void {
    switch (status) {
      case ThreadStatus.RUNNABLE:
        if (!Number.isNaN(this.blockedSince)) this.blocked += now - this.blockedSince;
        if (!Number.isNaN(this.waitedSince)) this.waited += now - this.waitedSince;
        this.interrupt();
        break;
      case ThreadStatus.BLOCKED:
        // Out of Object.wait: that lasts until the monitor is had again.
        this.blockedSince = now;
        break;
      case ThreadStatus.NEW:
      case ThreadStatus.TERMINATED:
        break;
      default:
        this.waitedSince = now;
    }
  }

  reset(): void {
    this.blocked = 0;
    this.waited = 0;
  }

  /** The present wait is not measured. */
  interrupt(): void {
    this.blockedSince = Number.NaN;
    this.waitedSince = Number.NaN;
  }
}
