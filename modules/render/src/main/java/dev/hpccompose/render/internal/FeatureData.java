package dev.hpccompose.render.internal;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Artifacts;
import dev.hpccompose.plan.JobFeatures.Bundle;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.JobFeatures.Metrics;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Registration;
import dev.hpccompose.render.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the supervisor does besides running services, as its variables. */
final class FeatureData {

  private static final String SEEN_RESUME = "/hpc-compose/resume";

  private final StringBuilder text = new StringBuilder();

  private FeatureData() {}

  /** All of them; {@code seesHost} when services see the directories of the host. */
  static String of(Plan plan, boolean seesHost) {
    FeatureData data = new FeatureData();
    data.warning(plan.allocation());
    data.resume(plan.features(), seesHost);
    data.rendezvous(plan);
    data.metrics(plan.features());
    data.artifacts(plan.features());
    return data.text.toString();
  }

  /** What {@code x-slurm.signal} announces the time limit with, and how long before. */
  private void warning(Allocation allocation) {
    String wanted = allocation.option("signal").orElse("").replaceFirst("^[BR]:", "");
    String[] parts = wanted.split("@", 2);
    value("HC_WARNING_SIGNAL", parts[0].toUpperCase(Locale.ROOT).replaceFirst("^SIG", ""));
    long seconds = parts.length == 2 ? Long.parseLong(parts[1]) : 60;
    value("HC_WARNING_TIME", parts[0].isEmpty() ? "0" : "" + seconds * 1000);
  }

  private void resume(JobFeatures features, boolean seesHost) {
    String directory = features.resume().map(Path::toString).orElse("");
    value("HC_RESUME", directory);
    value("HC_SEEN_RESUME", seesHost || directory.isEmpty() ? directory : SEEN_RESUME);
  }

  private void rendezvous(Plan plan) {
    List<Endpoint> endpoints = plan.features().rendezvous();
    value("HC_RENDEZVOUS", plan.cacheDir().resolve("rendezvous").toString());
    array("HC_ENDPOINT", endpoints.stream().map(endpoint -> safe(endpoint.name())));
    array("HC_ENDPOINT_TIMEOUT", endpoints.stream().map(e -> "" + e.timeout().toMillis()));
    registrations(plan, "NAME", endpoint -> safe(endpoint.name()));
    registrations(plan, "PORT", endpoint -> "" + endpoint.port());
    registrations(plan, "PROTOCOL", Registration::protocol);
    registrations(plan, "PATH", Registration::path);
    registrations(plan, "TTL", endpoint -> "" + endpoint.ttl().toMillis());
  }

  private void registrations(Plan plan, String name, Function<Registration, String> value) {
    array(
        "HC_REG_" + name,
        plan.services().stream().map(service -> service.registration().map(value).orElse("")));
  }

  /** A name is a directory of the cache: whatever the spec let through, it stays inside. */
  private static String safe(String name) {
    if (!name.matches("[A-Za-z0-9._-]+") || name.matches("\\.\\.?")) {
      throw new IllegalArgumentException("not the name of an endpoint: " + name);
    }
    return name;
  }

  private void metrics(JobFeatures features) {
    Optional<Metrics> metrics = features.metrics();
    value("HC_METRICS_INTERVAL", "" + metrics.map(m -> m.interval().toMillis()).orElse(0L));
    array("HC_COLLECTORS", metrics.map(Metrics::collectors).orElse(List.of()).stream());
  }

  private void artifacts(JobFeatures features) {
    value("HC_COLLECT", features.artifacts().map(Artifacts::collect).orElse(""));
    List<Bundle> bundles = features.artifacts().map(Artifacts::bundles).orElse(List.of());
    array("HC_BUNDLE", bundles.stream().flatMap(b -> b.paths().stream().map(_ -> b.name())));
    array("HC_PATTERN", bundles.stream().flatMap(bundle -> bundle.paths().stream()));
  }

  private void array(String name, Stream<String> values) {
    String words = values.map(ShellWord::of).map(ShellWord::text).collect(Collectors.joining(" "));
    text.append(name).append("=(").append(words).append(")\n");
  }

  private void value(String name, String value) {
    text.append(name).append('=').append(ShellWord.of(value).text()).append('\n');
  }
}
