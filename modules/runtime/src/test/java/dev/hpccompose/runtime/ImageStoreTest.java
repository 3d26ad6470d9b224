package dev.hpccompose.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir Path directory;

  @Test
  void onlyFilesNamedByKeysBelongToIt() throws IOException {
    Path cache = directory.resolve("cache");
    Path base = Files.createDirectories(cache.resolve("base"));
    Path image = Files.writeString(base.resolve(KEY + ".sqsh"), "image");
    Files.setLastModifiedTime(image, FileTime.from(Instant.EPOCH));
    Path precious = Files.writeString(directory.resolve("precious"), "x");
    Files.createSymbolicLink(base.resolve("f" + KEY.substring(1) + ".sqsh"), precious);
    Files.writeString(base.resolve("notes.sqsh"), "x");
    Files.createDirectories(base.resolve("e" + KEY.substring(1) + ".sqsh"));
    Files.createDirectories(cache.resolve("rendezvous/db"));

    ImageStore store = new ImageStore(cache);
    assertThat(store.list()).containsExactly(new ImageStore.Image("base", image, 5, Instant.EPOCH));
    store.remove(store.list());
    store.remove(store.list());
    assertThat(image).doesNotExist();
    assertThat(precious).exists();
    try (var left = Files.list(base)) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void aDirectoryThatIsNotThereHoldsNothing() throws IOException {
    assertThat(new ImageStore(directory.resolve("none")).list()).isEmpty();
  }
}
