package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.ContentFingerprint;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.spec.ImageFormat;
import dev.hpccompose.spec.ImageReference;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of artifacts: SHA-256 over all that decides what is in them. Every part is written with its
 * kind and its length, so that no two different inputs are the same bytes.
 */
public final class ArtifactKey {

  /** To find one takes longer than to use it. */
  private static final MessageDigest SHA_256 = digest();

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  private ArtifactKey(String kind, String toolVersion) {
    text(kind);
    text(toolVersion);
  }

  /**
   * Makes keys.
   *
   * @param format what is made of images
   * @param toolVersion version of the tool
   * @param content asked for local images and hashed mounts
   */
  public record Maker(ImageFormat format, String toolVersion, ContentFingerprint content) {

    /**
     * The key of an imported base image.
     *
     * @param reference with scheme, such as {@code docker://redis:7}
     */
    public String base(String reference) {
      return layout(new ArtifactKey(kind("base"), toolVersion).text(reference), reference).hex();
    }

    /** All blobs of a layout are named by what is in them, so that its index tells of all. */
    private ArtifactKey layout(ArtifactKey key, String image) {
      ImageReference.Layout.parse(image).ifPresent(layout -> key.text(content.of(layout.index())));
      return key;
    }

    /**
     * The key of a prepared image.
     *
     * @param image reference of the base image, or the path of a local one
     * @param preparation what is done to it
     */
    public String prepared(String image, Preparation preparation) {
      ArtifactKey key = new ArtifactKey(kind("prepared"), toolVersion).text(image);
      key.flag(image.startsWith("/"));
      if (image.startsWith("/")) {
        key.text(content.of(Path.of(image)));
      }
      layout(key, image);
      key.count('c', preparation.commands().size());
      preparation.commands().forEach(key::text);
      key.count('m', preparation.mounts().size());
      preparation.mounts().forEach(mount -> mount(key, mount, preparation.hashMounts()));
      key.count('e', preparation.environment().size());
      preparation.environment().forEach((name, value) -> key.text(name).text(value));
      return key.flag(preparation.root()).hex();
    }

    /** Images of both formats may lie in one cache. */
    private String kind(String stage) {
      return format == ImageFormat.SQUASHFS ? stage : stage + format.suffix();
    }

    private void mount(ArtifactKey key, Mount mount, boolean hashed) {
      key.text(mount.source().toString()).text(mount.target()).flag(mount.readOnly()).flag(hashed);
      if (hashed) {
        key.text(content.of(mount.source()));
      }
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  private ArtifactKey text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    count('s', bytes.length);
    parts.writeBytes(bytes);
    return this;
  }

  private ArtifactKey flag(boolean flag) {
    parts.write(flag ? 't' : 'f');
    return this;
  }

  private void count(char kind, int count) {
    parts.write(kind);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      parts.write(count >>> shift);
    }
  }

  private String hex() {
    synchronized (SHA_256) {
      return HexFormat.of().formatHex(SHA_256.digest(parts.toByteArray()));
    }
  }
}
