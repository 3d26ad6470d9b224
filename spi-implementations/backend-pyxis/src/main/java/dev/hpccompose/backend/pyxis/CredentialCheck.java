package dev.hpccompose.backend.pyxis;

import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether Enroot finds credentials for images that it is to fetch. Some registries hand out tokens
 * from another machine: Enroot takes the name from the entry of the first, and curl the password
 * from that of the second.
 *
 * @param environment as Enroot sees it
 */
record CredentialCheck(Map<String, String> environment) {

  private static final String HUB = EnrootReference.HUB;

  private static final Map<String, List<String>> OF_TWO_MACHINES =
      Map.of(
          HUB,
          List.of(HUB, "auth.docker.io"),
          "nvcr.io",
          List.of("nvcr.io", "authn.nvidia.com"),
          "registry.gitlab.com",
          List.of("registry.gitlab.com", "gitlab.com"));

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  List<Finding> findings(List<String> references) throws IOException {
    Map<String, String> registries = new LinkedHashMap<>();
    for (String reference : references) {
      EnrootReference.machine(reference)
          .ifPresent(machine -> registries.putIfAbsent(machine, reference));
    }
    registries.keySet().removeIf(CredentialCheck::isOfThisMachine);
    Credentials credentials = Credentials.of(environment);
    List<Finding> findings = new ArrayList<>();
    registries.forEach(
        (machine, reference) -> findings.add(finding(machine, reference, credentials)));
    if (!registries.isEmpty()) {
      exposed().ifPresent(findings::add);
    }
    return findings;
  }

  private static boolean isOfThisMachine(String machine) {
    return machine.equals("localhost") || machine.startsWith("127.");
  }

  private Finding finding(String machine, String reference, Credentials credentials) {
    List<String> wanted = OF_TWO_MACHINES.getOrDefault(machine, List.of(machine));
    List<String> lacking =
        wanted.stream().filter(one -> !credentials.found().contains(one)).toList();
    if (lacking.equals(wanted)) {
      return new Finding.Warning(
          "images of " + machine + " are fetched without credentials",
          machine.equals(HUB)
              ? "Docker Hub limits anonymous pulls by address, and a login node has one"
                  + " for all its users"
              : "only what is public there can be fetched",
          form(wanted, machine));
    }
    if (!lacking.isEmpty()) {
      return new Finding.Warning(
          "there are credentials for " + machine + ", but none for " + String.join(", ", lacking),
          "Enroot needs both entries: the import may end with HTTP 401",
          form(lacking, machine));
    }
    if (!credentials.seen().contains(machine)) {
      return new Finding.Warning(
          "the entry for " + machine + " is not on one line",
          "curl would understand it, but Enroot does not find it",
          form(List.of(machine), machine));
    }
    return new Finding.Passed(
        "there are credentials for "
            + machine
            + "; Enroot is given "
            + EnrootReference.of(reference, 3, true));
  }

  /** How the missing lines are written. */
  private String form(List<String> machines, String registry) {
    String user = registry.equals("nvcr.io") ? "$oauthtoken" : "USER";
    String lines =
        machines.stream()
            .map(machine -> "machine " + machine + " login " + user + " password TOKEN")
            .collect(Collectors.joining("\n"));
    return "write into "
        + file().map(Path::toString).orElse("Enroot's .credentials")
        + ":\n"
        + lines;
  }

  private Optional<Finding> exposed() throws IOException {
    Optional<Path> file = file().filter(Files::isReadable);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file.get());
    return mode.stream().anyMatch(OF_OTHERS::contains)
        ? Optional.of(
            new Finding.Warning(
                file.get() + " can be read by others",
                "whoever reads it can use your registry accounts",
                "chmod 600 " + file.get()))
        : Optional.empty();
  }

  private Optional<Path> file() {
    return new EnrootPlaces(environment).credentials();
  }
}
