package dev.hpccompose.system.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What is known of the file system below a path. */
public final class Storage {

  private static final double GIB = 1L << 30;

  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "lustre",
          "gpfs",
          "beegfs",
          "ceph",
          "cephfs",
          "fuse.ceph",
          "panfs",
          "cifs",
          "smb3",
          "afs",
          "wekafs",
          "glusterfs",
          "fuse.glusterfs",
          "orangefs",
          "pvfs2");

  private Storage() {}

  /** The directory itself, or the nearest one above it that exists. */
  public static Path nearest(Path directory) {
    Path here = directory;
    while (!Files.exists(here) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }

  /** Its path and its kind. */
  public static String described(Path directory) {
    return directory + kind(directory);
  }

  private static String kind(Path directory) {
    try {
      return " (" + Files.getFileStore(nearest(directory)).type() + ")";
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether a path lies on a file system that several machines share. */
  public static boolean isNetwork(Path path) throws IOException {
    return NETWORK.contains(Files.getFileStore(nearest(path)).type());
  }

  /** Bytes that may be written there. */
  public static long free(Path directory) throws IOException {
    FileStore store = Files.getFileStore(nearest(directory));
    return store.getUsableSpace();
  }

  /** An amount of space for people, such as {@code 1.4 GiB}. */
  public static String text(long bytes) {
    return bytes < GIB / 10
        ? (bytes >> 20) + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}
