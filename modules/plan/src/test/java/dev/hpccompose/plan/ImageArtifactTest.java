package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.internal.ArtifactKey;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.ImageFormat;
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
  @DisplayName("base images are imported below the cache (S-041, S-265)")
  void baseImages() {
    ImageArtifact artifact = only("docker://redis:7", false);
    Path expected = Path.of("/shared/c/base", keys("1.0").base("docker://redis:7") + ".sqsh");
    assertThat(artifact.base()).contains(expected);
    assertThat(artifact.prepared()).isEmpty();
    assertThat(artifact.runtime()).isEqualTo(expected);
    assertThat(expected.toString()).matches(".*/[0-9a-f]{64}\\.sqsh");
  }

  @Test
  @DisplayName("prepared images are exported below the cache and run in their place (S-042, S-266)")
  void preparedImages() {
    ImageArtifact artifact = only("docker://redis:7", true);
    assertThat(artifact.prepared().map(Path::getParent)).contains(Path.of("/shared/c/prepared"));
    assertThat(artifact.base()).isPresent();
    assertThat(artifact.runtime()).isEqualTo(artifact.prepared().orElseThrow());
    assertThat(artifact.rebuildsAlways()).isFalse();
  }

  @Test
  @DisplayName("a local image is used in place, or prepared without an import (S-040, S-212)")
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
  @DisplayName("an OCI layout is found beside the spec, and imported")
  void layouts() {
    ImageArtifact artifact = only("oci:./x:1", false);
    assertThat(artifact.reference()).isEqualTo("oci:" + directory.resolve("x") + ":1");
    assertThat(artifact.base().map(Path::getParent)).contains(Path.of("/shared/c/base"));
  }

  @Test
  @DisplayName("whatever decides the content decides the key (S-108)")
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
    different.forEach(one -> keys.add(keys("1.0").prepared("i", one)));
    keys.add(keys("1.0").prepared("i2", different.getFirst()));
    keys.add(keys("1.1").prepared("i", different.getFirst()));
    keys.add(keys("1.0").base("i"));
    keys.add(keys("1.1").base("i"));
    assertThat(keys).hasSize(different.size() + 4);
    assertThat(keys("1.0").prepared("i", different.getFirst()))
        .isEqualTo(keys("1.0").prepared("i", different.getFirst()));
  }

  @Test
  @DisplayName("the files of Apptainer have names of their own in a cache that both use")
  void formatsAreKeptApart() {
    ArtifactKey.Maker other = new ArtifactKey.Maker(ImageFormat.SIF, "1.0", Path::toString);
    assertThat(other.base("i")).isNotEqualTo(keys("1.0").base("i"));
    Path base = only("docker://redis:7", "apptainer").base().orElseThrow();
    assertThat(base.toString()).matches("/shared/c/base/[0-9a-f]{64}\\.sif");
    assertThat(only("docker://redis:7", "singularity").base()).contains(base);
  }

  @Test
  @DisplayName("a local image and hashed mounts count with what is in them, other mounts do not")
  void contentCounts() {
    Mount mount = new Mount(Path.of("/data"), "/b", false);
    Preparation plain = made(List.of("a"), List.of(mount), Map.of(), true);
    Preparation hashed = new Preparation(List.of("a"), List.of(mount), Map.of(), true, true);
    ArtifactKey.Maker before = new ArtifactKey.Maker(ImageFormat.SQUASHFS, "1.0", _ -> "old");
    ArtifactKey.Maker after = new ArtifactKey.Maker(ImageFormat.SQUASHFS, "1.0", _ -> "new");
    assertThat(after.prepared("i", plain)).isEqualTo(before.prepared("i", plain));
    assertThat(after.prepared("i", hashed)).isNotEqualTo(before.prepared("i", hashed));
    assertThat(after.prepared("/i.sqsh", plain)).isNotEqualTo(before.prepared("/i.sqsh", plain));
    assertThat(before.prepared("i", hashed)).isNotEqualTo(before.prepared("i", plain));
    assertThat(after.base("oci:/a:x")).isNotEqualTo(before.base("oci:/a:x"));
    assertThat(after.prepared("oci:/a", plain)).isNotEqualTo(before.prepared("oci:/a", plain));
  }

  private static ArtifactKey.Maker keys(String toolVersion) {
    return new ArtifactKey.Maker(ImageFormat.SQUASHFS, toolVersion, Path::toString);
  }

  private static Preparation made(
      List<String> commands, List<Mount> mounts, Map<String, String> environment, boolean root) {
    return new Preparation(commands, mounts, environment, root, false);
  }

  private ImageArtifact only(String image, String backend) {
    ComposeSpec spec =
        Plans.spec(
            directory,
            """
            x-slurm: {cache_dir: /shared/c}
            runtime: {backend: %s}
            services:
              app: {image: '%s'}
            """
                .formatted(backend, image));
    Plan plan =
        Planner.plan(spec, new PlanContext(Plans.HOME, Optional.empty())).plan().orElseThrow();
    return ImageArtifact.of(plan, "1.0", Path::toString).getFirst();
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
    return ImageArtifact.of(plan, "1.0", Path::toString).getFirst();
  }
}
