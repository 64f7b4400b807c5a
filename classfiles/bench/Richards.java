// args: 3
/** A simulated operating system's scheduler with tasks, queues of packets and states: objects and polymorphism. */
public final class Richards {
  static final int IDLE = 0, WORKER = 1, HANDLER_A = 2, HANDLER_B = 3, DEVICE_A = 4, DEVICE_B = 5;
  static final int KIND_DEVICE = 0, KIND_WORK = 1;

  static final class Packet {
    Packet link;
    int id, datum;
    final int kind;
    final int[] data = new int[4];

    Packet(Packet link, int id, int kind) {
      this.link = link;
      this.id = id;
      this.kind = kind;
    }

    Packet appendTo(Packet queue) {
      link = null;
      if (queue == null) return this;
      Packet last = queue;
      while (last.link != null) last = last.link;
      last.link = this;
      return queue;
    }
  }

  abstract static class Task {
    final Task link;
    final int id, priority;
    final Scheduler scheduler;
    Packet queue;
    boolean held, suspended, runnable;

    Task(Scheduler s, int id, int priority, Packet queue) {
      scheduler = s;
      this.id = id;
      this.priority = priority;
      this.queue = queue;
      link = s.list;
      s.list = this;
      s.tasks[id] = this;
      suspended = true;
      runnable = queue != null;
    }

    abstract Task run(Packet packet);

    Task step() {
      Packet packet = null;
      if (suspended && runnable) {
        packet = queue;
        queue = packet.link;
        suspended = false;
        runnable = queue != null;
      }
      return run(packet);
    }

    boolean waiting() {
      return held || suspended && !runnable;
    }

    Task offer(Task from, Packet packet) {
      if (queue == null) {
        queue = packet;
        runnable = true;
        if (priority > from.priority) return this;
      } else {
        queue = packet.appendTo(queue);
      }
      return from;
    }
  }

  static final class Scheduler {
    Task list, current;
    final Task[] tasks = new Task[6];
    int queued, holds;

    void schedule() {
      current = list;
      while (current != null) current = current.waiting() ? current.link : current.step();
    }

    Task suspend() {
      current.suspended = true;
      return current;
    }

    Task hold() {
      holds++;
      current.held = true;
      return current.link;
    }

    Task release(int id) {
      Task t = tasks[id];
      t.held = false;
      return t.priority > current.priority ? t : current;
    }

    Task send(Packet packet) {
      Task t = tasks[packet.id];
      queued++;
      packet.link = null;
      packet.id = current.id;
      return t.offer(current, packet);
    }
  }

  static final class Idle extends Task {
    int seed = 1, count;

    Idle(Scheduler s, int count) {
      super(s, IDLE, 0, null);
      this.count = count;
      suspended = false;
    }

    @Override Task run(Packet packet) {
      if (--count == 0) return scheduler.hold();
      boolean odd = (seed & 1) != 0;
      seed = seed >> 1 ^ (odd ? 0xd008 : 0);
      return scheduler.release(odd ? DEVICE_B : DEVICE_A);
    }
  }

  static final class Device extends Task {
    Packet pending;

    Device(Scheduler s, int id, int priority) {
      super(s, id, priority, null);
    }

    @Override Task run(Packet packet) {
      if (packet == null) {
        if (pending == null) return scheduler.suspend();
        Packet p = pending;
        pending = null;
        return scheduler.send(p);
      }
      pending = packet;
      return scheduler.hold();
    }
  }

  static final class Worker extends Task {
    int to = HANDLER_A, letter;

    Worker(Scheduler s, int priority, Packet queue) {
      super(s, WORKER, priority, queue);
    }

    @Override Task run(Packet packet) {
      if (packet == null) return scheduler.suspend();
      to = to == HANDLER_A ? HANDLER_B : HANDLER_A;
      packet.id = to;
      packet.datum = 0;
      for (int i = 0; i < 4; i++) packet.data[i] = 'A' + (letter = (letter + 1) % 26);
      return scheduler.send(packet);
    }
  }

  static final class Handler extends Task {
    Packet work, devices;

    Handler(Scheduler s, int id, int priority, Packet queue) {
      super(s, id, priority, queue);
    }

    @Override Task run(Packet packet) {
      if (packet != null) {
        if (packet.kind == KIND_WORK) work = packet.appendTo(work);
        else devices = packet.appendTo(devices);
      }
      if (work != null) {
        Packet first = work;
        if (first.datum < 4) {
          if (devices != null) {
            Packet device = devices;
            devices = device.link;
            device.datum = first.data[first.datum++];
            return scheduler.send(device);
          }
        } else {
          work = first.link;
          return scheduler.send(first);
        }
      }
      return scheduler.suspend();
    }
  }

  static Packet packets(int id, int kind, int n) {
    Packet p = null;
    for (int i = 0; i < n; i++) p = new Packet(p, id, kind);
    return p;
  }

  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    long queued = 0, holds = 0;
    for (int i = 0; i < rounds; i++) {
      Scheduler s = new Scheduler();
      new Idle(s, 10000);
      new Worker(s, 1000, packets(WORKER, KIND_WORK, 2));
      new Handler(s, HANDLER_A, 2000, packets(DEVICE_A, KIND_DEVICE, 3));
      new Handler(s, HANDLER_B, 3000, packets(DEVICE_B, KIND_DEVICE, 3));
      new Device(s, DEVICE_A, 4000);
      new Device(s, DEVICE_B, 5000);
      s.schedule();
      queued += s.queued;
      holds += s.holds;
    }
    System.out.println(queued + " " + holds);
  }
}
