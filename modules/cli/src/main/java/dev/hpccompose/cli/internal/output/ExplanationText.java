package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.spec.Explanation;

/** What a kind of finding means, for people. */
public final class ExplanationText {

  private ExplanationText() {}

  /** The text of {@code explain}. */
  public static String of(Explanation explanation, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.strong(explanation.code().id()))
        .append(" (")
        .append(explanation.code().severity().label())
        .append("): ")
        .append(explanation.code().title())
        .append("\n\n")
        .append(explanation.why())
        .append('\n');
    explanation
        .examples()
        .ifPresent(
            examples -> {
              text.append('\n').append(style.strong("Not so:")).append("\n\n");
              text.append(examples.bad().indent(4));
              text.append('\n').append(style.strong("But so:")).append("\n\n");
              text.append(examples.good().indent(4));
            });
    return text.toString();
  }
}
