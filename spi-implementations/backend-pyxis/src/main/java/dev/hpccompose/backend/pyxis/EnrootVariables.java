package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.spi.CarriedVariables;

/**
 * The variables of a service on their way through Enroot, which writes them into a file of lines
 * {@code NAME=value}: an empty value, one of several lines, one in quotes and a name of Enroot's
 * own do not come through.
 */
final class EnrootVariables {

  private EnrootVariables() {}

  static CarriedVariables of(ServicePlan service) {
    return CarriedVariables.of(service, EnrootVariables::comesThrough);
  }

  private static boolean comesThrough(String name, String value) {
    return !name.startsWith("ENROOT_") && value.matches("[^\\p{Cntrl}'\"][^\\p{Cntrl}]*");
  }
}
