package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;

/** Command, entrypoint and working directory of a service: S-197, S-198, S-200. */
record CommandCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    for (ServiceSpec service : spec.services()) {
      service
          .program()
          .command()
          .ifPresent(
              command ->
                  service
                      .program()
                      .entrypoint()
                      .ifPresent(entrypoint -> sameForm(service, command, entrypoint, findings)));
      service.program().workingDir().ifPresent(directory -> explicit(service, directory, findings));
    }
  }

  private static void sameForm(
      ServiceSpec service,
      Located<CommandText> command,
      Located<CommandText> entrypoint,
      Findings findings) {
    if (!command.value().form().equals(entrypoint.value().form())) {
      findings.add(
          DiagnosticCode.MIXED_FORMS,
          command.span(),
          "the command of service '"
              + service.name().value()
              + "' is "
              + command.value().form()
              + ", but its entrypoint is "
              + entrypoint.value().form(),
          "write both as strings or both as lists");
    }
  }

  private static void explicit(ServiceSpec service, Located<String> directory, Findings findings) {
    boolean explicit = service.program().isExplicit();
    if (!explicit && !findings.errorIn(service.span())) {
      findings.add(
          DiagnosticCode.WORKING_DIR_ALONE,
          directory.span(),
          "service '" + service.name().value() + "' has a working_dir but no command of its own",
          "add a 'command', or remove 'working_dir'");
    }
  }
}
