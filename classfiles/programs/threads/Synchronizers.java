import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Latches, barriers, semaphores, exchangers, phasers, locks, conditions, blocking queues. */
public class Synchronizers {
  static Thread[] start(int n, Runnable r) {
    Thread[] threads = new Thread[n];
    for (int i = 0; i < n; i++) (threads[i] = new Thread(r)).start();
    return threads;
  }

  static void join(Thread... threads) throws InterruptedException { for (Thread t : threads) t.join(); }

  public static void main(String[] args) throws Exception {
    CountDownLatch latch = new CountDownLatch(5);
    start(5, latch::countDown);
    latch.await();
    System.out.println("latch " + latch.getCount() + " " + new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));
    AtomicInteger generation = new AtomicInteger(), arrived = new AtomicInteger();
    CyclicBarrier barrier = new CyclicBarrier(4, generation::incrementAndGet);
    join(start(4, () -> { try { for (int i = 0; i < 3; i++) { arrived.incrementAndGet(); barrier.await(); } } catch (InterruptedException | BrokenBarrierException e) { arrived.addAndGet(1000); } }));
    System.out.println("barrier " + generation + " " + arrived);
    Semaphore semaphore = new Semaphore(2);
    AtomicInteger inside = new AtomicInteger(), most = new AtomicInteger();
    join(start(6, () -> { try { semaphore.acquire(); most.accumulateAndGet(inside.incrementAndGet(), Math::max); Thread.sleep(2); inside.decrementAndGet(); semaphore.release(); } catch (InterruptedException e) { } }));
    System.out.println("semaphore " + (most.get() <= 2) + " " + semaphore.availablePermits() + " " + semaphore.tryAcquire(3));
    Exchanger<String> exchanger = new Exchanger<>();
    String[] got = new String[1];
    Thread t = new Thread(() -> { try { got[0] = exchanger.exchange("from thread"); } catch (InterruptedException e) { } });
    t.start();
    System.out.println(exchanger.exchange("from main"));
    t.join();
    System.out.println(got[0]);
    Phaser phaser = new Phaser(1);
    StringBuffer log = new StringBuffer();
    for (int i = 0; i < 3; i++) { phaser.register(); new Thread(() -> { phaser.arriveAndAwaitAdvance(); log.append('x'); phaser.arriveAndDeregister(); }).start(); }
    phaser.arriveAndAwaitAdvance();
    phaser.arriveAndAwaitAdvance();
    System.out.println("phaser " + log + " " + phaser.getPhase());
    ReentrantLock lock = new ReentrantLock(true);
    Condition changed = lock.newCondition();
    int[] value = {0};
    Thread waiter = new Thread(() -> { lock.lock(); try { while (value[0] < 3) changed.awaitUninterruptibly(); value[0] *= 10; } finally { lock.unlock(); } });
    waiter.start();
    for (int i = 0; i < 3; i++) { lock.lock(); lock.lock(); try { value[0]++; changed.signalAll(); } finally { lock.unlock(); lock.unlock(); } }
    waiter.join();
    System.out.println("lock " + value[0] + " " + lock.isLocked() + " " + lock.tryLock() + " " + lock.getHoldCount() + " " + lock.isFair());
    try {
      new ReentrantLock().unlock();
    } catch (IllegalMonitorStateException e) {
      System.out.println("not the owner");
    }
    ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    rw.readLock().lock();
    rw.readLock().lock();
    System.out.println("read locks " + rw.getReadLockCount() + " " + rw.writeLock().tryLock());
    StampedLock stamped = new StampedLock();
    long stamp = stamped.tryOptimisticRead();
    boolean valid = stamped.validate(stamp);
    long write = stamped.writeLock();
    System.out.println("stamped " + valid + " " + stamped.validate(stamp) + " " + stamped.isWriteLocked());
    stamped.unlockWrite(write);
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    Thread producer = new Thread(() -> { try { for (int i = 0; i < 50; i++) queue.put(i); } catch (InterruptedException e) { } });
    producer.start();
    int sum = 0;
    for (int i = 0; i < 50; i++) sum += queue.take();
    System.out.println("queue " + sum + " " + queue.poll(1, TimeUnit.MILLISECONDS) + " " + queue.offer(1) + queue.offer(2) + queue.offer(3));
    SynchronousQueue<String> handoff = new SynchronousQueue<>();
    new Thread(() -> { try { handoff.put("handed"); } catch (InterruptedException e) { } }).start();
    System.out.println(handoff.take());
    PriorityBlockingQueue<Integer> priority = new PriorityBlockingQueue<>(java.util.List.of(3, 1, 2));
    System.out.println(priority.take() + "" + priority.take() + new LinkedBlockingQueue<>(java.util.List.of(7)).peek());
  }
}
