package dev.hpccompose.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The images in a cache directory. Only regular files directly below {@code base} and {@code
 * prepared} whose names are keys belong to it; nothing else is ever listed or removed.
 *
 * @param directory the cache directory, absolute
 */
public record ImageStore(Path directory) {

  private static final List<String> STAGES = List.of("base", "prepared");

  /** Refuses a relative directory. */
  public ImageStore {
    if (!directory.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + directory);
    }
  }

  /**
   * One image.
   *
   * @param stage {@code base} or {@code prepared}
   * @param file the file
   * @param bytes its size
   * @param written when it was written
   */
  public record Image(String stage, Path file, long bytes, Instant written) {}

  /** All images, the oldest first; none where the directory does not exist. */
  public List<Image> list() throws IOException {
    List<Image> images = new ArrayList<>();
    for (String stage : STAGES) {
      Path below = directory.resolve(stage);
      if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
        collect(stage, below, images);
      }
    }
    images.sort(Comparator.comparing(Image::written).thenComparing(Image::file));
    return images;
  }

  private static void collect(String stage, Path below, List<Image> images) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(below, ImageStore::isKey)) {
      for (Path file : files) {
        BasicFileAttributes about =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (about.isRegularFile()) {
          images.add(new Image(stage, file, about.size(), about.lastModifiedTime().toInstant()));
        }
      }
    }
  }

  private static boolean isKey(Path file) {
    return String.valueOf(file.getFileName()).matches("[0-9a-f]{64}\\.sqsh");
  }

  /** Removes images that {@link #list} gave; one that is gone already is no problem. */
  public void remove(List<Image> images) throws IOException {
    for (Image image : images) {
      Files.deleteIfExists(image.file());
    }
  }
}
