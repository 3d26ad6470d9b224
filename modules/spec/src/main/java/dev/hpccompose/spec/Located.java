package dev.hpccompose.spec;

import java.util.function.Function;

/**
 * A value and the place where the spec says it.
 *
 * @param value the value, after interpolation
 * @param span where it is written
 * @param <T> type of the value
 */
public record Located<T>(T value, SourceSpan span) {

  /** Another value at the same place. */
  public <R> Located<R> map(Function<? super T, ? extends R> change) {
    return new Located<>(change.apply(value), span);
  }
}
