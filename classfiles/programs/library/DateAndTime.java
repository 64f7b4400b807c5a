import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Locale;

/** java.time with fixed dates. */
public class DateAndTime {
  public static void main(String[] args) {
    LocalDate d = LocalDate.of(2024, 2, 29);
    System.out.println(d + " " + d.plusYears(1) + " " + d.plusMonths(12) + " " + d.minusDays(60) + " " + d.getDayOfWeek() + " " + d.getDayOfYear() + " " + d.isLeapYear() + " " + d.lengthOfMonth() + " " + d.withDayOfMonth(1) + " " + d.toEpochDay() + " " + LocalDate.ofEpochDay(-1) + " " + LocalDate.MIN + " " + LocalDate.ofYearDay(2023, 200));
    System.out.println(d.with(TemporalAdjusters.lastDayOfMonth()) + " " + d.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) + " " + d.with(TemporalAdjusters.firstInMonth(DayOfWeek.FRIDAY)) + " " + d.until(LocalDate.of(2025, 4, 1)) + " " + ChronoUnit.DAYS.between(d, LocalDate.of(2000, 1, 1)) + " " + d.get(WeekFields.ISO.weekOfWeekBasedYear()) + " " + d.compareTo(LocalDate.of(2024, 3, 1)));
    LocalTime t = LocalTime.of(23, 59, 58, 123456789);
    System.out.println(t + " " + t.plusSeconds(3) + " " + t.truncatedTo(ChronoUnit.MINUTES) + " " + t.toSecondOfDay() + " " + LocalTime.MIDNIGHT + " " + LocalTime.parse("07:05").minusHours(8) + " " + t.get(ChronoField.MILLI_OF_SECOND));
    LocalDateTime dt = LocalDateTime.of(d, t);
    System.out.println(dt + " " + dt.format(DateTimeFormatter.ISO_DATE) + " " + dt.format(DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSS EEE MMMM", Locale.ENGLISH)) + " " + dt.format(DateTimeFormatter.ofPattern("d. MMM uuuu, h:mm a", Locale.GERMANY)) + " " + dt.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US)));
    for (String zone : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe"}) {
      ZonedDateTime z = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneOffset.UTC).withZoneSameInstant(ZoneId.of(zone));
      System.out.println(z + " " + z.plusDays(1) + " " + z.getZone().getRules().isDaylightSavings(z.toInstant()) + " " + z.format(DateTimeFormatter.RFC_1123_DATE_TIME) + " " + z.getZone().getRules().nextTransition(z.toInstant()));
    }
    ZonedDateTime gap = ZonedDateTime.of(LocalDateTime.of(2024, 3, 31, 2, 30), ZoneId.of("Europe/Berlin")), overlap = ZonedDateTime.of(LocalDateTime.of(2024, 10, 27, 2, 30), ZoneId.of("Europe/Berlin"));
    System.out.println(gap + " " + overlap + " " + overlap.withLaterOffsetAtOverlap() + " " + gap.toInstant());
    Instant i = Instant.ofEpochSecond(1_700_000_000L, 5);
    System.out.println(i + " " + i.plus(1, ChronoUnit.HOURS) + " " + i.toEpochMilli() + " " + Instant.EPOCH + " " + Instant.parse("2001-09-09T01:46:40Z").getEpochSecond() + " " + OffsetDateTime.ofInstant(i, ZoneOffset.ofHoursMinutes(5, 30)));
    Duration du = Duration.ofSeconds(3661, 5_000_000);
    System.out.println(du + " " + du.toMinutes() + " " + du.multipliedBy(24) + " " + du.negated() + " " + Duration.parse("PT1H30M").toSeconds() + " " + Duration.between(i, Instant.EPOCH).toDays() + " " + Period.of(1, 14, 3).normalized() + " " + Period.parse("P2W").getDays() + " " + du.toHoursPart() + ":" + du.toMinutesPart());
    System.out.println(Year.of(1900).isLeap() + " " + YearMonth.of(2024, 2).lengthOfMonth() + " " + Month.JANUARY.minus(1) + " " + DayOfWeek.FRIDAY.plus(3) + " " + Month.MAY.getDisplayName(java.time.format.TextStyle.SHORT, Locale.FRENCH));
    for (String bad : new String[] {"2023-02-29", "2024-13-01", "garbage"}) {
      try {
        LocalDate.parse(bad);
      } catch (DateTimeParseException e) {
        System.out.println(e.getMessage());
      }
    }
    try {
      LocalDate.of(2023, 2, 29);
    } catch (java.time.DateTimeException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(DateTimeFormatter.ofPattern("dd-MM-yy").parse("05-06-07").getLong(ChronoField.EPOCH_DAY) + " " + LocalDate.parse("20240305", DateTimeFormatter.BASIC_ISO_DATE) + " " + new java.text.SimpleDateFormat("yyyy-MM-dd HH:mm zzz", Locale.US).format(new java.util.Date(0)) + " " + new java.util.GregorianCalendar(2024, 0, 31).get(java.util.Calendar.DAY_OF_WEEK));
  }
}
