package dev.hpccompose.images.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be asked: the header {@code WWW-Authenticate} of a 401.
 *
 * @param bearer whether a token of another place is wanted, and not a password
 * @param parameters such as {@code realm} and {@code scope}
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">token
 *     authentication</a>
 */
record Challenge(boolean bearer, Map<String, String> parameters) {

  private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

  static Challenge parse(String header) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher each = PARAMETER.matcher(header);
    while (each.find()) {
      parameters.put(each.group(1), each.group(2));
    }
    return new Challenge(header.regionMatches(true, 0, "Bearer", 0, 6), parameters);
  }

  /** Where the token is; empty where no place is named that can be asked. */
  Optional<URI> tokenPlace() {
    StringBuilder query = new StringBuilder();
    for (String name : new String[] {"service", "scope"}) {
      String value = parameters.get(name);
      if (value != null) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded);
      }
    }
    try {
      return Optional.ofNullable(parameters.get("realm")).map(realm -> URI.create(realm + query));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
