package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the secrets and configs of a service lie in the run, and where the service finds them. */
final class StagedFiles {

  private StagedFiles() {}

  static List<StagedFile> of(ServiceSpec service, String token) {
    if (service.secrets().isEmpty() && service.configs().isEmpty()) {
      return List.of();
    }
    List<StagedFile> files = new ArrayList<>();
    add(files, StagedFile.SECRETS, service.secrets(), token);
    add(files, StagedFile.CONFIGS, service.configs(), token);
    return files;
  }

  private static void add(
      List<StagedFile> files, String kind, List<FileGrant> grants, String token) {
    Set<String> used = new HashSet<>();
    for (FileGrant grant : grants) {
      String target = target(kind, grant);
      String name = target.substring(target.lastIndexOf('/') + 1);
      String file = unique(FileTokens.encode(name, name.startsWith(".") ? "-_" : "-_."), used);
      files.add(
          new StagedFile(
              kind, grant.source().value(), "files/" + token + "/" + kind + "/" + file, target));
    }
  }

  /** Two targets in different directories may have one name. */
  private static String unique(String name, Set<String> used) {
    String file = name;
    for (int i = 2; !used.add(file); i++) {
      file = name + "_" + i;
    }
    return file;
  }

  /** As Compose has it: secrets below {@code /run/secrets}, configs in the root directory. */
  static String target(String kind, FileGrant grant) {
    String name = grant.target().map(Located::value).orElse(grant.source().value());
    if (name.startsWith("/")) {
      return name;
    }
    return (kind.equals(StagedFile.SECRETS) ? "/run/secrets/" : "/") + name;
  }
}
