package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.registry.LayoutImage;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.spec.ImageReference.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Images that are files already, or are said to be. */
public final class ImageChecks {

  /** What a squashfs file begins with, on machines whose lowest byte comes first. */
  private static final byte[] SQUASHFS = "hsqs".getBytes(StandardCharsets.US_ASCII);

  /** What a SIF file has after the line that starts it as a program. */
  private static final byte[] SIF = "SIF_MAGIC".getBytes(StandardCharsets.US_ASCII);

  private static final int SIF_AT = 32;

  private ImageChecks() {}

  public static List<Check> of(CheckSubject subject) {
    return List.of(
        Check.always(CheckId.IMAGE_FILE, () -> files(subject)),
        Check.always(CheckId.IMAGE_REUSE, () -> reuse(subject)));
  }

  private static List<Finding> files(CheckSubject subject) throws IOException {
    List<String> images =
        subject.plan().stream()
            .map(Plan::services)
            .flatMap(List::stream)
            .flatMap(service -> service.image().stream())
            .distinct()
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (String image : images) {
      if (image.startsWith("/")) {
        findings.add(file(Path.of(image)));
      }
      Layout.parse(image).map(ImageChecks::layout).ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding layout(Layout layout) {
    try {
      LayoutImage.open(layout);
      return new Finding.Passed("the image " + layout.text() + " is there");
    } catch (IOException e) {
      return blocker(
          "the image " + layout.text() + " cannot be used: " + e.getMessage(),
          "make it with 'skopeo copy docker://... " + layout.text() + "'");
    }
  }

  private static Finding file(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return blocker("the image " + file + " does not exist", "name a file that exists");
    }
    if (!Files.isReadable(file)) {
      return blocker("the image " + file + " cannot be read", "make it readable: chmod +r");
    }
    try (InputStream content = Files.newInputStream(file)) {
      byte[] head = content.readNBytes(SIF_AT + SIF.length);
      boolean sif = file.toString().toLowerCase(Locale.ROOT).endsWith(".sif");
      if (sif ? isSif(head) : isSquashfs(head)) {
        return new Finding.Passed("the image " + file + " is there");
      }
      return sif
          ? blocker("the image " + file + " is not a SIF file", "make it with 'apptainer build'")
          : blocker(
              "the image " + file + " is not a squashfs file", "make it with 'enroot import'");
    }
  }

  private static boolean isSquashfs(byte[] head) {
    return Arrays.equals(Arrays.copyOf(head, SQUASHFS.length), SQUASHFS);
  }

  private static boolean isSif(byte[] head) {
    return head.length == SIF_AT + SIF.length
        && Arrays.equals(Arrays.copyOfRange(head, SIF_AT, head.length), SIF);
  }

  private static Finding blocker(String found, String advice) {
    return new Finding.Blocker(found, "its services cannot start", advice);
  }

  private static List<Finding> reuse(CheckSubject subject) {
    if (subject.images().mode() != Mode.NOTHING) {
      return List.of();
    }
    return subject.images().all().stream()
        .filter(artifact -> artifact.base().isPresent() || artifact.prepared().isPresent())
        .map(artifact -> reuse(artifact, subject.images().isThere(artifact.runtime())))
        .toList();
  }

  private static Finding reuse(ImageArtifact artifact, boolean there) {
    String whose = "the image of service '" + artifact.service() + "'";
    if (!there) {
      return artifact.prepared().isPresent()
          ? new Finding.Blocker(
              whose + " is not prepared yet",
              "--skip-prepare makes nothing, so the service has no image",
              "leave out --skip-prepare")
          : new Finding.Warning(
              whose + " is not in the cache",
              "every node fetches it when the job starts",
              "leave out --skip-prepare");
    }
    return artifact.rebuildsAlways()
        ? new Finding.Warning(
            whose + " may be older than what its prepare commands mount",
            "--skip-prepare does not look at mounts",
            "leave out --skip-prepare after a change, or set hash_mounts: true")
        : new Finding.Passed(whose + " is in the cache");
  }
}
