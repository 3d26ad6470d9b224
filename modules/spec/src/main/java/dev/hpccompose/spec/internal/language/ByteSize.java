package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A size as Compose has it: bytes, or a number with b, k, m, g, t (also kb, mb, gb, tb), in powers
 * of 1024. It becomes the next whole size of Slurm.
 */
final class ByteSize {

  static final ValueType<Located<ByteSize.Size>> TYPE =
      Text.LINE.then("a size such as 512m or 2gb", ByteSize::check);

  private static final List<String> UNITS = List.of("b", "k", "m", "g", "t");
  private static final long MOST_KIBIBYTES = 1L << 40;

  /**
   * A size.
   *
   * @param written as it is written
   * @param memory what it is for Slurm
   */
  record Size(String written, Memory memory) {}

  private ByteSize() {}

  private static Optional<Located<Size>> check(Located<String> text, Reading in) {
    Optional<Memory> memory = parse(text.value());
    if (memory.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.BAD_MEMORY,
              text.span(),
              in.what() + " is not a size as Compose writes it: '" + text.value() + "'",
              "write a number above 0 and one of b, k, m, g, such as 512m or 2g");
    }
    return memory.map(size -> new Located<>(new Size(text.value(), size), text.span()));
  }

  /** Reads a size; empty when the text is something else or no machine has as much. */
  static Optional<Memory> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace(" ", "");
    int end = lower.length();
    while (end > 0 && Character.isLetter(lower.charAt(end - 1))) {
      end--;
    }
    String unit = lower.substring(end).replaceFirst("(?<=[kmgt])i?b$", "");
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit);
    if (power < 0 || !lower.substring(0, end).matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    return kibibytes(lower.substring(0, end), power).map(ByteSize::memory);
  }

  /** Whole kibibytes, rounded up; empty when it is nothing or more than any machine has. */
  private static Optional<Long> kibibytes(String number, int power) {
    // no constants of this class: the first BigDecimal of a process costs it 10 ms
    BigDecimal kibibytes =
        new BigDecimal(number)
            .multiply(BigDecimal.valueOf(1L << (10 * power)))
            .divide(BigDecimal.valueOf(1024));
    return kibibytes.signum() == 0 || kibibytes.compareTo(BigDecimal.valueOf(MOST_KIBIBYTES)) > 0
        ? Optional.empty()
        : Optional.of(kibibytes.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  private static Memory memory(long kibibytes) {
    long amount = kibibytes;
    int unit = 0;
    while (unit < 3 && amount % 1024 == 0) {
      amount /= 1024;
      unit++;
    }
    return new Memory(amount + "KMGT".substring(unit, unit + 1), kibibytes);
  }
}
