package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.internal.ArtifactKey;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.PrepareSpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArtifactTest {

  @TempDir Path directory;

  @Test
  @DisplayName("S-041, S-265: base images are imported below the cache")
  void baseImages() {
    ImageArtifact artifact = only("docker://redis:7", false);
    Path expected =
        Path.of("/shared/c/base", ArtifactKey.base("docker://redis:7", "1.0") + ".sqsh");
    assertThat(artifact.base()).contains(expected);
    assertThat(artifact.prepared()).isEmpty();
    assertThat(artifact.runtime()).isEqualTo(expected);
    assertThat(expected.getFileName().toString()).matches("[0-9a-f]{64}\\.sqsh");
  }

  @Test
  @DisplayName("S-042, S-266: prepared images are exported below the cache and run in their place")
  void preparedImages() {
    ImageArtifact artifact = only("docker://redis:7", true);
    assertThat(artifact.prepared().map(Path::getParent)).contains(Path.of("/shared/c/prepared"));
    assertThat(artifact.base()).isPresent();
    assertThat(artifact.runtime()).isEqualTo(artifact.prepared().orElseThrow());
    assertThat(artifact.rebuildsAlways()).isFalse();
  }

  @Test
  @DisplayName("S-040, S-212: a local image is used in place, or prepared without an import")
  void localImages() {
    Path image = directory.resolve("x.sqsh");
    assertThat(only("./x.sqsh", false))
        .isEqualTo(
            new ImageArtifact("app", image.toString(), Optional.empty(), Optional.empty(), false));
    assertThat(only("./x.sqsh", false).runtime()).isEqualTo(image);
    assertThat(only("./x.sqsh", true).base()).isEmpty();
    assertThat(only("./x.sqsh", true).runtime().toString()).startsWith("/shared/c/prepared/");
  }

  @Test
  @DisplayName("S-108: whatever decides the content decides the key")
  void everyPartCounts() {
    Mount mount = new Mount(Path.of("/a"), "/b", false);
    Set<String> keys = new HashSet<>();
    List<Preparation> different =
        List.of(
            made(List.of("ab", "c"), List.of(), Map.of(), true),
            made(List.of("a", "bc"), List.of(), Map.of(), true),
            made(List.of("ab", "c"), List.of(mount), Map.of(), true),
            made(List.of("ab", "c"), List.of(new Mount(Path.of("/a"), "/b", true)), Map.of(), true),
            made(List.of("ab", "c"), List.of(), Map.of("X", "1"), true),
            made(List.of("ab", "c"), List.of(), Map.of("X1", ""), true),
            made(List.of("ab", "c"), List.of(), Map.of(), false));
    different.forEach(one -> keys.add(ArtifactKey.prepared("i", one, "1.0")));
    keys.add(ArtifactKey.prepared("i2", different.getFirst(), "1.0"));
    keys.add(ArtifactKey.prepared("i", different.getFirst(), "1.1"));
    keys.add(ArtifactKey.base("i", "1.0"));
    keys.add(ArtifactKey.base("i", "1.1"));
    assertThat(keys).hasSize(different.size() + 4);
    assertThat(ArtifactKey.prepared("i", different.getFirst(), "1.0"))
        .isEqualTo(ArtifactKey.prepared("i", different.getFirst(), "1.0"));
  }

  private static Preparation made(
      List<String> commands, List<Mount> mounts, Map<String, String> environment, boolean root) {
    return new Preparation(commands, mounts, environment, root, false);
  }

  private ImageArtifact only(String image, boolean prepared) {
    ComposeSpec spec =
        Plans.spec(
            directory,
            "x-slurm: {cache_dir: /shared/c}\nservices:\n  app: {image: '" + image + "'}\n");
    PrepareSpec prepare =
        new PrepareSpec(
            Specs.at("").span(), List.of(Specs.at("make")), List.of(), List.of(), true, false);
    ComposeSpec changed =
        prepared
            ? Specs.service(spec, 0, old -> new Specs.Service(old).prepare(prepare).spec())
            : spec;
    Plan plan =
        Planner.plan(changed, new PlanContext(Plans.HOME, Optional.empty())).plan().orElseThrow();
    return ImageArtifact.of(plan, "1.0").getFirst();
  }
}
