package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** A name, or several with commas, as Slurm has them: no blanks, no quotes. */
final class SlurmWord {

  static final ValueType<Located<String>> TYPE = Text.LINE.then("a string", SlurmWord::check);

  private SlurmWord() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    Optional<String> foreign =
        text.value()
            .codePoints()
            .filter(c -> Character.isWhitespace(c) || "'\"\\#$`".indexOf(c) >= 0)
            .mapToObj(Character::toString)
            .findFirst();
    foreign.ifPresent(
        c ->
            in.findings()
                .add(
                    DiagnosticCode.BAD_WORD,
                    text.span(),
                    in.what() + " cannot hold '" + c + "'",
                    "give one name, or several separated by commas"));
    return foreign.isEmpty() ? Optional.of(text) : Optional.empty();
  }
}
