package dev.hpccompose.images.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a preparation at every write and in every phase, one after the other, until one is reached
 * at which it ends by itself. Whatever is left, the next preparation succeeds.
 */
class CrashPointTest {

  private static final int AT_MOST = 200;
  private static final int NO_PROCESS = Integer.MAX_VALUE;

  @TempDir private Path directory;
  private Path world = Path.of("");

  @ParameterizedTest
  @EnumSource
  @DisplayName("a killed import is never a hit, and the next one succeeds and clears up")
  void imports(Mortal.Moment moment) throws Exception {
    int points = walk(moment, this::base, false);
    assertThat(points).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a killed preparation is never a hit, and the next one succeeds and clears up")
  void prepares(Mortal.Moment moment) throws Exception {
    int points = walk(moment, this::prepared, false);
    assertThat(points).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "while an image is made anew and the maker is killed, the old file or the new one is there")
  void replaces(Mortal.Moment moment) throws Exception {
    walk(moment, this::prepared, true);
  }

  @Test
  @DisplayName("a preparation that lives leaves the image, its manifest, and no name with a dot")
  void leavesNothingElse() throws Exception {
    world = directory.resolve("alive");
    Files.createDirectories(world);
    base(new Mortal(NO_PROCESS, Mortal.Moment.BEFORE)).get(false);
    assertThat(world.resolve("cache/base").toFile().list())
        .containsExactlyInAnyOrder("base.sqsh", "base.json");
  }

  /** What is made. */
  @FunctionalInterface
  private interface Work {
    ImageBuild by(Mortal process) throws IOException;
  }

  private int walk(Mortal.Moment moment, Work work, boolean anew) throws Exception {
    for (int point = 0; point < AT_MOST; point++) {
      world = Files.createDirectories(directory.resolve(moment + "-" + point));
      if (anew) {
        work.by(immortal()).get(false);
      }
      Mortal process = new Mortal(point, moment);
      killed(work.by(process), anew);
      assertNothingPartialCounts(anew);
      work.by(immortal()).get(anew);
      assertWhole();
      if (!process.isDead()) {
        return point;
      }
    }
    throw new AssertionError("there is no end to it");
  }

  private static Mortal immortal() {
    return new Mortal(NO_PROCESS, Mortal.Moment.BEFORE);
  }

  private static void killed(ImageBuild image, boolean anew) throws Exception {
    try {
      SubmissionEvent _ = image.get(anew).fact();
    } catch (Mortal.Killed e) {
      // as it was meant
    }
  }

  private void assertNothingPartialCounts(boolean wasThere) throws IOException {
    for (CacheSlot slot : List.of(baseSlot(), preparedSlot())) {
      String whole = slot.equals(baseSlot()) ? FakePreparer.IMPORTED : FakePreparer.PREPARED;
      if (ImageCache.find(slot).isPresent() || Files.exists(slot.image())) {
        assertThat(slot.image()).hasContent(whole.strip());
      } else {
        assertThat(wasThere && slot.equals(preparedSlot())).as("the old one is gone").isFalse();
      }
    }
  }

  /** Who was killed when all was done left its traces: making clears up, and so does pruning. */
  private void assertWhole() throws IOException {
    ImageCache cache = new ImageCache(CacheFiles.real(), LockOwner.current());
    for (CacheSlot slot : List.of(baseSlot(), preparedSlot())) {
      if (Files.exists(slot.image())) {
        assertThat(ImageCache.find(slot)).isPresent();
        cache.clear(slot);
      }
    }
    for (String stage : List.of("base", "prepared")) {
      Path below = world.resolve("cache").resolve(stage);
      String[] names = below.toFile().list();
      assertThat(names == null ? new String[0] : names)
          .as(below.toString())
          .noneMatch(name -> name.startsWith("."));
    }
    assertThat(world.resolve("tools/containers").toFile().list()).isEmpty();
  }

  private CacheSlot baseSlot() {
    return new CacheSlot(world.resolve("cache/base/base.sqsh"));
  }

  private CacheSlot preparedSlot() {
    return new CacheSlot(world.resolve("cache/prepared/prepared.sqsh"));
  }

  private ImageBuild base(Mortal process) {
    return image(process, baseSlot(), new BaseRecipe("docker://base"));
  }

  private ImageBuild prepared(Mortal process) throws IOException {
    Path base = Files.writeString(world.resolve("local.sqsh"), FakePreparer.IMPORTED);
    Preparation made =
        new Preparation(List.of("echo made >>\"$1\""), List.of(), Map.of(), true, false);
    return image(process, preparedSlot(), new PreparedRecipe("docker://base", base, made));
  }

  private ImageBuild image(Mortal process, CacheSlot slot, ImageBuild.Recipe recipe) {
    BuildContext shop =
        new BuildContext(
            process.preparer(world.resolve("tools")),
            process.files(),
            _ -> {},
            InstantSource.system(),
            "1",
            false,
            _ -> Optional.empty(),
            _ -> {});
    LockOwner current = LockOwner.current();
    LockOwner gone =
        new LockOwner(current.token(), current.host(), current.machine(), NO_PROCESS, 0);
    return new ImageBuild(shop, slot, "docker://base", recipe, gone);
  }
}
