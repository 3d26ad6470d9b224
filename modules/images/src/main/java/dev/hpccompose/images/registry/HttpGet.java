package dev.hpccompose.images.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a server for a small document, through the proxy that curl would take.
 *
 * @param environment names the proxy
 * @param timeout for the connection, and for each part of the answer
 */
record HttpGet(Map<String, String> environment, Duration timeout) {

  private static final int LARGEST = 4 << 20;

  /**
   * What came.
   *
   * @param status of HTTP
   * @param challenge the header {@code WWW-Authenticate}, or nothing
   * @param place the header {@code Location}, or nothing
   * @param body the document; empty when the status is an error
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Reply(int status, String challenge, String place, byte[] body) {

    boolean succeeded() {
      return status == HttpURLConnection.HTTP_OK;
    }
  }

  Reply get(URI from, Map<String, String> headers) throws IOException {
    if (!(from.toURL().openConnection(proxy(from)) instanceof HttpURLConnection connection)) {
      throw new IOException("not a web address: " + from);
    }
    connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
    connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
    connection.setInstanceFollowRedirects(false); // a header with a secret goes nowhere else
    headers.forEach(connection::setRequestProperty);
    try {
      int status = connection.getResponseCode();
      return new Reply(
          status,
          header(connection, "WWW-Authenticate"),
          header(connection, "Location"),
          body(connection, status));
    } finally {
      connection.disconnect();
    }
  }

  private static String header(HttpURLConnection connection, String name) {
    return Objects.requireNonNullElse(connection.getHeaderField(name), "");
  }

  private static byte[] body(HttpURLConnection connection, int status) throws IOException {
    if (status != HttpURLConnection.HTTP_OK) {
      return new byte[0];
    }
    try (InputStream content = connection.getInputStream()) {
      byte[] body = content.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
      return body;
    }
  }

  private Proxy proxy(URI to) {
    String name = to.getScheme() + "_proxy";
    String text = environment.getOrDefault(name, upper(name));
    return text.isEmpty() || isExcepted(to.getHost())
        ? Proxy.NO_PROXY
        : address(text).map(at -> new Proxy(Proxy.Type.HTTP, at)).orElse(Proxy.NO_PROXY);
  }

  /** Only the lower-case name of the one for HTTP counts: servers set the other. */
  private String upper(String name) {
    return name.startsWith("https")
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "")
        : "";
  }

  private boolean isExcepted(String host) {
    String names = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    return Arrays.stream(names.split(","))
        .map(String::strip)
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }

  private static Optional<InetSocketAddress> address(String text) {
    URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
    return Optional.ofNullable(proxy.getHost())
        .map(host -> new InetSocketAddress(host, proxy.getPort() < 0 ? 80 : proxy.getPort()));
  }
}
