package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Locale;
import java.util.Optional;

/** A memory size as sbatch(1) has it: a whole number and one of K, M, G, T; M when omitted. */
final class MemorySize {

  static final ValueType<Located<Memory>> TYPE =
      Text.LINE.then("a memory size such as 500M or 16G", MemorySize::check);

  private MemorySize() {}

  private static Optional<Located<Memory>> check(Located<String> text, Reading in) {
    if (isLegal(text.value())) {
      return Optional.of(text.map(MemorySize::memory));
    }
    in.findings()
        .add(
            DiagnosticCode.BAD_MEMORY,
            text.span(),
            in.what() + " is not a memory size as Slurm writes it: '" + text.value() + "'",
            hint(text.value()));
    return Optional.empty();
  }

  private static Memory memory(String text) {
    int digits = digits(text);
    String unit = text.substring(digits).toUpperCase(Locale.ROOT);
    int power = Math.max(0, "KMGT".indexOf(unit.isEmpty() ? "M" : unit));
    // 15 digits of terabytes would not fit: what no machine has is as good as the most that fits
    long amount = Long.parseLong(text.substring(0, digits));
    boolean fits = amount <= (Long.MAX_VALUE >> (10 * power));
    return new Memory(text, fits ? amount << (10 * power) : Long.MAX_VALUE);
  }

  static boolean isLegal(String text) {
    int digits = digits(text);
    String unit = text.substring(digits).toUpperCase(Locale.ROOT);
    return digits > 0
        && digits <= 15
        && (unit.isEmpty() || (unit.length() == 1 && "KMGT".contains(unit)));
  }

  /** Offers what somebody meant who knows other tools: 16GB, 16GiB, 16 G. */
  private static String hint(String text) {
    int digits = digits(text);
    String rest = text.substring(digits).strip().toUpperCase(Locale.ROOT);
    String unit = rest.isEmpty() ? "" : rest.substring(0, 1);
    boolean common = rest.equals(unit) || rest.equals(unit + "B") || rest.equals(unit + "IB");
    String guess = text.substring(0, digits) + unit;
    return common && isLegal(guess)
        ? "write '" + guess + "'"
        : "write a whole number and one of K, M, G, T, such as 500M or 16G";
  }

  private static int digits(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
