package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.runtime.spi.Finding;
import java.util.List;

/**
 * Whether the tool finds credentials for images that it is to fetch.
 *
 * @param tool which of them
 * @param places where it looks
 */
record SifCredentials(SifTool tool, SifPlaces places) {

  List<Finding> findings(List<String> references) {
    RegistryAccess access = places.access();
    return references.stream()
        .filter(reference -> !SifReference.isOfThisMachine(reference))
        .flatMap(reference -> SifReference.machine(reference).stream())
        .distinct()
        .map(machine -> finding(machine, access.login(machine).isPresent()))
        .toList();
  }

  private Finding finding(String machine, boolean known) {
    if (known) {
      return new Finding.Passed("there are credentials for " + machine);
    }
    String address = machine.equals("registry-1.docker.io") ? "docker.io" : machine;
    return new Finding.Warning(
        "images of " + address + " are fetched without credentials",
        address.equals("docker.io")
            ? "Docker Hub limits anonymous pulls by address, and a login node has one"
                + " for all its users"
            : "only what is public there can be fetched",
        tool.program() + " registry login --username USER docker://" + address);
  }
}
