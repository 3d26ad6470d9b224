package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.backend.tck.EnrootStandIn;
import dev.hpccompose.backend.tck.LoopbackRegistry;
import dev.hpccompose.backend.tck.TestImage;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImagePrepared;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.ImageOrder;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.images.Images;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.ServicePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a real registry become real squashfs files, with the stand-in for Enroot. */
class PreparationTest {

  private static LoopbackRegistry registry;
  private static String tiny;
  @TempDir private static Path shared;

  @TempDir private Path directory;
  private EnrootStandIn enroot;
  private final List<ImageNews> news = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void fillTheRegistry() {
    registry = LoopbackRegistry.in(shared.resolve("registry"));
    TestImage image =
        TestImage.build(
            shared.resolve("tiny"),
            "--config.entrypoint=/bin/echo",
            "--config.entrypoint=it's",
            "--config.cmd=me",
            "--config.env=FROM=image",
            "--config.user=1000",
            "--config.workingdir=/srv/app");
    tiny = registry.push(image, "library/tiny:1");
  }

  @AfterAll
  static void stopTheRegistry() {
    registry.close();
  }

  @BeforeEach
  void installEnroot() {
    enroot = EnrootStandIn.in(directory.resolve("enroot"));
  }

  @Test
  @DisplayName(
      "S-009, S-058, S-265: an image of a registry is imported once, and reused from then on")
  void importsOnce() {
    ImageOutcome.Ready first = ready(prepare(plan(service("a", tiny), service("b", tiny))));
    assertThat(first.facts()).singleElement().isInstanceOf(ImageImported.class);
    Path file = Path.of(first.plan().services().getFirst().image().orElseThrow());
    assertThat(file).exists().hasParent(directory.resolve("cache/base"));
    assertThat(first.plan().services())
        .allMatch(one -> one.image().equals(Optional.of(file.toString())));
    ImageOutcome.Ready second = ready(prepare(plan(service("a", tiny))));
    assertThat(second.facts()).singleElement().isInstanceOf(ImageReused.class);
    assertThat(enroot.called("import")).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("S-199: the job executes the ENTRYPOINT and the CMD that the manifest keeps")
  void theImagesOwnWords() {
    ImageOutcome.Ready ready = ready(prepare(plan(service("a", tiny))));
    assertThat(ready.plan().services().getFirst().invocation())
        .isEqualTo(new Invocation.Command(List.of("/bin/echo", "it's", "me")));
    Path file = Path.of(ready.plan().services().getFirst().image().orElseThrow());
    assertThat(Images.cached(file).orElseThrow().config().orElseThrow())
        .returns(Optional.of("/srv/app"), config -> config.workingDir())
        .returns(Optional.of("1000"), config -> config.user())
        .matches(config -> config.environment().contains("FROM=image"));
  }

  @Test
  @DisplayName(
      "S-260, S-261, S-263, S-264, S-266: commands change the image, with their mounts and"
          + " variables")
  void preparesAnImage() throws IOException {
    Path file = Files.writeString(directory.resolve("given"), "from outside\n");
    Preparation made =
        new Preparation(
            List.of(
                "echo \"$GREETING\" \"$FROM\" \"$(id -u)\" >/made",
                "cat /mnt/given >>/made; echo \"$PATH\" >>/made"),
            List.of(new Mount(file, "/mnt/given", true)),
            Map.of("GREETING", "it's  two", "PATH", "/bin:/odd"),
            true,
            true);
    ImageOutcome.Ready ready = ready(prepare(plan(service("a", tiny, made))));
    assertThat(ready.facts()).hasExactlyElementsOfTypes(ImageImported.class, ImagePrepared.class);
    Path image = Path.of(ready.plan().services().getFirst().image().orElseThrow());
    assertThat(image).hasParent(directory.resolve("cache/prepared"));
    assertThat(content(image, "made")).isEqualTo("it's  two image 0\nfrom outside\n/bin:/odd\n");
    assertThat(enroot.called()).noneMatch(call -> call.contains("it's  two"));
    assertThat(ready(prepare(plan(service("a", tiny, made)))).facts())
        .singleElement()
        .isInstanceOf(ImageReused.class);
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("S-262: mounts that nobody hashes make the image anew each time")
  void mountsRebuild() throws IOException {
    Path file = Files.writeString(directory.resolve("given"), "1");
    Preparation made =
        new Preparation(
            List.of("cat /mnt/given >/made"),
            List.of(new Mount(file, "/mnt/given", true)),
            Map.of(),
            true,
            false);
    prepare(plan(service("a", tiny, made)));
    Files.writeString(file, "2");
    ImageOutcome.Ready second = ready(prepare(plan(service("a", tiny, made))));
    Path image = Path.of(second.plan().services().getFirst().image().orElseThrow());
    assertThat(content(image, "made")).isEqualTo("2");
  }

  @Test
  @DisplayName("S-059, S-068, S-299: --force imports and prepares what is there already")
  void force() {
    Plan plan = plan(service("a", tiny, made("touch /made")));
    prepare(plan);
    assertThat(ready(prepare(plan, Mode.EVERYTHING, false)).facts())
        .hasExactlyElementsOfTypes(ImageImported.class, ImagePrepared.class);
    assertThat(enroot.called("import")).isEqualTo(2);
  }

  @Test
  @DisplayName("S-069: --skip-prepare takes what is there, and refuses what was never prepared")
  void skip() {
    Plan plain = plan(service("a", tiny));
    assertThat(ready(prepare(plain, Mode.NOTHING, false)))
        .returns(plain, ImageOutcome.Ready::plan)
        .matches(ready -> ready.notes().getFirst().contains("the job fetches it"));
    Plan plan = plan(service("a", tiny, made("touch /made")));
    assertThat(notReady(prepare(plan, Mode.NOTHING, false)).problem()).contains("not prepared yet");
    prepare(plan);
    assertThat(ready(prepare(plan, Mode.NOTHING, false)).notes()).isEmpty();
  }

  @Test
  @DisplayName("a command that fails is named, with its last words and a file that has them all")
  void commandFails() {
    Plan plan = plan(service("a", tiny, made("touch /x", "echo no such module; exit 7")));
    ImageOutcome.NotReady failed = notReady(prepare(plan));
    assertThat(failed.problem())
        .startsWith("prepare command 2 of 2 for " + tiny + " failed with exit code 7:")
        .contains("no such module");
    Path log = Path.of(failed.hint().replace("the full output of the tool is in ", ""));
    assertThat(log).content().contains("no such module");
    assertNothingIsLeft();
    assertThat(directory.resolve("cache/prepared").toFile().list()).isEmpty();
  }

  @Test
  @DisplayName(
      "S-060, S-061: --keep-failed-prep keeps what was unpacked until the next preparation")
  void keepsWhatFailed() {
    Plan plan = plan(service("a", tiny, made("touch /trace", "exit 7")));
    ImageOutcome.NotReady failed = notReady(prepare(plan, Mode.MISSING, true));
    assertThat(enroot.containers()).hasSize(1);
    String name = enroot.containers().getFirst();
    assertThat(failed.hint())
        .endsWith("look inside with: enroot start --root --rw " + name + " sh");
    assertThat(directory.resolve("enroot/data").resolve(name).resolve("trace")).exists();
    prepare(plan);
    assertThat(enroot.containers()).isEmpty();
  }

  @Test
  @DisplayName("an image that the registry does not have is asked for once")
  void missingImage() {
    ImageOutcome.NotReady failed = notReady(prepare(plan(service("a", tiny + "x"))));
    assertThat(failed.problem())
        .contains("the import of " + tiny + "x failed")
        .contains("error code: 404 Not Found");
    assertThat(enroot.called("import")).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  @DisplayName(
      "where the tool is missing the job fetches plain images, and prepared ones are an error")
  void withoutEnroot() {
    Map<String, String> bare = Map.of("PATH", "/nowhere");
    Plan plain = plan(service("a", tiny));
    ImageOutcome outcome =
        Images.prepare(new ImageOrder(plain, "1", bare, Mode.MISSING, false), news::add);
    assertThat(ready(outcome).notes().getFirst()).contains("'enroot' was not found");
    Plan plan = plan(service("a", tiny, made("touch /x")));
    assertThat(
            notReady(
                    Images.prepare(new ImageOrder(plan, "1", bare, Mode.MISSING, false), news::add))
                .problem())
        .contains("not prepared yet, and the tool 'enroot' was not found");
  }

  @Test
  @DisplayName("S-108, S-301: another version of the tool makes its own images")
  void anotherVersion() {
    prepare(plan(service("a", tiny)));
    ImageOrder later =
        new ImageOrder(plan(service("a", tiny)), "2", enroot.environment(), Mode.MISSING, false);
    assertThat(ready(Images.prepare(later, news::add)).facts())
        .singleElement()
        .isInstanceOf(ImageImported.class);
  }

  @Test
  @DisplayName("an image that a run refers to keeps its old file when it is made anew")
  void replacedImages() throws IOException {
    ImageOutcome.Ready first = ready(prepare(plan(service("a", tiny))));
    Path image = Path.of(first.plan().services().getFirst().image().orElseThrow());
    prepare(plan(service("a", tiny)), Mode.EVERYTHING, false);
    assertThat(directory.resolve("cache/base").toFile().list()).hasSize(2);
    Path uses = Files.createDirectories(directory.resolve("cache/uses"));
    Files.writeString(uses.resolve("r1"), "/runs/r1\nbase/" + image.getFileName() + "\n");
    prepare(plan(service("a", tiny)), Mode.EVERYTHING, false);
    assertThat(directory.resolve("cache/base").toFile().list())
        .hasSize(3)
        .anyMatch(name -> name.endsWith(".replaced.sqsh"));
  }

  @Test
  @DisplayName("a backend that cannot prepare images refuses prepare commands")
  void otherBackends() {
    Plan plan = plan(service("a", tiny, made("touch /x")));
    Plan other =
        new Plan(
            plan.jobName(),
            plan.composeFile(),
            "other",
            plan.allocation(),
            plan.cacheDir(),
            plan.setup(),
            plan.services(),
            plan.main());
    assertThat(notReady(prepare(other)).problem()).contains("the backend 'other' cannot run");
  }

  private void assertNothingIsLeft() {
    assertThat(enroot.containers()).isEmpty();
    assertThat(directory.resolve("enroot/temp").toFile().list()).isEmpty();
    for (String stage : List.of("base", "prepared")) {
      String[] names = directory.resolve("cache").resolve(stage).toFile().list();
      assertThat(names == null ? new String[0] : names).noneMatch(name -> name.startsWith("."));
    }
  }

  private String content(Path image, String path) throws IOException {
    Path out = Files.createTempDirectory(directory, "out").resolve("x");
    Process process =
        new ProcessBuilder(
                "unsquashfs", "-no-progress", "-d", out.toString(), image.toString(), path)
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.onExit().join().exitValue()).isZero();
    return Files.readString(out.resolve(path));
  }

  private ImageOutcome prepare(Plan plan) {
    return prepare(plan, Mode.MISSING, false);
  }

  private ImageOutcome prepare(Plan plan, Mode mode, boolean keep) {
    return Images.prepare(new ImageOrder(plan, "1", enroot.environment(), mode, keep), news::add);
  }

  private static ImageOutcome.Ready ready(ImageOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImageOutcome.Ready.class);
    return (ImageOutcome.Ready) outcome;
  }

  private static ImageOutcome.NotReady notReady(ImageOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImageOutcome.NotReady.class);
    return (ImageOutcome.NotReady) outcome;
  }

  private static Preparation made(String... commands) {
    return new Preparation(List.of(commands), List.of(), Map.of(), true, false);
  }

  private Plan plan(ServicePlan... services) {
    return ImagePlans.of(directory.resolve("cache"), List.of(services));
  }

  private static ServicePlan service(String name, String image) {
    return ImagePlans.service(name, image, Optional.empty());
  }

  private static ServicePlan service(String name, String image, Preparation preparation) {
    return ImagePlans.service(name, image, Optional.of(preparation));
  }
}
