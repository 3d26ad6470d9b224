package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.Optional;

/** Where an image comes from. */
public sealed interface ImageReference {

  /** As tools take it. */
  String text();

  /**
   * An image of a registry or of a local daemon.
   *
   * @param uri with scheme, such as {@code docker://redis:7}
   */
  record Remote(String uri) implements ImageReference {
    @Override
    public String text() {
      return uri;
    }
  }

  /**
   * A squashfs or SIF file.
   *
   * @param path absolute
   */
  record LocalFile(Path path) implements ImageReference {
    @Override
    public String text() {
      return path.toString();
    }
  }

  /**
   * An image of a directory as tools for images of registries write it.
   *
   * @param directory the directory, absolute
   * @param name which of its images; empty where there is only one
   * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image
   *     layout</a>
   */
  record Layout(Path directory, Optional<String> name) implements ImageReference {

    private static final String SCHEME = "oci:";

    /** Such as {@code oci:/images/app:1.0}. */
    @Override
    public String text() {
      return SCHEME + directory + name.map(":"::concat).orElse("");
    }

    /** What {@link #text} wrote; empty for all else. */
    public static Optional<Layout> parse(String text) {
      if (!text.startsWith(SCHEME)) {
        return Optional.empty();
      }
      int colon = text.indexOf(':', SCHEME.length());
      int end = colon < 0 ? text.length() : colon;
      return Optional.of(
          new Layout(
              Path.of(text.substring(SCHEME.length(), end)),
              colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1))));
    }

    /** The file that says which images there are. */
    public Path index() {
      return directory.resolve("index.json");
    }
  }
}
