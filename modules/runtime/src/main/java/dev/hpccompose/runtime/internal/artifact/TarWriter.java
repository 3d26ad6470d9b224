package dev.hpccompose.runtime.internal.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Files and links as a tape archive in the format of POSIX. It names no owner. */
public final class TarWriter implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final TarArchiveOutputStream tar;
  private final LongConsumer progress;
  private final byte[] buffer = new byte[BUFFER];

  /**
   * An empty archive.
   *
   * @param progress hears the sizes of pieces of files that were written
   */
  public TarWriter(OutputStream out, LongConsumer progress) {
    this.tar = new TarArchiveOutputStream(out, "UTF-8");
    this.progress = progress;
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /**
   * One more file.
   *
   * @param name its name in the archive
   * @param bytes the size that it has to have
   * @throws IOException when it cannot be read, or is no file of this size
   */
  public void file(String name, Path file, long bytes) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile() || found.size() != bytes) {
      throw new IOException(file + " is not what was exported");
    }
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes);
    entry.setMode(mode(found.permissions()));
    entry.setModTime(found.lastModifiedTime());
    tar.putArchiveEntry(entry);
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        tar.write(buffer, 0, read);
        progress.accept(read);
      }
    }
    tar.closeArchiveEntry();
  }

  /** One more symbolic link. */
  public void link(String name, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    String letters = PosixFilePermissions.toString(permissions);
    int mode = 0;
    for (int i = 0; i < letters.length(); i++) {
      mode = 2 * mode + (letters.charAt(i) == '-' ? 0 : 1);
    }
    return mode;
  }
}
