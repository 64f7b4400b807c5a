import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.commons.lang3.*;
import org.apache.commons.lang3.builder.*;
import org.apache.commons.lang3.concurrent.*;
import org.apache.commons.lang3.exception.*;
import org.apache.commons.lang3.math.*;
import org.apache.commons.lang3.mutable.*;
import org.apache.commons.lang3.reflect.*;
import org.apache.commons.lang3.text.StrSubstitutor;
import org.apache.commons.lang3.text.WordUtils;
import org.apache.commons.lang3.time.*;
import org.apache.commons.lang3.tuple.*;

/** A walk through commons-lang3: strings, arrays, builders by reflection, reflection helpers, numbers, dates, exceptions, tuples. */
public class Tour {
    public static class Person implements Comparable<Person> {
        private final String name;
        private final int age;
        transient int cache = 3;
        int[] marks = {1, 2};

        public Person(String name, int age) {
            this.name = name;
            this.age = age;
        }

        public String getName() {
            return name;
        }

        private String secret(int n) {
            return name + n;
        }

        public static String join(String... parts) {
            return String.join("-", parts);
        }

        @Override public boolean equals(Object o) {
            return EqualsBuilder.reflectionEquals(this, o);
        }

        @Override public int hashCode() {
            return HashCodeBuilder.reflectionHashCode(this);
        }

        @Override public String toString() {
            return ReflectionToStringBuilder.toString(this, ToStringStyle.SHORT_PREFIX_STYLE);
        }

        @Override public int compareTo(Person o) {
            return new CompareToBuilder().append(age, o.age).append(name, o.name).toComparison();
        }
    }

    enum Level { LOW, MIDDLE, HIGH }

    static void strings() {
        System.out.println(StringUtils.abbreviate("The quick brown fox jumps", 15) + "|" + StringUtils.center("mid", 9, '*'));
        System.out.println(StringUtils.getLevenshteinDistance("kitten", "sitting") + " " + StringUtils.difference("abcde", "abxyz"));
        System.out.println(StringUtils.capitalize("word") + StringUtils.swapCase("aBc") + StringUtils.reverseDelimited("a.b.c", '.'));
        System.out.println(Arrays.toString(StringUtils.splitByCharacterTypeCamelCase("fooBarBAZ12x")) + StringUtils.substringsBetween("[a][b]", "[", "]").length);
        System.out.println(StringUtils.stripAccents("\u00e9\u00e0\u00fc\u0142") + " " + StringUtils.isNumeric("123") + StringUtils.rotate("abcdef", 2));
        System.out.println(StringEscapeUtils.escapeJava("a\"b\n\u00e9") + StringEscapeUtils.unescapeHtml4("&lt;&eacute;&#65;&gt;") + StringEscapeUtils.escapeXml11("<a & 'b'>"));
        System.out.println(WordUtils.wrap("a long line of words that has to be wrapped", 12) + WordUtils.initials("Ab Cd Ef"));
        System.out.println(new StrSubstitutor(java.util.Map.of("who", "world")).replace("hello ${who} ${missing:-default}"));
        System.out.println(CharSet.getInstance("a-e", "^x").contains('c') + " " + CharSetUtils.count("hello", "k-o") + RandomStringUtils.random(0));
    }

    static void values() throws Exception {
        System.out.println(Arrays.toString(ArrayUtils.addAll(new int[] {1}, 2, 3)) + ArrayUtils.indexOf(new String[] {"a", "b"}, "b") + ArrayUtils.toString(ArrayUtils.toObject(new long[] {4})));
        int[] values = {1, 2, 3, 4, 5};
        ArrayUtils.reverse(values);
        ArrayUtils.shift(values, 2);
        System.out.println(Arrays.toString(values) + ArrayUtils.toString(new int[][] {{1}, {2, 3}}));
        System.out.println(NumberUtils.createNumber("0x1F") + " " + NumberUtils.createNumber("12.5f").getClass() + NumberUtils.isCreatable("1e") + NumberUtils.toInt("x", -1));
        System.out.println(Fraction.getFraction("3/4").add(Fraction.ONE_THIRD).toProperString() + " " + Fraction.getFraction(0.333).reduce());
        System.out.println(Range.between(1, 10).intersectionWith(Range.between(5, 20)) + " " + IEEE754rUtils.max(1, Double.NaN));
        System.out.println(Pair.of("a", 1).compareTo(Pair.of("a", 2)) + " " + Triple.of(1, 'x', null) + ImmutablePair.of(1, 2).hashCode() + MutablePair.of(1, 2));
        MutableInt counter = new MutableInt(4);
        counter.add(38);
        System.out.println(counter + " " + BooleanUtils.toBooleanObject("off") + BooleanUtils.xor(new boolean[] {true, false, true}) + EnumUtils.getEnumList(Level.class) + EnumUtils.generateBitVector(Level.class, Level.LOW, Level.HIGH));
        System.out.println(ObjectUtils.median(3, 1, 2) + ObjectUtils.mode("a", "b", "a") + ObjectUtils.firstNonNull(null, "z") + CharUtils.unicodeEscaped('A') + ClassUtils.getShortClassName(Person.class));
        System.out.println(ClassUtils.getAllInterfaces(java.util.ArrayList.class) + " " + ClassUtils.getAbbreviatedName("org.apache.commons.lang3.ClassUtils", 20));
        System.out.println(SerializationUtils.clone(new java.util.ArrayList<>(List.of(1, 2, 3))) + " " + LocaleUtils.localeLookupList(new Locale("fr", "CA", "x")));
        System.out.println(new BitField(0xF0).setValue(0, 5) + " " + Conversion.intToHexDigit(11) + JavaVersion.JAVA_17.atLeast(JavaVersion.JAVA_11));
    }

