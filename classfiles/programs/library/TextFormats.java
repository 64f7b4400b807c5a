import java.text.ChoiceFormat;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import java.util.Currency;
import java.util.Locale;

/** java.text and locales. */
public class TextFormats {
  public static void main(String[] args) throws Exception {
    double[] values = {0, 1234567.891, -0.5, 1e-5, 12345678901234.0, Double.NaN};
    for (Locale locale : new Locale[] {Locale.US, Locale.GERMANY, Locale.FRANCE, new Locale("hi", "IN"), Locale.JAPAN}) {
      StringBuilder line = new StringBuilder(locale.toString());
      for (double v : values) line.append(" | ").append(NumberFormat.getInstance(locale).format(v)).append(' ').append(NumberFormat.getPercentInstance(locale).format(v));
      line.append(" | ").append(NumberFormat.getCurrencyInstance(locale).format(1234.5));
      System.out.println(line.toString().replace('\u00a0', '_').replace('\u202f', '~'));
    }
    DecimalFormatSymbols us = DecimalFormatSymbols.getInstance(Locale.US);
    for (String pattern : new String[] {"#,##0.00", "0.###E0", "000.0", "#%", "¤#,##0.00;(¤#)", "'#'#", "##0.##E0", "0.00;-0.00"}) {
      DecimalFormat f = new DecimalFormat(pattern, us);
      System.out.println(pattern + " " + f.format(1234.567) + " " + f.format(-0.004) + " " + f.format(0) + " " + f.toPattern());
    }
    System.out.println(NumberFormat.getInstance(Locale.GERMANY).parse("1.234,5x") + " " + new DecimalFormat("#", us).parse("abc", new ParsePosition(0)) + " " + NumberFormat.getIntegerInstance(Locale.US).format(2.5) + " " + NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT).format(12345));
    try {
      NumberFormat.getInstance(Locale.US).parse("none");
    } catch (ParseException e) {
      System.out.println(e.getMessage() + " " + e.getErrorOffset());
    }
    System.out.println(MessageFormat.format("{0} has {1,number,integer} {2,choice,0#none|1#one|1<many} at {3,number,#.##} '{quoted}' {0}", "x", 12345, 2, 3.14159));
    System.out.println(new ChoiceFormat("0#zero|1#one|2#two or more").format(5) + " " + new MessageFormat("{0}-{1}").parse("a-b")[1]);
    System.out.println(Locale.getDefault() + " " + Locale.forLanguageTag("pt-BR").getDisplayName(Locale.ENGLISH) + " " + Locale.GERMANY.getDisplayCountry(Locale.FRENCH) + " " + Locale.CHINA.toLanguageTag() + " " + new Locale("de", "CH").getISO3Country() + " " + Currency.getInstance("EUR").getSymbol(Locale.US) + " " + Currency.getInstance(Locale.JAPAN).getDefaultFractionDigits());
    Collator c = Collator.getInstance(Locale.GERMAN);
    String[] words = {"zebra", "Äpfel", "apfel", "Zoo", "öl", "oase"};
    java.util.Arrays.sort(words, c);
    System.out.println(String.join(" ", words) + " " + c.compare("a", "A"));
    java.text.BreakIterator sentences = java.text.BreakIterator.getSentenceInstance(Locale.US);
    sentences.setText("One. Two three! Four?");
    StringBuilder breaks = new StringBuilder();
    for (int i = sentences.first(); i != java.text.BreakIterator.DONE; i = sentences.next()) breaks.append(i).append(' ');
    System.out.println(breaks);
  }
}
