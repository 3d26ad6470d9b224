package dev.hpccompose.cli.fuzz;

import java.util.List;
import java.util.Random;

/** Makes one damaged spec of each seed, always the same. */
final class Damage {

  private final List<String> specs;
  private final ByteDamage bytes = new ByteDamage();
  private final TokenDamage tokens;
  private final TreeDamage trees;

  private Damage(List<String> specs) {
    this.specs = specs;
    this.tokens = TokenDamage.of(specs);
    this.trees = TreeDamage.of(specs);
  }

  static Damage of(List<String> specs) {
    return new Damage(specs);
  }

  byte[] spec(int seed) {
    Random random = new Random(seed);
    String text = specs.get(random.nextInt(specs.size()));
    return switch (seed % 3) {
      case 0 -> bytes.damage(text, random);
      case 1 -> tokens.damage(text, random);
      default -> trees.damage(random);
    };
  }
}
