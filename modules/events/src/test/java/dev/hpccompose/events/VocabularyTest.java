package dev.hpccompose.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the records of events are made of. */
class VocabularyTest {

  /** Each stays open, and the Javadoc says why: names, places, and the words of others. */
  private static final List<String> OPEN =
      List.of(
          "ArtifactsCollected.manifestSha256",
          "ArtifactsCollected.warnings",
          "ArtifactsExported.directory",
          "AttemptFinished.service",
          "AttemptStarted.host",
          "AttemptStarted.jobId",
          "AttemptStarted.nodes",
          "CollectedBundle.name",
          "EndpointDeregistered.name",
          "EndpointDeregistered.service",
          "EndpointRegistered.name",
          "EndpointRegistered.service",
          "EndpointRegistered.url",
          "EndpointResolved.jobId",
          "EndpointResolved.name",
          "EndpointResolved.url",
          "ExportedBundle.name",
          "ImageImported.path",
          "ImageImported.reference",
          "ImagePrepared.path",
          "ImagePrepared.reference",
          "ImageReused.path",
          "ImageReused.reference",
          "JobCancelRequested.jobId",
          "JobCancelled.evidence",
          "JobNodeFailed.evidence",
          "JobPreempted.evidence",
          "JobRequeued.evidence",
          "JobSubmissionFailed.message",
          "JobSubmitted.batchLog",
          "JobSubmitted.cluster",
          "JobSubmitted.host",
          "JobSubmitted.jobId",
          "JobTimedOut.evidence",
          "LogSealed.sha256",
          "PlannedDependency.service",
          "PlannedService.name",
          "PlannedService.token",
          "PreflightWarning.check",
          "PreflightWarning.found",
          "RunPlanned.backend",
          "RunPlanned.composeFile",
          "RunPlanned.exportDir",
          "RunPlanned.jobName",
          "RunPlanned.main",
          "RunPlanned.resumeDir",
          "RunPlanned.scheduler",
          "RunPlanned.submitDir",
          "RunPlanned.toolVersion",
          "SamplingDegraded.reason",
          "SchedulerObserved.jobId",
          "SchedulerObserved.reason",
          "SchedulerObserved.state",
          "ScriptRendered.path",
          "ScriptRendered.sha256",
          "ScriptRendered.specSha256",
          "ServiceExited.service",
          "ServiceExited.signal",
          "ServiceHookFinished.result",
          "ServiceHookFinished.service",
          "ServiceLaunchRefused.evidence",
          "ServiceLaunchRefused.service",
          "ServiceLogTruncated.service",
          "ServiceNodeLost.evidence",
          "ServiceNodeLost.node",
          "ServiceNodeLost.service",
          "ServiceOutOfMemory.evidence",
          "ServiceOutOfMemory.service",
          "ServicePortTaken.service",
          "ServicePortTaken.waiting",
          "ServiceProbed.result",
          "ServiceProbed.service",
          "ServiceReadinessFailed.result",
          "ServiceReadinessFailed.service",
          "ServiceReady.result",
          "ServiceReady.service",
          "ServiceRestartScheduled.service",
          "ServiceStarted.node",
          "ServiceStarted.service",
          "ServiceStarting.service",
          "ServiceStopped.service",
          "ServiceStopped.signal",
          "ServiceStopping.service",
          "ServiceUnhealthy.result",
          "ServiceUnhealthy.service",
          "ServiceWaiting.service",
          "ServiceWaiting.waitingFor",
          "SignalReceived.signal",
          "TeardownStarted.service",
          "TimeLimitAnnounced.signal");

  private record Part(RecordComponent component, Type type) {

    String name() {
      return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
  }

  @Test
  void a_word_is_closed_where_it_is_not_in_the_list_of_open_ones() {
    assertThat(parts().filter(part -> part.type() == String.class).map(Part::name))
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void a_closed_word_has_a_constant_for_those_of_later_builds() {
    List<Class<?>> enums =
        parts().map(Part::type).<Class<?>>mapMulti(VocabularyTest::ifEnum).toList();
    assertThat(enums).hasSizeGreaterThan(10);
    for (Class<?> type : enums) {
      assertThat(StoredWord.class).as("%s", type).isAssignableFrom(type);
      assertThat(type.getEnumConstants()).extracting(Object::toString).contains("UNKNOWN");
    }
  }

  @Test
  void a_time_is_a_time() {
    assertThat(parts().filter(part -> part.type() == Instant.class).map(Part::name))
        .isNotEmpty()
        .allMatch(name -> name.endsWith("At"));
    assertThat(parts().filter(part -> part.type() != Instant.class).map(Part::name))
        .noneMatch(name -> name.matches(".*(At|Ms|Millis|Seconds)"));
    assertThat(parts().filter(part -> part.type() == Duration.class)).hasSizeGreaterThan(10);
  }

  private static void ifEnum(Type type, Consumer<Class<?>> each) {
    if (type instanceof Class<?> plain && plain.isEnum()) {
      each.accept(plain);
    }
  }

  private static Stream<Part> parts() {
    return records(JobEvent.class)
        .filter(type -> type != UnknownEvent.class)
        .flatMap(VocabularyTest::parts);
  }

  private static Stream<Part> parts(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> new Part(component, value(component.getGenericType())))
        .flatMap(
            part ->
                part.type() instanceof Class<?> nested
                        && nested.isRecord()
                        && nested != EventId.class
                    ? parts(nested)
                    : Stream.of(part));
  }

  /** What is in an optional or a list. */
  private static Type value(Type type) {
    return type instanceof ParameterizedType several
            && (several.getRawType() == Optional.class || several.getRawType() == List.class)
        ? value(several.getActualTypeArguments()[0])
        : type;
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(VocabularyTest::records)
        : Stream.of(type);
  }
}
