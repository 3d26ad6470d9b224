package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of values: how to say it and how to read it.
 *
 * @param <T> what a value becomes
 */
public interface ValueType<T> {

  /** What a value must be, with its article, such as {@code a list of strings}. */
  String shape();

  /** Reads a value; what is wrong with it is reported, and then nothing is returned. */
  Optional<T> read(YamlNode node, Reading in);

  /** The tables of the mappings that a value may hold, by what the manual adds to the path. */
  default Map<String, Table> tables() {
    return Map.of();
  }

  /** Puts a value of a file over the one of a file below it. */
  default YamlNode merged(YamlNode base, YamlNode over) {
    return Merging.byKind(base, over);
  }

  /** The same type, merged in another way. */
  default ValueType<T> mergedBy(Merging.Rule rule) {
    return new Ruled<>(this, rule);
  }

  /** A narrower type, or one that means something else. */
  default <R> ValueType<R> then(String shape, Refinement<T, R> refinement) {
    return new Refined<>(this, shape, refinement);
  }

  /** The same values, which mean something else. */
  default <R> ValueType<R> map(Function<T, R> meaning) {
    return then(shape(), (value, in) -> Optional.of(meaning.apply(value)));
  }

  /**
   * A step from a value that was read to what it means.
   *
   * @param <T> what was read
   * @param <R> what it means
   */
  @FunctionalInterface
  interface Refinement<T, R> {

    /** Looks at a value; what is wrong with it is reported, and then nothing is returned. */
    Optional<R> refine(T value, Reading in);
  }

  /** A type that is merged in a way of its own. */
  record Ruled<T>(ValueType<T> base, Merging.Rule rule) implements ValueType<T> {

    @Override
    public String shape() {
      return base.shape();
    }

    @Override
    public Optional<T> read(YamlNode node, Reading in) {
      return base.read(node, in);
    }

    @Override
    public Map<String, Table> tables() {
      return base.tables();
    }

    @Override
    public YamlNode merged(YamlNode low, YamlNode high) {
      return rule.merge(low, high);
    }
  }

  /** A type made from another one. */
  record Refined<T, R>(ValueType<T> base, String shape, Refinement<T, R> refinement)
      implements ValueType<R> {

    @Override
    public Optional<R> read(YamlNode node, Reading in) {
      return base.read(node, in.expecting(shape)).flatMap(value -> refinement.refine(value, in));
    }

    @Override
    public Map<String, Table> tables() {
      return base.tables();
    }

    @Override
    public YamlNode merged(YamlNode low, YamlNode high) {
      return base.merged(low, high);
    }
  }
}
