package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of values of one type.
 *
 * @param noun what the items are, in the plural
 * @param item type of the items
 * @param <T> what an item becomes
 */
public record ListOf<T>(String noun, ValueType<T> item) implements ValueType<List<T>> {

  /** A list of strings. */
  public static <T> ListOf<T> strings(ValueType<T> item) {
    return new ListOf<>("strings", item);
  }

  @Override
  public String shape() {
    return "a list of " + noun;
  }

  @Override
  public Map<String, Table> tables() {
    return item.tables();
  }

  @Override
  public Optional<List<T>> read(YamlNode node, Reading in) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    sequence.items().forEach(entry -> item(entry, in).ifPresent(items::add));
    // a list with fewer items than were written would be judged for what it lost
    return items.size() == sequence.items().size() ? Optional.of(items) : Optional.empty();
  }

  private Optional<T> item(YamlNode node, Reading in) {
    if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      in.findings()
          .add(
              DiagnosticCode.NO_VALUE,
              scalar.span(),
              "an item of " + in.what() + " has no value",
              "write \"\" for an empty string, or remove the line");
      return Optional.empty();
    }
    return item.read(node, in);
  }
}
