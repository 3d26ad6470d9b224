package dev.hpccompose.images.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Manifests in the form in which they are written, read without a parser: of ten thousand images
 * each would cost its own. What has another form is left to the parser.
 */
final class PlainManifest {

  private static final String REFERENCE = "\",\"reference\":\"";

  private PlainManifest() {}

  /** The image as the spec named it; empty for what is not of that form, key and size. */
  static Optional<String> reference(byte[] bytes, String key, long size) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String head = "{\"schema_version\":1,\"key\":\"" + key + "\",\"kind\":\"";
    int kind = text.indexOf('"', head.length());
    int begin = kind + REFERENCE.length();
    int end = text.indexOf('"', begin);
    boolean plain =
        text.startsWith(head)
            && text.startsWith(REFERENCE, kind)
            && text.startsWith(",\"bytes\":" + size + ",\"made_at\":\"", end + 1)
            && (text.endsWith("\"}\n") || text.endsWith("]}\n"));
    return plain
        ? Optional.of(text.substring(begin, end)).filter(name -> name.indexOf('\\') < 0)
        : Optional.empty();
  }
}
