package dev.hpccompose.plan;

import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.FileResource;
import dev.hpccompose.spec.FileSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of one file of a run. It travels beside the plan and never in it, so that whatever
 * shows a plan cannot show a secret.
 *
 * @param path where it lies, relative to the run directory
 * @param source where its bytes come from
 */
public record StagedContent(String path, FileSource source) {

  /**
   * The content of all files that a plan names.
   *
   * @param spec the spec of the plan
   * @param plan the plan
   */
  public static List<StagedContent> of(ComposeSpec spec, Plan plan) {
    Map<String, Map<String, FileSource>> sources =
        Map.of(
            StagedFile.SECRETS, byName(spec.secrets()), StagedFile.CONFIGS, byName(spec.configs()));
    return plan.services().stream()
        .flatMap(service -> service.container().files().stream())
        .map(file -> new StagedContent(file.path(), source(sources, file)))
        .toList();
  }

  private static Map<String, FileSource> byName(List<FileResource> resources) {
    Map<String, FileSource> byName = new HashMap<>();
    resources.forEach(resource -> byName.put(resource.name().value(), resource.source()));
    return byName;
  }

  private static FileSource source(Map<String, Map<String, FileSource>> sources, StagedFile file) {
    FileSource source = sources.getOrDefault(file.kind(), Map.of()).get(file.name());
    if (source == null) {
      throw new IllegalArgumentException("the spec has no " + file.name() + " in " + file.kind());
    }
    return source;
  }
}
