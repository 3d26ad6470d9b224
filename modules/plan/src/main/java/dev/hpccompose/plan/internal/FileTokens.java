package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of services in file names: ASCII letters, digits, {@code -} and {@code _} stay, every other
 * byte of UTF-8 becomes {@code _x<2 hex digits>_}. Of two that would be equal, the later one in the
 * file also encodes its {@code -} and {@code _}.
 */
public final class FileTokens {

  /** Leaves room for an ending such as {@code .log} below the 255 bytes of a file name. */
  private static final int MAX_LENGTH = 200;

  private FileTokens() {}

  /** The tokens by name, in the order of the file. */
  public static Map<String, String> of(List<ServiceSpec> services, Problems problems) {
    Map<String, String> tokens = new LinkedHashMap<>();
    Set<String> used = new HashSet<>();
    for (ServiceSpec service : services) {
      String token = unique(service.name().value(), used);
      if (token.length() > MAX_LENGTH) {
        reportLong(service.name(), problems);
      }
      tokens.put(service.name().value(), token);
    }
    return tokens;
  }

  private static String unique(String name, Set<String> used) {
    String token = encode(name, "-_");
    if (used.add(token)) {
      return token;
    }
    token = encode(name, "");
    // a name may look like the encoding of another one: each further round is longer, so this ends
    while (!used.add(token)) {
      token = encode(token, "");
    }
    return token;
  }

  /**
   * A name of which nothing is left but letters, digits and what is kept.
   *
   * @param kept the characters that stay besides letters and digits
   */
  static String encode(String name, String kept) {
    StringBuilder token = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if ((c < 128 && Character.isLetterOrDigit(c)) || kept.indexOf(c) >= 0) {
        token.append(c);
      } else {
        token.append("_x%02x_".formatted((int) c));
      }
    }
    return token.toString();
  }

  private static void reportLong(Located<String> name, Problems problems) {
    problems.add(
        DiagnosticCode.NAME_TOO_LONG,
        name.span(),
        "the name of the service is too long for a file name",
        "use at most " + MAX_LENGTH + " letters, digits, '-' and '_'");
  }
}
