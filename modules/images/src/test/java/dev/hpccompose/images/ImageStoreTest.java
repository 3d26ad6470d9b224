package dev.hpccompose.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
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
    assertThat(store.remove(store.list())).isEmpty();
    assertThat(store.remove(store.list())).isEmpty();
    assertThat(image).doesNotExist();
    assertThat(precious).exists();
    try (var left = Files.list(base)) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  @DisplayName("a manifest that points elsewhere is believed in nothing: no path is read from it")
  void forgedManifests() throws IOException {
    Path cache = directory.resolve("cache");
    Path base = Files.createDirectories(cache.resolve("base"));
    Path precious = Files.createDirectories(directory.resolve("etc")).resolve("passwd");
    Files.writeString(precious, "x");
    Path image = Files.writeString(base.resolve(KEY + ".sqsh"), "image");
    Files.writeString(
        base.resolve(KEY + ".json"),
        "{\"schema_version\":1,\"key\":\"../../etc/passwd\",\"file\":\""
            + precious
            + "\",\"path\":\"/etc\",\"bytes\":5,\"made_at\":\"2026-11-20T00:00:00Z\"}");
    Files.createSymbolicLink(base.resolve("e" + KEY.substring(1) + ".json"), precious);
    Files.createSymbolicLink(cache.resolve("prepared"), directory.resolve("etc"));
    ImageStore store = new ImageStore(cache);
    assertThat(store.list()).singleElement().returns(image, ImageStore.Image::file);
    assertThat(store.list().getFirst().reference()).isEmpty();
    assertThat(store.remove(store.list())).isEmpty();
    store.sweep();
    assertThat(image).doesNotExist();
    assertThat(precious).hasContent("x");
  }

  @Test
  @DisplayName("an image that somebody makes anew stays, and a file that was replaced goes")
  void imagesAtWork() throws IOException {
    Path cache = directory.resolve("cache");
    Path base = Files.createDirectories(cache.resolve("base"));
    Path image = Files.writeString(base.resolve(KEY + ".sqsh"), "image");
    Path replaced = Files.writeString(base.resolve(KEY + ".0123456789abcdef.replaced.sqsh"), "old");
    Path lock = Files.writeString(base.resolve("." + KEY + ".lock"), "held by another machine\n");
    ImageStore store = new ImageStore(cache);
    assertThat(store.list()).hasSize(2).allMatch(one -> one.current().equals(image));
    assertThat(store.remove(store.list())).singleElement().returns(image, ImageStore.Image::file);
    assertThat(image).exists();
    assertThat(replaced).doesNotExist();
    assertThat(lock).exists();
  }

  @Test
  void aDirectoryThatIsNotThereHoldsNothing() throws IOException {
    assertThat(new ImageStore(directory.resolve("none")).list()).isEmpty();
  }
}
