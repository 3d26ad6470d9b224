package dev.hpccompose.images.registry;

import dev.hpccompose.spec.ImageReference.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One image of an OCI layout, for this kind of machine.
 *
 * @param directory the layout
 * @param config digest of its configuration
 * @param layers from the lowest to the highest
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image
 *     layout</a>
 */
public record LayoutImage(Path directory, Blob config, List<Blob> layers) {

  /** The media type of {@link #manifest}. */
  static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final String NAME = "org.opencontainers.image.ref.name";
  private static final int LARGEST = 4 << 20;

  /**
   * A file of the layout.
   *
   * @param digest its name and what is in it
   * @param bytes its size
   * @param mediaType what it is
   */
  public record Blob(String digest, long bytes, String mediaType) {}

  /**
   * Finds the image.
   *
   * @throws IOException when it is not there, or not whole, in words for a person
   */
  public static LayoutImage open(Layout layout) throws IOException {
    Path directory = layout.directory();
    JsonTree manifest = document(directory, chosen(layout));
    Optional<JsonTree> ours = manifest.get("manifests").items().filter(Platform::fits).findFirst();
    if (ours.isPresent()) {
      manifest = document(directory, ours.get());
    }
    LayoutImage image =
        new LayoutImage(
            directory,
            blob(manifest.get("config")),
            manifest.get("layers").items().map(LayoutImage::blob).toList());
    image.requireBlobs();
    return image;
  }

  private static JsonTree chosen(Layout layout) throws IOException {
    List<JsonTree> all = tree(layout.index()).get("manifests").items().toList();
    List<JsonTree> fitting =
        layout
            .name()
            .map(name -> all.stream().filter(one -> name(one).equals(layout.name())).toList())
            .orElse(all);
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    String names =
        all.stream().flatMap(one -> name(one).stream()).collect(Collectors.joining(", "));
    throw new IOException(
        (fitting.isEmpty() ? "it has no such image" : "it has several images: name one")
            + (names.isEmpty() ? "" : " (" + names + ")"));
  }

  private static Optional<String> name(JsonTree descriptor) {
    return descriptor.get("annotations").get(NAME).text();
  }

  private static JsonTree document(Path directory, JsonTree descriptor) throws IOException {
    return tree(file(directory, blob(descriptor).digest()));
  }

  private static JsonTree tree(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(file + " does not exist");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than " + LARGEST + " bytes");
    }
    return JsonTree.read(Files.readAllBytes(file))
        .orElseThrow(() -> new IOException(file + " is not JSON"));
  }

  private static Blob blob(JsonTree descriptor) {
    return new Blob(
        descriptor.get("digest").text().orElse("nothing"),
        descriptor.get("size").number(),
        descriptor.get("mediaType").text().orElse(""));
  }

  /** Its USER, where it has one. */
  Optional<String> user() throws IOException {
    return ImageUser.in(tree(file(config.digest())));
  }

  private void requireBlobs() throws IOException {
    file(config.digest());
    for (Blob layer : layers) {
      file(layer.digest());
    }
  }

  /**
   * The file of a blob.
   *
   * @throws FileNotFoundException when there is none
   */
  Path file(String digest) throws IOException {
    Path file = file(directory, digest);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(file + " does not exist");
    }
    return file;
  }

  /** A digest is a name of a file only when it is one. */
  private static Path file(Path directory, String digest) throws IOException {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IOException("'" + digest + "' is not a SHA-256 digest");
    }
    return directory.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
  }

  /**
   * The manifest in the words of Docker's registries, schema 2, which all tools understand.
   *
   * @see <a href="https://distribution.github.io/distribution/spec/manifest-v2-2/">the format</a>
   */
  byte[] manifest() {
    String all = layers.stream().map(LayoutImage::layer).collect(Collectors.joining(","));
    return """
    {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}\
    """
        .formatted(
            MANIFEST, descriptor(config, "application/vnd.docker.container.image.v1+json"), all)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String layer(Blob layer) {
    int plus = layer.mediaType().indexOf('+');
    String packed = plus < 0 ? "" : "." + layer.mediaType().substring(plus + 1);
    boolean known = List.of("", ".gzip", ".zstd").contains(packed);
    return descriptor(
        layer, "application/vnd.docker.image.rootfs.diff.tar" + (known ? packed : ""));
  }

  private static String descriptor(Blob blob, String mediaType) {
    return """
    {"mediaType":"%s","size":%d,"digest":"%s"}\
    """
        .formatted(mediaType, blob.bytes(), blob.digest());
  }
}
