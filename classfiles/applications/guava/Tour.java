import com.google.common.base.CaseFormat;
import com.google.common.base.Charsets;
import com.google.common.base.Joiner;
import com.google.common.base.MoreObjects;
import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Ordering;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import com.google.common.collect.TreeRangeSet;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.MutableGraph;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.common.hash.Hashing;
import com.google.common.math.BigIntegerMath;
import com.google.common.math.IntMath;
import com.google.common.reflect.TypeToken;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/** Guava: collections, caches, hashing, futures, events, graphs. */
public class Tour {
    static class Listener {
        @Subscribe public void on(String event) {
            System.out.println("event " + event);
        }
    }

    public static void main(String[] args) throws Exception {
        ArrayListMultimap<String, Integer> multimap = ArrayListMultimap.create();
        multimap.put("a", 1);
        multimap.put("a", 2);
        System.out.println(ImmutableMap.of("a", 1, "b", 2) + " " + multimap + HashMultiset.create(List.of(1, 1, 2)) + ImmutableSortedSet.of(3, 1, 2));
        System.out.println(Joiner.on(",").withKeyValueSeparator("=").join(ImmutableMap.of("x", 1)) + Splitter.on(',').trimResults().splitToList("a, b,c"));
        LoadingCache<String, Integer> cache = CacheBuilder.newBuilder().maximumSize(10).recordStats().build(CacheLoader.from(String::length));
        for (int i = 0; i < 100; i++) cache.get("x".repeat(i % 12));
        System.out.println(cache.size() + " " + cache.stats().hitCount());
        System.out.println(Hashing.murmur3_128(3).hashString("abc", Charsets.UTF_8) + " " + Hashing.sha256().hashInt(4) + " " + Hashing.crc32c().hashLong(9));
        System.out.println(BigIntegerMath.factorial(25) + " " + IntMath.gcd(12, 18) + " " + BigIntegerMath.sqrt(BigIntegerMath.factorial(20), java.math.RoundingMode.FLOOR));
        ListeningExecutorService executor = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));
        System.out.println(Futures.allAsList(executor.submit(() -> 1), executor.submit(() -> 2)).get());
        executor.shutdown();
        HashBasedTable<Integer, String, Double> table = HashBasedTable.create();
        table.put(1, "c", 2.5);
        System.out.println(table + " " + TreeRangeSet.create(List.of(Range.closed(1, 3), Range.open(2, 6))) + Lists.partition(List.of(1, 2, 3), 2));
        System.out.println(CaseFormat.LOWER_CAMEL.to(CaseFormat.UPPER_UNDERSCORE, "fooBar") + Sets.powerSet(Set.of(1)).size() + Ordering.natural().reverse().sortedCopy(List.of(1, 3, 2)));
        try {
            Preconditions.checkArgument(false, "bad %s", 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e);
        }
        System.out.println(MoreObjects.toStringHelper("X").add("a", 1) + " " + new TypeToken<List<Set<String>>>() {}.resolveType(List.class.getTypeParameters()[0]));
        EventBus bus = new EventBus();
        bus.register(new Listener());
        bus.post("one");
        MutableGraph<Integer> graph = GraphBuilder.directed().build();
        graph.putEdge(1, 2);
        graph.putEdge(2, 3);
        System.out.println(graph + " " + com.google.common.graph.Graphs.hasCycle(graph));
        BloomFilter<Integer> filter = BloomFilter.create(Funnels.integerFunnel(), 1000);
        for (int i = 0; i < 500; i++) filter.put(i);
        System.out.println(filter.mightContain(77) + " " + filter.approximateElementCount());
    }
}
