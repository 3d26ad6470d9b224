package dev.hpccompose.it.slurm;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts what {@link RealSlurm} promises; JUnit's root store closes it after the last test. */
final class RealSlurmExtension implements ExecutionCondition, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(RealSlurmExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = SlurmInstallation.missing(tracking(context));
    if (missing.isEmpty() || "true".equals(System.getenv("CI"))) {
      return ConditionEvaluationResult.enabled("Slurm must be here");
    }
    String why = "Tests on real Slurm are skipped: " + missing.get();
    context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            why,
            line -> {
              System.out.println(line);
              return line;
            });
    return ConditionEvaluationResult.disabled(why);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SlurmCluster.class;
  }

  @Override
  public SlurmCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(tracking(context), SlurmCluster::start, SlurmCluster.class);
  }

  private static Tracking tracking(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RealSlurm.class)
        .orElseThrow()
        .value();
  }
}
