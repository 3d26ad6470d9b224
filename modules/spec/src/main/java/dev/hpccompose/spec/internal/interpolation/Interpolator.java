package dev.hpccompose.spec.internal.interpolation;

import dev.hpccompose.spec.VariableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces {@code $VAR}, {@code ${VAR}} and its forms with {@code :- - :? ? :+ +}, nested ones
 * included; {@code $$} is a dollar. A dollar that begins none of these stands for itself, as at the
 * end of a regular expression.
 */
public final class Interpolator {

  /** What all texts of one file may grow by; variables are not the spec author's text. */
  static final int MAX_GROWTH = 8 << 20;

  private final Variables variables;
  private int growth;

  /** An interpolator for the texts of one file. */
  public Interpolator(Variables variables) {
    this.variables = variables;
  }

  /** Replaces the references in a text. */
  public Expansion expand(String text) {
    return text.indexOf('$') < 0 ? new Expansion(text, List.of(), List.of()) : new Run(text).all();
  }

  /** One text, read from left to right. */
  private final class Run {

    private static final int MAX_DEPTH = 20;

    private final String text;
    private final List<Expansion.Problem> problems = new ArrayList<>();
    private final List<Expansion.Use> uses = new ArrayList<>();
    private int at;
    private boolean broken;

    private Run(String text) {
      this.text = text;
    }

    private Expansion all() {
      StringBuilder out = new StringBuilder();
      words(out, 0, true);
      return new Expansion(out.toString(), problems, uses);
    }

    /** Reads up to the end, or inside braces up to the closing one. */
    private void words(StringBuilder out, int depth, boolean wanted) {
      while (at < text.length() && !(depth > 0 && text.charAt(at) == '}')) {
        if (text.charAt(at) == '$') {
          dollar(out, depth, wanted);
        } else {
          out.append(text.charAt(at++));
        }
      }
    }

    private void dollar(StringBuilder out, int depth, boolean wanted) {
      int start = at++;
      char next = at < text.length() ? text.charAt(at) : ' ';
      if (next == '$') {
        out.append('$');
        at++;
      } else if (next == '{') {
        at++;
        braces(out, start, depth, wanted);
      } else if (VariableName.isStart(next)) {
        plain(out, start, name(), wanted);
      } else {
        out.append('$');
      }
    }

    private void plain(StringBuilder out, int start, String name, boolean wanted) {
      variables
          .get(name)
          .ifPresentOrElse(
              value -> {
                append(out, value, start);
                used(wanted, start, name, variables.origin(name), value);
              },
              () -> {
                report(wanted, start, new Expansion.Cause.Unset(name));
                used(wanted, start, name, VariableUse.How.UNSET, "");
              });
    }

    private void braces(StringBuilder out, int start, int depth, boolean wanted) {
      String name = at < text.length() && VariableName.isStart(text.charAt(at)) ? name() : "";
      Operator operator = Operator.at(text, at);
      if (name.isEmpty() || operator == Operator.NONE || depth >= MAX_DEPTH) {
        malformed(start, name, depth);
        return;
      }
      at += operator.text().length();
      Optional<String> value = variables.get(name).filter(operator::counts);
      boolean wordWanted = wanted && operator.usesWord(value.isPresent());
      StringBuilder word = new StringBuilder();
      words(word, depth + 1, wordWanted);
      if (at >= text.length()) {
        malformed(start, name, depth);
        return;
      }
      at++;
      switch (operator) {
        case END -> plain(out, start, name, wanted);
        case DEFAULT_IF_EMPTY, DEFAULT -> {
          String text = value.orElseGet(word::toString);
          append(out, text, start);
          used(wanted, start, name, origin(name, value), text);
        }
        case REPLACE_IF_FILLED, REPLACE ->
            append(out, value.isPresent() ? word.toString() : "", start);
        case DEMAND_FILLED, DEMAND -> demand(out, start, name, value, word.toString(), wanted);
        case NONE -> throw new IllegalStateException("handled above");
      }
    }

    private void demand(
        StringBuilder out,
        int start,
        String name,
        Optional<String> value,
        String message,
        boolean wanted) {
      value.ifPresentOrElse(
          present -> {
            append(out, present, start);
            used(wanted, start, name, variables.origin(name), present);
          },
          () -> report(wanted, start, new Expansion.Cause.Demanded(name, message)));
    }

    private VariableUse.How origin(String name, Optional<String> value) {
      return value.isPresent() ? variables.origin(name) : VariableUse.How.DEFAULTED;
    }

    private void used(boolean wanted, int start, String name, VariableUse.How how, String value) {
      if (wanted) {
        uses.add(new Expansion.Use(name, how, value, start, Math.max(1, at - start)));
      }
    }

    /** Reports once and skips the rest, in which nothing is certain any more. */
    private void malformed(int start, String name, int depth) {
      stop(start, flaw(name, depth));
    }

    private String flaw(String name, int depth) {
      if (depth >= MAX_DEPTH) {
        return "references are nested more than " + MAX_DEPTH + " levels deep";
      }
      if (at >= text.length()) {
        return "'${" + name + "' is not closed by '}'";
      }
      return name.isEmpty()
          ? "'${' must be followed by the name of a variable"
          : "'" + Character.toString(text.codePointAt(at)) + "' cannot follow '${" + name + "'";
    }

    private void append(StringBuilder out, String value, int start) {
      growth += value.length();
      if (growth > MAX_GROWTH) {
        growth = MAX_GROWTH;
        stop(start, "variables make the spec too large");
      } else {
        out.append(value);
      }
    }

    private void stop(int start, String message) {
      if (!broken) {
        report(true, start, new Expansion.Cause.Malformed(message));
      }
      broken = true;
      at = text.length();
    }

    private void report(boolean wanted, int start, Expansion.Cause cause) {
      if (wanted) {
        problems.add(new Expansion.Problem(cause, start, Math.max(1, at - start)));
      }
    }

    private String name() {
      int start = at;
      while (at < text.length() && VariableName.isPart(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }
  }
}
