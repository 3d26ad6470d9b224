package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Preparation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of artifacts: SHA-256 over all that decides what is in them. Every part is written with its
 * kind and its length, so that no two different inputs are the same bytes.
 */
public final class ArtifactKey {

  private final MessageDigest digest;

  private ArtifactKey(String kind, String toolVersion) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    text(kind);
    text(toolVersion);
  }

  /**
   * The key of an imported base image.
   *
   * @param reference with scheme, such as {@code docker://redis:7}
   * @param toolVersion version of the tool
   */
  public static String base(String reference, String toolVersion) {
    return new ArtifactKey("base", toolVersion).text(reference).hex();
  }

  /**
   * The key of a prepared image.
   *
   * @param image reference of the base image, or the path of a local one
   * @param preparation what is done to it
   * @param toolVersion version of the tool
   */
  public static String prepared(String image, Preparation preparation, String toolVersion) {
    ArtifactKey key = new ArtifactKey("prepared", toolVersion);
    key.text(image);
    key.count('c', preparation.commands().size());
    preparation.commands().forEach(key::text);
    key.count('m', preparation.mounts().size());
    preparation.mounts().forEach(key::mount);
    key.count('e', preparation.environment().size());
    preparation.environment().forEach((name, value) -> key.text(name).text(value));
    return key.flag(preparation.root()).hex();
  }

  private void mount(Mount mount) {
    text(mount.source().toString()).text(mount.target()).flag(mount.readOnly());
  }

  private ArtifactKey text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    count('s', bytes.length);
    digest.update(bytes);
    return this;
  }

  private ArtifactKey flag(boolean flag) {
    digest.update((byte) (flag ? 't' : 'f'));
    return this;
  }

  private void count(char kind, int count) {
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).flip());
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
