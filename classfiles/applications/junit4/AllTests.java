import static org.hamcrest.CoreMatchers.*;
import static org.junit.Assert.*;
import static org.junit.Assume.assumeTrue;

import java.util.*;
import java.util.concurrent.TimeUnit;
import org.junit.*;
import org.junit.experimental.categories.Categories;
import org.junit.experimental.categories.Category;
import org.junit.experimental.theories.*;
import org.junit.rules.*;
import org.junit.runner.*;
import org.junit.runner.manipulation.Filter;
import org.junit.runner.notification.*;
import org.junit.runners.*;
import org.junit.runners.model.Statement;

/** A JUnit 4 suite with passing, failing and ignored tests, rules, parameters, theories, categories and timeouts, reported without times. */
@RunWith(Suite.class)
@Suite.SuiteClasses({AllTests.Lists.class, AllTests.Powers.class, AllTests.Rules.class, AllTests.Theory.class, AllTests.Broken.class})
public class AllTests {
    public interface Slow {}

    @FixMethodOrder(MethodSorters.NAME_ASCENDING)
    public static class Lists {
        private final List<String> list = new ArrayList<>();

        @BeforeClass public static void first() {
            System.out.println("before class");
        }

        @Before public void fill() {
            list.addAll(List.of("a", "b"));
        }

        @After public void done() {
            System.out.println("after " + list.size());
        }

        @Test public void adds() {
            list.add("c");
            assertEquals(3, list.size());
            assertThat(list, hasItems("a", "c"));
        }

        @Test public void comparesStrings() {
            assertEquals("the quick brown fox", "the quick red fox");
        }

        @Test public void comparesArrays() {
            assertArrayEquals("arrays", new int[] {1, 2, 3}, new int[] {1, 5, 3});
        }

        @Test(expected = IndexOutOfBoundsException.class) public void throwsWhatIsExpected() {
            list.get(9);
        }

        @Test(expected = NullPointerException.class) public void throwsSomethingElse() {
            throw new IllegalStateException("not that");
        }

        @Test public void matches() {
            assertThat("reason", list.get(0), is(anyOf(equalTo("x"), startsWith("y"))));
        }

        @Ignore("not today") @Test public void ignored() {
            fail();
        }

        @Test public void assumes() {
            assumeTrue(list.isEmpty());
            fail();
        }

        @Test @Category(Slow.class) public void slow() {
            assertSame(list, list);
        }

        @Test public void assertThrowsReturns() {
            assertEquals("Index 5 out of bounds for length 2", assertThrows(IndexOutOfBoundsException.class, () -> new ArrayList<>(List.of(1, 2)).get(5)).getMessage());
        }
    }

    @RunWith(Parameterized.class)
    public static class Powers {
        @Parameterized.Parameters(name = "{index}: {0}^2={1}") public static Collection<Object[]> data() {
            return Arrays.asList(new Object[][] {{1, 1}, {2, 4}, {3, 8}, {4, 16}});
        }

        @Parameterized.Parameter(0) public int base;
        @Parameterized.Parameter(1) public int square;

        @Test public void square() {
            assertEquals(square, base * base);
        }
    }

    @FixMethodOrder(MethodSorters.NAME_ASCENDING)
    public static class Rules {
        @Rule public final TestName name = new TestName();
        @Rule public final ErrorCollector collector = new ErrorCollector();
        @Rule public final TemporaryFolder folder = new TemporaryFolder();
        @Rule public final ExpectedException thrown = ExpectedException.none();
        @Rule public final TestRule around = (base, description) -> new Statement() {
            @Override public void evaluate() throws Throwable {
                System.out.println("around " + description.getMethodName());
                base.evaluate();
            }
        };

        @Test public void collects() {
            collector.checkThat(name.getMethodName(), is("other"));
            collector.checkThat(1, is(2));
        }

        @Test public void expects() {
            thrown.expect(ArithmeticException.class);
            thrown.expectMessage("zero");
            System.out.println(1 / (name.getMethodName().length() - 7));
        }

        @Test public void usesFolder() throws Exception {
            assertTrue(folder.newFile("x.txt").exists());
        }

        @Test(timeout = 200) public void timesOut() throws InterruptedException {
            TimeUnit.SECONDS.sleep(20);
        }
    }

    @RunWith(Theories.class)
    public static class Theory {
        @DataPoints public static final int[] NUMBERS = {0, 1, -1, 100};

        @org.junit.experimental.theories.Theory public void commutes(int a, int b) {
            assertEquals(a + b, b + a);
        }

        @org.junit.experimental.theories.Theory public void wrong(int a, int b) {
            assumeTrue(a > 0);
            assertTrue(a + b >= a);
        }
    }

    public static class Broken {
        public Broken() {
            throw new IllegalStateException("no construction");
        }

        @Test public void never() {}
    }

    static void report(String title, Result result) {
        System.out.println(title + ": run " + result.getRunCount() + " failed " + result.getFailureCount() + " ignored " + result.getIgnoreCount());
        for (Failure f : result.getFailures()) {
            System.out.println(f.getTestHeader() + ": " + f.getException().getClass().getName());
            System.out.println("  " + String.valueOf(f.getMessage()).replace("\n", "\n  "));
            for (String line : f.getTrimmedTrace().split("\n")) System.out.println("  > " + line.trim());
        }
    }

    public static void main(String[] args) {
        JUnitCore core = new JUnitCore();
        core.addListener(new RunListener() {
            @Override public void testStarted(Description d) {
                System.out.println("start " + d.getDisplayName());
            }

            @Override public void testIgnored(Description d) {
                System.out.println("ignored " + d + " " + d.getAnnotation(Ignore.class).value());
            }

            @Override public void testAssumptionFailure(Failure f) {
                System.out.println("assumption " + f.getMessage());
            }
        });
        Result result = core.run(AllTests.class);
        report("all", result);
        Request some = Request.aClass(Lists.class).filterWith(Categories.CategoryFilter.include(Slow.class));
        report("slow", core.run(some));
        report("one", core.run(Request.method(Lists.class, "adds").sortWith(Comparator.comparing(Description::getMethodName))));
        report("none", core.run(Request.aClass(String.class).filterWith(Filter.ALL)));
        System.exit(result.wasSuccessful() ? 0 : 1);
    }
}
