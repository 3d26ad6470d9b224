package dev.hpccompose.images.internal;

import dev.hpccompose.plan.ContentFingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Tells what is in files. Of an image, which may have a hundred gigabytes, its size, its time and
 * its two ends count, where squashfs keeps its tables; of all else every byte.
 */
public final class Fingerprints implements ContentFingerprint {

  private static final int END = 1 << 16;
  private static final int BUFFER = 1 << 16;

  @Override
  public String of(Path path) {
    MessageDigest digest = digest();
    try {
      if (Files.isDirectory(path)) {
        tree(path, digest);
      } else if (path.toString().endsWith(".sqsh") || path.toString().endsWith(".squashfs")) {
        image(path, digest);
      } else {
        file(path, digest);
      }
    } catch (IOException e) {
      text(digest, "unreadable");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void image(Path image, MessageDigest digest) throws IOException {
    BasicFileAttributes about = Files.readAttributes(image, BasicFileAttributes.class);
    text(digest, about.size() + " " + about.lastModifiedTime());
    try (InputStream in = Files.newInputStream(image)) {
      digest.update(in.readNBytes(END));
      in.skipNBytes(Math.max(0, about.size() - 2L * END));
      digest.update(in.readNBytes(END));
    }
  }

  /** In the order of names, whatever the file system's is. */
  private static void tree(Path root, MessageDigest digest) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(root.relativize(file).toString(), file);
            return FileVisitResult.CONTINUE;
          }
        });
    for (var entry : files.entrySet()) {
      text(digest, entry.getKey());
      if (Files.isSymbolicLink(entry.getValue())) {
        text(digest, Files.readSymbolicLink(entry.getValue()).toString());
      } else if (Files.isRegularFile(entry.getValue(), LinkOption.NOFOLLOW_LINKS)) {
        file(entry.getValue(), digest);
      }
    }
  }

  private static void file(Path file, MessageDigest digest) throws IOException {
    MessageDigest content = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.update(buffer, 0, read);
      }
    }
    text(digest, (Files.isExecutable(file) ? "x" : "-") + Files.size(file));
    digest.update(content.digest());
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
