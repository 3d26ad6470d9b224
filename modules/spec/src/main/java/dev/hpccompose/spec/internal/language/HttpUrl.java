package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An http or https URL with a host. */
final class HttpUrl {

  static final ValueType<Located<String>> TYPE =
      Text.LINE.then("a URL such as http://127.0.0.1:8080/health", HttpUrl::check);

  private HttpUrl() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    if (isLegal(text.value())) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.BAD_URL,
            text.span(),
            in.what() + " is not an http or https URL: '" + text.value() + "'",
            "write it in full, such as http://127.0.0.1:8080/health");
    return Optional.empty();
  }

  static boolean isLegal(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme());
      return uri.getHost() != null
          && uri.getPort() <= 65_535
          && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
