import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.classfile.constantpool.*;
import java.lang.classfile.instruction.*;
import java.lang.constant.*;
import java.lang.foreign.*;
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.stream.*;
import static java.lang.constant.ConstantDescs.*;
import static java.lang.foreign.ValueLayout.*;

/** Layouts, segments and arenas. */
public class Memory25 {
    static void memory() throws Throwable {
        StructLayout point = MemoryLayout.structLayout(JAVA_INT.withName("x"), JAVA_INT.withName("y"), MemoryLayout.sequenceLayout(3, JAVA_SHORT).withName("s"), MemoryLayout.paddingLayout(2)).withName("Point");
        System.out.println(point + " " + point.byteSize() + " " + point.byteOffset(MemoryLayout.PathElement.groupElement("s"), MemoryLayout.PathElement.sequenceElement(2)));
        VarHandle y = point.varHandle(MemoryLayout.PathElement.groupElement("y")); VarHandle s = point.varHandle(MemoryLayout.PathElement.groupElement("s"), MemoryLayout.PathElement.sequenceElement());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment seg = arena.allocate(point, 4); y.set(seg, 16L, 77); s.set(seg, 0L, 1L, (short) -5);
            System.out.println((int) y.get(seg, 16L) + " " + (short) s.get(seg, 0L, 1L) + " " + seg.byteSize() + " " + seg.elements(point).count() + " " + (int) y.getAndAdd(seg, 16L, 3) + (int) y.getVolatile(seg, 16L));
            MemorySegment str = arena.allocateFrom("héllo", java.nio.charset.StandardCharsets.UTF_16LE); System.out.println(str.byteSize() + str.getString(0, java.nio.charset.StandardCharsets.UTF_16LE));
            MemorySegment c = arena.allocateFrom(JAVA_INT, 5, 4, 3); System.out.println(Arrays.toString(c.toArray(JAVA_INT)) + c.mismatch(arena.allocateFrom(JAVA_INT, 5, 4, 9)) + c.asSlice(4, 8).get(JAVA_INT, 0) + " " + c.asByteBuffer().order(java.nio.ByteOrder.nativeOrder()).getInt(4) + c.fill((byte) 1).get(JAVA_INT_UNALIGNED, 1));
            try { c.get(JAVA_INT, 12); } catch (IndexOutOfBoundsException e) { System.out.println(e.getMessage().replaceAll("address: 0x\\w+", "address")); }
            try { c.get(JAVA_INT, 1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage().replaceAll("address: ?0x\\w+", "address").replaceAll(": \\d{5,}", ": N")); }
            try { c.asReadOnly().set(JAVA_BYTE, 0, (byte) 1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage().replaceAll("address: 0x\\w+", "address")); }
            MemorySegment heap = MemorySegment.ofArray(new long[3]); MemorySegment.copy(c, 0, heap, 4, 12); System.out.println(Arrays.toString(heap.toArray(JAVA_LONG)) + heap.isNative() + heap.maxByteAlignment());
            SegmentAllocator slicing = SegmentAllocator.slicingAllocator(arena.allocate(64)); System.out.println(slicing.allocate(JAVA_LONG).byteSize() + slicing.allocateFrom(JAVA_DOUBLE, 2.5).get(JAVA_DOUBLE, 0));
            Thread t = new Thread(() -> { try { c.get(JAVA_BYTE, 0); } catch (WrongThreadException e) { System.out.println(e.getMessage().replaceAll("#\\d+", "#")); } }); t.start(); t.join();
            Arena shared = Arena.ofShared(); MemorySegment ss = shared.allocate(8); Thread u = Thread.startVirtualThread(() -> ss.set(JAVA_LONG, 0, 9)); u.join(); System.out.println(ss.get(JAVA_LONG, 0)); shared.close();
            try { ss.get(JAVA_LONG, 0); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
            try { Arena.global().close(); } catch (UnsupportedOperationException e) { System.out.println(e.getMessage()); }
            var file = java.nio.file.Files.createTempFile("seg", "x"); try (var ch = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE)) { MemorySegment m = ch.map(java.nio.channels.FileChannel.MapMode.READ_WRITE, 0, 100, arena); m.setString(0, "mapped"); m.force(); System.out.println(java.nio.file.Files.size(file) + m.getString(0) + m.isMapped() + m.isLoaded()); } java.nio.file.Files.delete(file);
        }
    }

    public static void main(String[] args) throws Throwable {
        memory();
    }
}
