package dev.hpccompose.it.slurm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run against a private Slurm cluster, which they take as a parameter of
 * type {@link SlurmCluster}. It is started once per test run and mode. Where Slurm cannot be
 * started the tests are skipped and a line says why; with {@code CI=true} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RealSlurmExtension.class)
public @interface RealSlurm {

  /** How the cluster tracks processes. */
  Tracking value() default Tracking.LINUXPROC;
}
