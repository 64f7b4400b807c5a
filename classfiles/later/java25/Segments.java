import java.lang.foreign.*;
import java.lang.invoke.*;
import java.util.*;

public class Segments {
  public static void main(String[] args) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment s = arena.allocate(ValueLayout.JAVA_INT, 10);
      for (int i = 0; i < 10; i++) s.setAtIndex(ValueLayout.JAVA_INT, i, i * i);
      System.out.println(s.getAtIndex(ValueLayout.JAVA_INT, 9) + " " + s.byteSize());
      MemorySegment text = arena.allocateFrom("grüße");
      System.out.println(text.byteSize() + " " + text.getString(0));
      MemorySegment slice = s.asSlice(8, 8);
      slice.fill((byte) 1);
      System.out.println(Integer.toHexString(s.getAtIndex(ValueLayout.JAVA_INT, 3)));
      StructLayout point = MemoryLayout.structLayout(ValueLayout.JAVA_INT.withName("x"), ValueLayout.JAVA_INT.withName("y"));
      VarHandle y = point.varHandle(MemoryLayout.PathElement.groupElement("y"));
      MemorySegment p = arena.allocate(point);
      y.set(p, 0L, 77);
      System.out.println((int) y.get(p, 0L) + " " + point + " " + point.byteOffset(MemoryLayout.PathElement.groupElement("y")));
      try {
        s.getAtIndex(ValueLayout.JAVA_INT, 10);
      } catch (IndexOutOfBoundsException e) {
        System.out.println("out of bounds");
      }
      MemorySegment heap = MemorySegment.ofArray(new long[] {1, 2, 3});
      MemorySegment.copy(heap, 8, p, 0, 8);
      System.out.println(p.get(ValueLayout.JAVA_INT, 0) + " " + heap.mismatch(MemorySegment.ofArray(new long[] {1, 2, 4})));
    }
    Arena shared = Arena.ofShared();
    MemorySegment m = shared.allocate(100);
    m.set(ValueLayout.JAVA_LONG, 8, 5);
    Thread t = Thread.startVirtualThread(() -> m.set(ValueLayout.JAVA_LONG, 8, 6));
    t.join();
    System.out.println(m.get(ValueLayout.JAVA_LONG, 8));
    shared.close();
    try {
      m.get(ValueLayout.JAVA_LONG, 8);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    Arena confined = Arena.ofConfined();
    MemorySegment c = confined.allocate(8);
    Thread other = new Thread(() -> {
      try { c.get(ValueLayout.JAVA_BYTE, 0); } catch (WrongThreadException e) { System.out.println("wrong thread"); }
    });
    other.start();
    other.join();
    confined.close();
    System.out.println(Arena.global().allocate(1).byteSize() + " " + Arena.ofAuto().allocate(16, 8).isAccessibleBy(Thread.currentThread()));
  }
}
