package dev.hpccompose.spec;

import java.util.List;

/**
 * Generic resources of a node, {@code name[:type][:count]} with commas between several.
 *
 * @param text as Slurm reads it
 * @param items what it asks for; never empty
 */
public record Gres(String text, List<Item> items) {

  /** Copies the items. */
  public Gres {
    items = List.copyOf(items);
  }

  /**
   * One kind of resource.
   *
   * @param name such as {@code gpu}
   * @param count how many, 1 when the text is silent
   */
  public record Item(String name, long count) {}

  /** How many GPUs are asked for. */
  public long gpus() {
    return items.stream().filter(item -> item.name().equals("gpu")).mapToLong(Item::count).sum();
  }
}
