package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Generic resources as sbatch(1) has them: {@code name[:type][:count]}, with commas between
 * several. The prefix {@code gres:} of older manuals is dropped.
 */
final class GresText {

  static final ValueType<Located<Gres>> TYPE =
      Text.LINE.then("generic resources such as gpu:2 or gpu:a100:4", GresText::check);

  private static final String PREFIX = "gres:";
  private static final int MAX_DIGITS = 9;

  private GresText() {}

  private static Optional<Located<Gres>> check(Located<String> text, Reading in) {
    Optional<Gres> gres = parse(text.value());
    if (gres.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.BAD_GRES,
              text.span(),
              in.what() + " is not in Slurm's grammar: '" + text.value() + "'",
              "write name[:type][:count], with commas between several, such as gpu:2 or"
                  + " gpu:a100:4");
    }
    return gres.map(value -> new Located<>(value, text.span()));
  }

  /** Reads generic resources; empty when the text is something else. */
  static Optional<Gres> parse(String text) {
    List<String> written = new ArrayList<>();
    List<Gres.Item> items = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String plain = part.startsWith(PREFIX) ? part.substring(PREFIX.length()) : part;
      Optional<Gres.Item> item = item(List.of(plain.split(":", -1)));
      if (item.isEmpty()) {
        return Optional.empty();
      }
      written.add(plain);
      items.add(item.get());
    }
    return Optional.of(new Gres(String.join(",", written), items));
  }

  private static Optional<Gres.Item> item(List<String> parts) {
    boolean counted = parts.size() > 1 && startsWithDigit(parts.getLast());
    long count = counted ? count(parts.getLast()) : 1;
    int words = parts.size() - (counted ? 1 : 0);
    boolean legal =
        count >= 0 && words <= 2 && parts.subList(0, words).stream().allMatch(GresText::isWord);
    return legal ? Optional.of(new Gres.Item(parts.getFirst(), count)) : Optional.empty();
  }

  /** A type may begin with a digit too, but then it is not a number. */
  private static boolean startsWithDigit(String text) {
    return count(text) >= 0;
  }

  /** A number with an optional K, M or G; -1 for anything else. */
  private static long count(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    String unit = text.substring(digits).toUpperCase(Locale.ROOT);
    int power = unit.isEmpty() ? 0 : 1 + "KMG".indexOf(unit);
    boolean legal =
        digits > 0 && digits <= MAX_DIGITS && unit.length() <= 1 && (unit.isEmpty() || power > 0);
    return legal ? Long.parseLong(text.substring(0, digits)) << (10 * power) : -1;
  }

  private static boolean isWord(String text) {
    boolean digitsOnly = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return !digitsOnly && text.chars().allMatch(GresText::isLegal);
  }

  private static boolean isLegal(int c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || "_-./".indexOf(c) >= 0;
  }
}
