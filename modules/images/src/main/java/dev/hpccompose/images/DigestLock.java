package dev.hpccompose.images;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.ImageReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tags of a spec meant when somebody looked: the content of {@code compose.lock.yaml}.
 *
 * @param digests the digest of each image of a registry, by its reference with scheme and tag
 */
public record DigestLock(SortedMap<String, String> digests) {

  private static final String HEAD =
      "# Written by 'hpc-compose lock'. Keep it with the spec: --locked runs exactly these"
          + " images.\n"
          + "version: 1\n"
          + "images:";

  private static final Pattern LINE =
      Pattern.compile("  \"(docker://[^\"\\\\\\s]+)\": \"(sha256:[0-9a-f]{64})\"");
  private static final String REGISTRY = "docker://";

  public DigestLock {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else, with the first line that is
   */
  public static DigestLock parse(String text) {
    TreeMap<String, String> digests = new TreeMap<>();
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.size() < 2 || !lines.get(0).equals("version: 1") || !isImages(lines.get(1))) {
      throw new IllegalArgumentException("it does not begin with 'version: 1' and 'images:'");
    }
    for (String line : lines.subList(2, lines.size())) {
      Matcher entry = LINE.matcher(line);
      if (!entry.matches()) {
        throw new IllegalArgumentException("not an image and its digest: " + line.strip());
      }
      digests.put(entry.group(1), entry.group(2));
    }
    return new DigestLock(digests);
  }

  private static boolean isImages(String line) {
    return line.equals("images:") || line.equals("images: {}");
  }

  /** The file, which is YAML; the same digests give the same bytes. */
  public String text() {
    return digests.isEmpty()
        ? HEAD + " {}\n"
        : digests.entrySet().stream()
            .map(entry -> "  \"" + entry.getKey() + "\": \"" + entry.getValue() + "\"\n")
            .collect(Collectors.joining("", HEAD + "\n", ""));
  }

  /** Images of a plan that can mean something else tomorrow: named by a tag, each once. */
  public static List<String> open(Plan plan) {
    return plan.services().stream()
        .flatMap(service -> service.image().stream())
        .filter(DigestLock::isOpen)
        .distinct()
        .toList();
  }

  private static boolean isOpen(String image) {
    boolean here = image.startsWith("/") || ImageReference.Layout.parse(image).isPresent();
    return !here && !image.contains("@sha256:");
  }

  /** Those of them for which there is no digest here. */
  public List<String> missing(Plan plan) {
    return open(plan).stream().filter(image -> !digests.containsKey(image)).toList();
  }

  /** Whether an image is one of a registry; those of a daemon have no digest that lasts. */
  public static boolean isOfRegistry(String image) {
    return image.startsWith(REGISTRY);
  }

  /** The same plan with the digest behind each tag. */
  public Plan applied(Plan plan) {
    return plan.with(plan.services().stream().map(service -> applied(service, digests)).toList());
  }

  private static ServicePlan applied(ServicePlan service, Map<String, String> digests) {
    return service
        .image()
        .filter(digests::containsKey)
        .map(image -> service.with(image + "@" + digests.get(image), service.invocation()))
        .orElse(service);
  }
}
