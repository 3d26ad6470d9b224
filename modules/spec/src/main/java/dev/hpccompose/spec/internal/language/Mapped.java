package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;

/**
 * A value that a key of Compose gives to a setting of Slurm.
 *
 * @param key where it is written, such as {@code deploy.resources.limits.cpus}
 * @param written as it is written
 * @param becomes how the setting of Slurm would be written
 * @param value the value
 * @param <T> type of the setting
 */
record Mapped<T>(String key, String written, String becomes, Located<T> value) {

  /**
   * Chooses among what the service's {@code x-slurm} says and what keys of Compose say, the first
   * of them winning, and tells what became of each key.
   */
  static <T> Optional<Located<T>> choose(
      Values values, String setting, Optional<Located<T>> own, List<Mapped<T>> mapped) {
    if (own.isPresent()) {
      mapped.forEach(one -> one.overruled(values, setting));
      return own;
    }
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    mapped.subList(1, mapped.size()).forEach(one -> one.second(values, mapped.getFirst()));
    mapped.getFirst().note(values, setting);
    return Optional.of(mapped.getFirst().value());
  }

  private void overruled(Values values, String setting) {
    values.report(
        value.span(),
        DiagnosticCode.KEY_OVERRULED,
        "'" + key + "' does nothing beside '" + setting + "'",
        "keep '" + setting + "' alone");
  }

  private void second(Values values, Mapped<T> first) {
    values.report(
        value.span(),
        DiagnosticCode.MAPPED_KEY,
        "'" + key + "' does nothing beside '" + first.key() + "'",
        "keep one of them");
  }

  private void note(Values values, String setting) {
    values.report(
        value.span(),
        DiagnosticCode.MAPPED_KEY,
        "'" + key + ": " + written + "' is read as '" + setting + ": " + becomes + "'",
        "write '" + setting + "' to say it yourself");
  }
}
