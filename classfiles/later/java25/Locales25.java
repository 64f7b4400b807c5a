import java.text.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.random.*;
import java.nio.charset.*;
import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

/** Locale data of CLDR, formats. */
public class Locales25 {
    static void locales() {
        for (Locale l : List.of(Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.JAPAN, Locale.of("ar", "EG"), Locale.of("hi", "IN"))) {
            System.out.println(l.toLanguageTag() + " " + NumberFormat.getInstance(l).format(1234567.891) + " " + NumberFormat.getCurrencyInstance(l).format(-1234.5) + " " + NumberFormat.getPercentInstance(l).format(0.256));
            System.out.println(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(l).format(LocalDate.of(2024, 2, 29)) + " | " + DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(l).format(LocalDateTime.of(2024, 2, 29, 13, 5, 9)));
            System.out.println(NumberFormat.getCompactNumberInstance(l, NumberFormat.Style.SHORT).format(1_250_000) + " " + NumberFormat.getCompactNumberInstance(l, NumberFormat.Style.LONG).format(12_345) + " " + l.getDisplayName(Locale.US) + " " + l.getDisplayLanguage(l) + " " + Currency.getInstance(l).getSymbol(l) + " " + DayOfWeek.MONDAY.getDisplayName(TextStyle.SHORT, l) + " " + Month.MAY.getDisplayName(TextStyle.FULL, l));
        }
        System.out.println(ListFormat.getInstance(Locale.US, ListFormat.Type.OR, ListFormat.Style.FULL).format(List.of("a", "b", "c")) + " | " + ListFormat.getInstance(Locale.GERMANY, ListFormat.Type.STANDARD, ListFormat.Style.FULL).format(List.of("x", "y")));
        System.out.println(Locale.availableLocales().count() > 500);
        System.out.println(new DecimalFormat("#,##0.00;(#)").format(-1234.567) + " " + new ChoiceFormat("0#none|1#one|1<many").format(5) + " " + MessageFormat.format("{0,number,integer} {1,date,short} {2,choice,0#no|1#yes} {3,list}", 1234, new Date(0), 1, List.of("x", "y")));
        System.out.println(String.format(Locale.GERMANY, "%,.2f %tA %<tB %<td", 12345.678, LocalDate.of(2025, 9, 16)));
        System.out.println(DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(Locale.US).format(LocalDate.of(2025, 1, 2)));
    }

    public static void main(String[] args) throws Throwable {
        locales();
    }
}
