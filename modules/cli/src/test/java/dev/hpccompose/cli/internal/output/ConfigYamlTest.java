package dev.hpccompose.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.EffectiveSpec.Entry;
import dev.hpccompose.spec.EffectiveSpec.Node;
import dev.hpccompose.spec.Redaction;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigYamlTest {

  private static final List<String> PIECES =
      List.of(
          "a",
          "no",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\t",
          ":",
          ": ",
          " #",
          "#",
          "-",
          "- ",
          "?",
          "\"",
          "'",
          "$",
          "$$",
          "${",
          "\\",
          "\u0085",
          "\u00e9",
          "\ud83d\ude00",
          "\u2028",
          "\u001b",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "{",
          "}",
          "[",
          "]",
          ",",
          "---",
          "...",
          "~",
          "null",
          "0x1");

  @TempDir Path directory;

  @Test
  void everyTextIsReadAsItWas() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      EffectiveSpec spec =
          new EffectiveSpec(new Node.Mapping(List.of(new Entry("x-a", node(random, 0)))));
      String yaml = ConfigYaml.of(spec, Redaction.none());
      Path file = Files.writeString(directory.resolve("compose.yaml"), yaml);
      SpecResult read = SpecLoader.load(file, Map.of());
      assertThat(read.effective().map(tree -> texts(tree.root())))
          .as("seed %d:%n%s", seed, yaml)
          .contains(texts(spec.root()));
    }
  }

  private static Node node(Random random, int depth) {
    return switch (depth > 3 ? 2 : random.nextInt(4)) {
      case 0 -> {
        List<Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          entries.add(new Entry("k" + i + text(random).strip(), node(random, depth + 1)));
        }
        yield new Node.Mapping(entries);
      }
      case 1 -> {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(node(random, depth + 1));
        }
        yield new Node.Sequence(items);
      }
      default -> {
        String text = text(random);
        yield new Node.Scalar(text, !text.isEmpty() && random.nextBoolean(), true);
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** A tree by its texts alone. */
  private static Object texts(Node node) {
    return switch (node) {
      case Node.Mapping(var entries) ->
          entries.stream().map(e -> List.of(e.key(), texts(e.value()))).toList();
      case Node.Sequence(var items) -> List.of("list", items.stream().map(i -> texts(i)).toList());
      case Node.Scalar(var text, _, _) -> text;
    };
  }
}
