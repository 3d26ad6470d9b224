package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.Optional;
import java.util.OptionalLong;

/** The mapping {@code logging} of Compose: how much of a log is kept. */
final class LoggingTable {

  /** The log is kept in pieces, and each of them should hold more than a few lines. */
  private static final long LEAST_KIBIBYTES = 64;

  private static final String NO_LOG_DRIVER = "the log of a service is a file of the job";

  private static final ValueType<Long> FILES =
      Text.LINE.then("a whole number above 0", LoggingTable::files);

  private static final Field<Optional<Located<ByteSize.Size>>> MAX_SIZE =
      Field.optional(
          "max-size",
          ByteSize.TYPE.then("a size such as 10m", LoggingTable::enough),
          "How much of the log is kept: the first half of that, and the last half.");

  private static final Field<Long> MAX_FILE =
      Field.withDefault("max-file", FILES, 1L, "1", "Multiplies max-size.");

  private static final Shape<OptionalLong> OPTIONS =
      new Fields("options")
          .with(MAX_SIZE, MAX_FILE)
          .ignored("compress", NO_LOG_DRIVER)
          .ignored("labels", NO_LOG_DRIVER)
          .ignored("env", NO_LOG_DRIVER)
          .ignored("tag", NO_LOG_DRIVER)
          .ignored("mode", NO_LOG_DRIVER)
          .shape(LoggingTable::limit)
          .withExtensions();

  private static final Field<OptionalLong> LIMIT =
      Field.mapping("options", OPTIONS, "How much is kept.");

  static final Shape<OptionalLong> SHAPE =
      new Fields("logging")
          .with(LIMIT)
          .ignored("driver", NO_LOG_DRIVER)
          .shape(values -> values.get(LIMIT))
          .withExtensions();

  private LoggingTable() {}

  private static OptionalLong limit(Values values) {
    return values
        .get(MAX_SIZE)
        .map(
            size ->
                Math.multiplyExact(size.value().memory().kibibytes() * 1024, values.get(MAX_FILE)))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static Optional<Located<ByteSize.Size>> enough(Located<ByteSize.Size> size, Reading in) {
    boolean enough = size.value().memory().kibibytes() >= LEAST_KIBIBYTES;
    if (!enough) {
      in.findings()
          .add(
              DiagnosticCode.OUT_OF_RANGE,
              size.span(),
              in.what()
                  + " must be at least "
                  + LEAST_KIBIBYTES
                  + "k, not "
                  + size.value().written(),
              "leave it out to keep everything");
    }
    return enough ? Optional.of(size) : Optional.empty();
  }

  private static Optional<Long> files(Located<String> text, Reading in) {
    boolean legal = text.value().matches("[1-9][0-9]{0,3}");
    if (!legal) {
      in.findings()
          .add(
              DiagnosticCode.OUT_OF_RANGE,
              text.span(),
              in.what() + " must be a whole number from 1 to 9999, not '" + text.value() + "'",
              "leave it out for 1");
    }
    return legal ? Optional.of(Long.parseLong(text.value())) : Optional.empty();
  }
}
