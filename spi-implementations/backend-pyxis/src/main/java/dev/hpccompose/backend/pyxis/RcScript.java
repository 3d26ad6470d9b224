package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.ImageConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script {@code /etc/rc} that Enroot writes into an image: its end executes ENTRYPOINT and CMD,
 * each word in the quotes of a shell. A script of another form is not understood, and left to the
 * container's shell.
 */
final class RcScript {

  private static final Pattern FORM =
      Pattern.compile(
          "(?s).*^cd \"(?<dir>[^\"]*)\".*"
              + "^if \\[ \\$# -gt 0 \\]; then\n"
              + " *exec ?(?<entrypoint>[^\n]*) \"\\$@\"\n"
              + "else\n"
              + " *exec(?<all>[^\n]*)\n"
              + "fi\n?",
          Pattern.MULTILINE);
  private static final Pattern WORD =
      Pattern.compile(" *'((?:[^'\\\\]|\\\\)*)'((?:\\\\''[^']*')*)");

  private RcScript() {}

  /**
   * What the script says.
   *
   * @param script its text
   * @param environment lines {@code NAME=value}
   */
  static Optional<ImageConfig> parse(String script, List<String> environment) {
    Matcher form = FORM.matcher(script);
    if (!form.matches()) {
      return Optional.empty();
    }
    Optional<List<String>> entrypoint = words(form.group("entrypoint"));
    Optional<List<String>> all = words(form.group("all"));
    if (entrypoint.isEmpty() || all.isEmpty()) {
      return Optional.empty();
    }
    int first = entrypoint.get().size();
    if (first > all.get().size() || !all.get().subList(0, first).equals(entrypoint.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageConfig(
            entrypoint.get(),
            all.get().subList(first, all.get().size()),
            Optional.of(form.group("dir")).filter(dir -> !dir.isEmpty()),
            environment.stream().filter(line -> line.matches("[A-Za-z_]\\w*=.*")).toList(),
            Optional.empty()));
  }

  /** Words in single quotes; empty for every other kind of words. */
  private static Optional<List<String>> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.strip());
    int at = 0;
    while (word.find() && word.start() == at) {
      words.add(word.group(1) + word.group(2).replaceAll("\\\\''([^']*)'", "'$1"));
      at = word.end();
    }
    return at == text.strip().length() ? Optional.of(words) : Optional.empty();
  }
}
