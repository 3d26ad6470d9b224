package dev.hpccompose.plan;

import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sizes as a test writes them, such as {@code ntasks=4 mem=2G gres=gpu:2,nvme:1}. */
final class Sizes {

  private final Map<String, String> words = new HashMap<>();
  private final SourceSpan span;

  private Sizes(String text, int line) {
    span = SourceSpan.inLine("compose.yaml", line, 1, 1);
    Stream.of(text.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .forEach(word -> words.put(word.split("=", 2)[0], word.split("=", 2)[1]));
  }

  static Resources at(int line, String text) {
    return new Sizes(text, line).resources();
  }

  private Resources resources() {
    return new Resources(
        number("nodes"),
        number("ntasks"),
        number("ntasks_per_node"),
        number("cpus_per_task"),
        memory("mem"),
        Optional.ofNullable(words.get("gres")).map(Sizes::gres).map(this::located),
        number("gpus"),
        number("gpus_per_node"),
        number("gpus_per_task"),
        number("cpus_per_gpu"),
        memory("mem_per_gpu"));
  }

  private Optional<Located<Integer>> number(String key) {
    return Optional.ofNullable(words.get(key)).map(Integer::valueOf).map(this::located);
  }

  private Optional<Located<Memory>> memory(String key) {
    return Optional.ofNullable(words.get(key)).map(Sizes::amount).map(this::located);
  }

  private static Memory amount(String text) {
    int power = "KMGT".indexOf(text.charAt(text.length() - 1));
    long amount = Long.parseLong(text.substring(0, text.length() - (power < 0 ? 0 : 1)));
    return new Memory(text, amount << (10 * Math.max(0, power)));
  }

  private static Gres gres(String text) {
    List<Gres.Item> items =
        Stream.of(text.split(","))
            .map(item -> item.split(":"))
            .map(parts -> new Gres.Item(parts[0], Long.parseLong(parts[parts.length - 1])))
            .toList();
    return new Gres(text, items);
  }

  private <T> Located<T> located(T value) {
    return new Located<>(value, span);
  }
}
