package dev.hpccompose.cli.fuzz;

import dev.hpccompose.cli.internal.output.ConfigYaml;
import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.EffectiveSpec.Entry;
import dev.hpccompose.spec.EffectiveSpec.Node;
import dev.hpccompose.spec.Redaction;
import dev.hpccompose.spec.SpecLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Well-formed specs whose parts stand in the wrong places: subtrees that are swapped, doubled, lost
 * and grafted, scalars that became something else, deep nests and aliases that multiply.
 *
 * @param trees the specs
 * @param parts all their subtrees
 * @param keys all their keys
 */
record TreeDamage(List<Node.Mapping> trees, List<Node> parts, List<String> keys) {

  static TreeDamage of(List<String> specs) {
    List<Node.Mapping> trees = specs.stream().map(TreeDamage::tree).toList();
    List<Node> parts = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    trees.forEach(tree -> collect(tree, parts, keys));
    return new TreeDamage(trees, parts, keys);
  }

  byte[] damage(Random random) {
    Node tree = trees.get(random.nextInt(trees.size()));
    for (int round = 1 + random.nextInt(3); round > 0; round--) {
      tree = damaged(tree, random);
    }
    Node.Mapping root =
        tree instanceof Node.Mapping mapping
            ? mapping
            : new Node.Mapping(List.of(new Entry("services", tree)));
    String text = ConfigYaml.of(new EffectiveSpec(root), Redaction.none());
    return (random.nextInt(12) == 0 ? text + bomb(random) : text).getBytes(StandardCharsets.UTF_8);
  }

  /** The tree with one place changed; each step down is taken by chance. */
  private Node damaged(Node node, Random random) {
    return switch (node) {
      case Node.Mapping(var entries) when !entries.isEmpty() && random.nextInt(8) > 0 ->
          new Node.Mapping(entries(new ArrayList<>(entries), random));
      case Node.Sequence(var items) when !items.isEmpty() && random.nextInt(4) > 0 ->
          new Node.Sequence(items(new ArrayList<>(items), random));
      default -> replacement(node, random);
    };
  }

  private List<Entry> entries(List<Entry> entries, Random random) {
    int at = random.nextInt(entries.size());
    int other = random.nextInt(entries.size());
    Entry entry = entries.get(at);
    switch (random.nextInt(12)) {
      case 0 -> entries.remove(at);
      case 1 -> Collections.swap(entries, at, other);
      case 2 -> entries.set(at, new Entry(entry.key(), entries.get(other).value()));
      case 3 -> entries.set(at, new Entry(any(keys, random), entry.value()));
      case 4 -> entries.add(at, new Entry(any(keys, random), any(parts, random)));
      case 5 -> entries.add(at, new Entry(any(TokenDamage.NASTY, random), entry.value()));
      default -> entries.set(at, new Entry(entry.key(), damaged(entry.value(), random)));
    }
    return entries;
  }

  private List<Node> items(List<Node> items, Random random) {
    int at = random.nextInt(items.size());
    switch (random.nextInt(5)) {
      case 0 -> items.remove(at);
      case 1 -> items.add(items.get(at));
      case 2 -> items.add(at, any(parts, random));
      default -> items.set(at, damaged(items.get(at), random));
    }
    return items;
  }

  private Node replacement(Node node, Random random) {
    return switch (random.nextInt(7)) {
      case 0, 1, 2 ->
          new Node.Scalar(
              any(TokenDamage.NASTY, random), random.nextBoolean(), random.nextBoolean());
      case 3 -> any(parts, random);
      case 4 -> new Node.Sequence(List.of(node, node));
      case 5 -> new Node.Mapping(List.of(new Entry(any(keys, random), node)));
      default -> nested(node, random.nextInt(20) == 0 ? 300 : 5, random);
    };
  }

  private static Node nested(Node node, int levels, Random random) {
    Node nest = node;
    for (int level = 0; level < levels; level++) {
      nest =
          random.nextBoolean()
              ? new Node.Sequence(List.of(nest))
              : new Node.Mapping(List.of(new Entry("k", nest)));
    }
    return nest;
  }

  /** Aliases that double with each line, and some that point nowhere or to themselves. */
  private static String bomb(Random random) {
    StringBuilder bomb = new StringBuilder("x-a0: &a0 [x, x]\n");
    int lines = 1 + random.nextInt(30);
    for (int line = 1; line <= lines; line++) {
      int before = line - 1;
      bomb.append("x-a%d: &a%d [*a%d, *a%d]\n".formatted(line, line, before, before));
    }
    switch (random.nextInt(4)) {
      case 0 -> bomb.append("x-self: &s [*s]\n");
      case 1 -> bomb.append("x-nowhere: *zz\n");
      case 2 -> bomb.append("x-merge: {<<: [*a0, *a").append(lines).append("]}\n");
      default -> bomb.append("x-flow: ").append("[".repeat(10_000)).append('\n');
    }
    return bomb.toString();
  }

  private static Node.Mapping tree(String spec) {
    try {
      Path file = Files.createTempFile("spec", ".yaml");
      Files.writeString(file, spec);
      Node.Mapping root =
          SpecLoader.load(file, Map.of("USER", "ada", "HOME", "/home/u"))
              .effective()
              .orElseThrow()
              .root();
      Files.delete(file);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(Node node, List<Node> parts, List<String> keys) {
    parts.add(node);
    switch (node) {
      case Node.Mapping(var entries) ->
          entries.forEach(
              entry -> {
                keys.add(entry.key());
                collect(entry.value(), parts, keys);
              });
      case Node.Sequence(var items) -> items.forEach(item -> collect(item, parts, keys));
      case Node.Scalar scalar -> {}
    }
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