    static void reflection() throws Exception {
        Person p = new Person("Ada", 36);
        System.out.println(p + " " + p.equals(new Person("Ada", 36)) + " " + p.hashCode() + " " + p.compareTo(new Person("Bob", 36)));
        System.out.println(new ToStringBuilder(p, ToStringStyle.NO_CLASS_NAME_STYLE).append("x", new double[] {1, 2}).append("y", List.of(1)).build());
        System.out.println(new ReflectionToStringBuilder(p, ToStringStyle.JSON_STYLE).setExcludeFieldNames("age").toString());
        System.out.println(FieldUtils.readField(p, "age", true) + " " + FieldUtils.getAllFieldsList(Person.class).size() + MethodUtils.invokeMethod(p, true, "secret", 5));
        System.out.println(MethodUtils.invokeStaticMethod(Person.class, "join", "a", "b") + " " + ConstructorUtils.invokeConstructor(Person.class, "Eve", 3));
        System.out.println(TypeUtils.toString(TypeUtils.parameterize(java.util.Map.class, String.class, TypeUtils.genericArrayType(Integer.class))) + TypeUtils.isAssignable(Integer.class, Comparable.class));
        System.out.println(new DiffBuilder<>(p, new Person("Ada", 40), ToStringStyle.SHORT_PREFIX_STYLE).append("age", 36, 40).append("n", "x", "x").build());
        FieldUtils.writeField(p, "marks", new int[] {9}, true);
        System.out.println(p);
    }

    static void time() throws Exception {
        TimeZone utc = TimeZone.getTimeZone("UTC");
        FastDateFormat format = FastDateFormat.getInstance("yyyy-MM-dd'T'HH:mm:ss.SSS EEE ZZ", utc, Locale.US);
        Date date = new Date(1234567890123L);
        System.out.println(format.format(date) + " " + format.parse(format.format(date)).equals(date));
        System.out.println(DurationFormatUtils.formatDuration(3723004L, "H:mm:ss.SSS") + " " + DurationFormatUtils.formatDurationWords(90061000L, true, true));
        System.out.println(DateUtils.truncate(date, java.util.Calendar.HOUR).getTime() + " " + DateUtils.addMonths(date, 13).getTime() + " " + DateUtils.parseDate("2020/02/30x", "yyyy/MM/dd'x'").getTime());
        System.out.println(DateFormatUtils.ISO_8601_EXTENDED_DATETIME_TIME_ZONE_FORMAT.getPattern() + FastDateFormat.getDateInstance(FastDateFormat.FULL, utc, Locale.GERMANY).format(date));
    }

    static void exceptions() throws Exception {
        Throwable t = new IllegalStateException("outer", new RuntimeException("middle", new java.io.IOException("root")));
        System.out.println(ExceptionUtils.getRootCauseMessage(t) + " " + ExceptionUtils.indexOfType(t, java.io.IOException.class) + ExceptionUtils.getThrowableCount(t));
        System.out.println(Arrays.toString(ExceptionUtils.getRootCauseStackTrace(t)).replaceAll("\\s+", " "));
        System.out.println(new ContextedRuntimeException("with context").addContextValue("key", 1).getMessage());
        for (Runnable r : new Runnable[] {() -> Validate.isTrue(false, "value %d", 5L), () -> Validate.notEmpty(new int[0].length == 0 ? "" : "x"), () -> Validate.inclusiveBetween(1, 5, 9)})
            try {
                r.run();
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        LazyInitializer<String> lazy = new LazyInitializer<>() {
            @Override protected String initialize() {
                return "made";
            }
        };
        System.out.println(lazy.get() + lazy.get());
        BackgroundInitializer<Integer> background = new CallableBackgroundInitializer<>(() -> 42);
        background.start();
        System.out.println(background.get() + " " + new Memoizer<Integer, Integer>((Integer x) -> x * x).compute(12));
        System.out.println(SystemUtils.IS_OS_LINUX + " " + SystemUtils.isJavaVersionAtLeast(JavaVersion.JAVA_17));
    }

    public static void main(String[] args) throws Exception {
        strings();
        values();
        reflection();
        try {
            time();
        } catch (java.text.ParseException e) {
            System.out.println(e.getMessage());
        }
        exceptions();
    }
}
