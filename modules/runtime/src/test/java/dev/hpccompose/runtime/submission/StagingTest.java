package dev.hpccompose.runtime.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.StagedContent;
import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.runtime.fixture.TestPlans;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.submission.SubmitOutcome.NotReady;
import dev.hpccompose.runtime.submission.SubmitOutcome.Submitted;
import dev.hpccompose.spec.FileSource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SecretText;
import dev.hpccompose.spec.SourceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Secrets and configs of a run are files of their owner, and are nowhere else")
class StagingTest {

  private static final String SECRET = "s3cr3t-hunter2";
  private static final String KEY = "files/app/secrets/key";
  private static final String CONFIG = "files/app/configs/app.conf";

  @TempDir private Path directory;
  private RunFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = RunFixture.in(directory);
  }

  @Test
  void theyAreWrittenForTheirOwnerOnly() throws IOException {
    Path config = Files.writeString(directory.resolve("app.conf"), "a = 1\n");
    RunDirectory run =
        ((Submitted) fixture.submit(order(List.of(text(KEY), file(CONFIG, config))))).run();
    assertThat(run.path().resolve(KEY)).hasContent(SECRET);
    assertThat(run.path().resolve(CONFIG)).hasSameBinaryContentAs(config);
    for (String place : List.of("files", "files/app", "files/app/secrets", "files/app/configs")) {
      assertThat(permissions(run.path().resolve(place))).isEqualTo("rwx------");
    }
    assertThat(permissions(run.path().resolve(KEY))).isEqualTo("r--------");
    assertThat(permissions(run.path().resolve(CONFIG))).isEqualTo("r--------");
    try (Stream<Path> left = Files.list(run.path().resolve("files/app/secrets"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void theTextOfASecretIsInNoOtherFileAndInNoText() throws IOException {
    SubmitOrder order = order(List.of(text(KEY), text(CONFIG)));
    SubmitOutcome outcome = fixture.submit(order);
    assertThat(outcome).isInstanceOf(Submitted.class);
    assertThat(order.toString() + outcome).doesNotContain(SECRET);
    assertThat(holders()).containsExactlyInAnyOrder("key", "app.conf");
  }

  @Test
  void aRunThatWasRefusedByTheFileSystemLeavesNoSecret() throws IOException {
    Files.createDirectories(directory.resolve(".hpc-compose"));
    Files.writeString(directory.resolve(".hpc-compose/runs"), "in the way");
    assertThat(fixture.submit(order(List.of(text(KEY), text(CONFIG)))))
        .isInstanceOf(NotReady.class);
    assertThat(holders()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsToldBeforeAnythingIsWritten() {
    Path missing = directory.resolve("missing");
    NotReady outcome = (NotReady) fixture.submit(order(List.of(text(KEY), file(CONFIG, missing))));
    assertThat(outcome.problem())
        .isEqualTo(
            "the file '" + missing + "' of a secret or config cannot be read: it does not exist");
    assertThat(directory.resolve(".hpc-compose")).doesNotExist();
  }

  @Test
  void aPlanIsNotSubmittedWithoutTheContentOfItsFiles() {
    NotReady outcome = (NotReady) fixture.submit(order(List.of(text(KEY))));
    assertThat(outcome.problem()).isEqualTo("no content for conf of configs");
    assertThat(fixture.scheduler.jobs).isEmpty();
  }

  @Test
  @DisplayName("a run directory that containers cannot be given is told before submission (S-221)")
  void aRunDirectoryMustBeMountable() {
    fixture.scheduler.refusal = Optional.of("Pyxis cannot mount '/a b'");
    NotReady outcome = (NotReady) fixture.submit();
    assertThat(outcome.problem()).isEqualTo("Pyxis cannot mount '/a b'");
    assertThat(outcome.hint()).contains("submit from a directory");
    assertThat(directory.resolve(".hpc-compose")).doesNotExist();
  }

  /** Names of all files that hold the text of the secret, wherever they lie. */
  private List<String> holders() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(StagingTest::holdsSecret)
          .map(Path::toString)
          .map(file -> file.substring(file.lastIndexOf('/') + 1))
          .toList();
    }
  }

  private static boolean holdsSecret(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static StagedContent text(String path) {
    return new StagedContent(path, new FileSource.Text(new SecretText(SECRET)));
  }

  private static StagedContent file(String path, Path source) {
    return new StagedContent(
        path, new FileSource.HostFile(new Located<>(source, SourceSpan.ofFile("compose.yaml"))));
  }

  private SubmitOrder order(List<StagedContent> files) {
    return new SubmitOrder(
        plan(),
        directory,
        "services: {}\n".getBytes(StandardCharsets.UTF_8),
        "scripted",
        Optional.empty(),
        "1.2.3",
        Map.of(),
        files,
        List.of());
  }

  private Plan plan() {
    Plan plain = TestPlans.of(fixture.composeFile);
    return new Plan(
        plain.jobName(),
        plain.composeFile(),
        plain.backend(),
        plain.allocation(),
        plain.cacheDir(),
        plain.setup(),
        List.of(withFiles(plain.services().getFirst())),
        Optional.empty());
  }

  private static ServicePlan withFiles(ServicePlan plain) {
    ContainerOptions files =
        new ContainerOptions(
            false,
            false,
            List.of(),
            List.of(),
            List.of(
                new StagedFile("secrets", "key", KEY, "/run/secrets/key"),
                new StagedFile("configs", "conf", CONFIG, "/app.conf")));
    return new ServicePlan(
        plain.name(),
        plain.token(),
        plain.image(),
        plain.invocation(),
        plain.environment(),
        plain.mounts(),
        plain.workingDir(),
        plain.dependencies(),
        plain.readiness(),
        plain.failurePolicy(),
        plain.step(),
        plain.stop(),
        files,
        Optional.empty(),
        Optional.empty());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
