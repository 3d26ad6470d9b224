package dev.hpccompose.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a kind of finding means.
 *
 * @param code the kind
 * @param why why it is one, and what to do: a few sentences
 * @param examples a spec that has it and one that does not, where a spec alone can show it
 */
public record Explanation(DiagnosticCode code, String why, Optional<Examples> examples) {

  private static final String BAD = "\n--- bad\n";
  private static final String GOOD = "\n--- good\n";

  /**
   * Two specs.
   *
   * @param bad has a finding of this kind
   * @param good has no error and no finding of this kind
   */
  public record Examples(String bad, String good) {}

  /** What a kind means, from the page that each kind has. */
  public static Explanation of(DiagnosticCode code) {
    String page = page("explain/" + code.id() + ".txt");
    int bad = page.indexOf(BAD);
    int good = page.indexOf(GOOD);
    return bad < 0 || good < bad
        ? new Explanation(code, page.strip(), Optional.empty())
        : new Explanation(
            code,
            page.substring(0, bad).strip(),
            Optional.of(
                new Examples(
                    page.substring(bad + BAD.length(), good + 1),
                    page.substring(good + GOOD.length()))));
  }

  private static String page(String resource) {
    try (InputStream in = Explanation.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the page " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
