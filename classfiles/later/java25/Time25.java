import java.text.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.random.*;
import java.nio.charset.*;
import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

/** Dates and times. */
public class Time25 {
    static void time() {
        System.out.println(Duration.ofSeconds(3725).toMinutesPart() + " " + Period.between(LocalDate.of(2000, 1, 31), LocalDate.of(2024, 2, 29)) + " " + Duration.parse("PT1H30M").multipliedBy(3) + " " + Instant.EPOCH.until(Instant.ofEpochSecond(90061)));
        System.out.println(ZonedDateTime.of(2024, 3, 10, 2, 30, 0, 0, ZoneId.of("America/New_York")) + " " + ZoneId.of("Europe/Kyiv") + " " + DateTimeFormatter.ISO_WEEK_DATE.format(LocalDate.of(2024, 12, 30)) + " " + DateTimeFormatter.ofPattern("h:mm B", Locale.US).format(LocalTime.of(15, 30)));
        System.out.println(Year.of(2024).isLeap() + " " + YearMonth.parse("2024-02").lengthOfMonth() + " " + LocalDate.parse("2024-02-29").plusYears(1) + " " + InstantSource.fixed(Instant.ofEpochMilli(1)).instant() + " " + java.time.chrono.JapaneseDate.of(2024, 5, 1) + " " + java.time.chrono.ThaiBuddhistDate.of(2567, 1, 1));
    }

    public static void main(String[] args) throws Throwable {
        time();
    }
}
