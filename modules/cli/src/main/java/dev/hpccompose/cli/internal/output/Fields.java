package dev.hpccompose.cli.internal.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names and values in two aligned columns. */
public final class Fields {

  private static final int NAME_WIDTH = 11;

  private final String indent;
  private final List<String> lines = new ArrayList<>();

  /** No fields yet; each line begins with {@code indent}. */
  public Fields(String indent) {
    this.indent = indent;
  }

  /** One more field. */
  public void add(String name, String value) {
    String gap = " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    String further = "\n" + indent + " ".repeat(NAME_WIDTH);
    lines.add(indent + name + gap + value.stripTrailing().replace("\n", further) + "\n");
  }

  /** One more field, where it has a value. */
  public void add(String name, Optional<String> value) {
    value.ifPresent(known -> add(name, known));
  }

  @Override
  public String toString() {
    return String.join("", lines);
  }
}
