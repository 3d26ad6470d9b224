package dev.hpccompose.render;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of a shell command: exactly one argument, whatever it contains. This is the only place
 * where a value of the spec is turned into shell text.
 */
public sealed interface ShellWord {

  /** A value that the shell passes on byte for byte. */
  static ShellWord of(String value) {
    return new Literal(value);
  }

  /** The value that a variable of the supervisor has when the script runs. */
  static ShellWord variable(String name) {
    return new Variable(name);
  }

  /** Several words joined to one argument. */
  static ShellWord joined(ShellWord... parts) {
    List<ShellWord> merged = new ArrayList<>();
    for (ShellWord part : parts) {
      List<ShellWord> flat = part instanceof Joined(var inner) ? inner : List.of(part);
      flat.forEach(one -> merge(one, merged));
    }
    return new Joined(merged);
  }

  /** Neighbours that are literal become one, so that a person can read them. */
  private static void merge(ShellWord next, List<ShellWord> merged) {
    if (next instanceof Literal(var value)
        && !merged.isEmpty()
        && merged.getLast() instanceof Literal(var before)) {
      merged.set(merged.size() - 1, new Literal(before + value));
    } else {
      merged.add(next);
    }
  }

  /** The text of the word in a bash script. */
  String text();

  /** A value that the shell passes on byte for byte. */
  record Literal(String value) implements ShellWord {

    /** Refuses NUL, which no argument can hold. */
    public Literal {
      if (value.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a shell word cannot hold NUL");
      }
    }

    @Override
    public String text() {
      return "'" + value.replace("'", "'\\''") + "'";
    }
  }

  /** The value of a variable of the supervisor. */
  record Variable(String name) implements ShellWord {

    /** Refuses anything that is not a variable's name. */
    public Variable {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException("not a shell variable: " + name);
      }
    }

    @Override
    public String text() {
      return "\"$" + name + "\"";
    }
  }

  /** Several words joined to one argument. */
  record Joined(List<ShellWord> parts) implements ShellWord {
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(part.text()));
      return text.toString();
    }
  }
}
