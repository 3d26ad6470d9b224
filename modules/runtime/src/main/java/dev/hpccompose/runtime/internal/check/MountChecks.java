package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What containers see of the host. */
public final class MountChecks {

  private MountChecks() {}

  public static List<Check> of(CheckSubject subject) {
    return List.of(
        Check.always(CheckId.MOUNT_SOURCE, () -> sources(subject)),
        Check.always(CheckId.MOUNT_LINKS, () -> links(subject)));
  }

  private static List<Finding> sources(CheckSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (ServicePlan service : services(subject)) {
      service.mounts().forEach(mount -> findings.add(source(service, mount.source(), true)));
      service.preparation().stream()
          .flatMap(made -> made.mounts().stream())
          .forEach(mount -> findings.add(source(service, mount.source(), false)));
    }
    return findings.stream().distinct().toList();
  }

  private static Finding source(ServicePlan service, Path source, boolean running) {
    String what = "'" + source + "', which service '" + service.name() + "' mounts,";
    if (!Files.exists(source)) {
      boolean broken = Files.exists(source, LinkOption.NOFOLLOW_LINKS);
      return new Finding.Blocker(
          what + (broken ? " is a link to nowhere" : " does not exist"),
          running ? "the service cannot start" : "its image cannot be prepared",
          "create it, or correct the path; relative ones begin at the spec");
    }
    if (!Files.isReadable(source)) {
      return new Finding.Blocker(
          what + " cannot be read",
          "the service finds nothing there that it may use",
          "make it readable for yourself, or mount something else");
    }
    if (running && NodeLocal.holds(source) && !isDevice(source)) {
      return new Finding.Warning(
          what + " is not visible from other nodes",
          "the service cannot start on another node, or finds something else there",
          "move it to a shared file system");
    }
    return new Finding.Passed(what + " is there");
  }

  /** Shared memory belongs to the node where the service runs, and is meant to. */
  private static boolean isDevice(Path source) {
    return source.equals(Path.of("/dev/shm"));
  }

  private static List<Finding> links(CheckSubject subject) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (ServicePlan service : services(subject)) {
      if (!service.mounts().isEmpty()) {
        findings.addAll(links(service));
      }
    }
    return findings;
  }

  private static List<Finding> links(ServicePlan service) throws IOException {
    LinkWalk walk = new LinkWalk(service.mounts());
    List<LinkWalk.Stray> strays = walk.strays();
    if (strays.isEmpty()) {
      return List.of(
          new Finding.Passed(
              "links below the mounts of service '"
                  + service.name()
                  + "' stay inside them"
                  + (walk.isComplete() ? "" : ", as far as was checked")));
    }
    return strays.stream().map(stray -> stray(service, stray)).toList();
  }

  private static Finding stray(ServicePlan service, LinkWalk.Stray stray) {
    return new Finding.Warning(
        "'" + stray.link() + "' leads to '" + stray.target() + "', which is not mounted",
        "service '" + service.name() + "' finds nothing behind the link",
        "mount what it leads to as well: " + stray.target() + ":" + stray.wanted());
  }

  private static List<ServicePlan> services(CheckSubject subject) {
    return subject.plan().map(Plan::services).orElse(List.of());
  }
}
