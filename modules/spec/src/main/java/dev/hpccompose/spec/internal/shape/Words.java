package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of several words.
 *
 * @param choices what can be chosen
 * @param word the word for a choice
 * @param <T> what a word stands for
 */
public record Words<T>(List<T> choices, Function<T, String> word) implements ValueType<Located<T>> {

  public Words {
    choices = List.copyOf(choices);
  }

  @Override
  public String shape() {
    return "one of " + String.join(", ", words());
  }

  @Override
  public Optional<Located<T>> read(YamlNode node, Reading in) {
    return Text.LINE.read(node, in).flatMap(text -> choose(text, in));
  }

  private Optional<Located<T>> choose(Located<String> text, Reading in) {
    Optional<T> chosen =
        choices.stream().filter(choice -> word.apply(choice).equals(text.value())).findFirst();
    if (chosen.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.UNKNOWN_WORD,
              text.span(),
              in.what() + " cannot be '" + text.value() + "'",
              NearestWord.to(text.value(), words())
                  .map(NearestWord::question)
                  .orElseGet(() -> "give one of: " + String.join(", ", words())));
    }
    return chosen.map(choice -> new Located<>(choice, text.span()));
  }

  private List<String> words() {
    return choices.stream().map(word).toList();
  }
}
