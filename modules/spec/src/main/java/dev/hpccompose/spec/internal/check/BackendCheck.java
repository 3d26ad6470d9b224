package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.VolumeSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.nio.file.Path;

/**
 * What a backend demands from every service.
 *
 * @param backend the backend that will launch the services
 */
public record BackendCheck(Backend backend) implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    String why =
        backend == spec.backend()
            ? "with 'runtime.backend: " + backend.word() + "'"
            : "when it runs as a plain process (--local)";
    for (ServiceSpec service : spec.services()) {
      if (backend.usesImages()) {
        container(service, findings);
      } else {
        process(service, why, findings);
      }
    }
  }

  private void container(ServiceSpec service, Findings findings) {
    service.image().ifPresent(image -> image(image, service.name().value(), findings));
    if (service.image().isEmpty() && !findings.errorIn(service.span())) {
      findings.add(
          DiagnosticCode.IMAGE_MISSING,
          service.name().span(),
          "the key 'image' is missing in service '" + service.name().value() + "'",
          "name an image, or run the services on the host with 'runtime: {backend: host}'");
    }
  }

  private void image(Located<ImageReference> image, String name, Findings findings) {
    if (!backend.imageFormat().takes(image.value())) {
      findings.add(
          DiagnosticCode.IMAGE_OF_ANOTHER_BACKEND,
          image.span(),
          "the backend '" + backend.word() + "' cannot run the image of service '" + name + "'",
          "it takes " + backend.imageFormat().taken());
    }
  }

  private static void process(ServiceSpec service, String why, Findings findings) {
    String name = service.name().value();
    boolean command = service.program().isExplicit();
    if (!command && !findings.errorIn(service.span())) {
      findings.add(
          DiagnosticCode.HOST_WITHOUT_COMMAND,
          service.name().span(),
          "service '" + name + "' needs a command " + why + ": there is no image to take it from",
          "add a 'command'");
    }
    service
        .image()
        .ifPresent(
            image ->
                findings.add(
                    DiagnosticCode.HOST_IGNORES_IMAGE,
                    image.span(),
                    "the image of service '" + name + "' is ignored " + why));
    service.volumes().forEach(volume -> volume(volume, name, why, findings));
  }

  private static void volume(
      Located<VolumeSpec> volume, String name, String why, Findings findings) {
    Path source = volume.value().source();
    if (!source.equals(Path.of(volume.value().target()))) {
      findings.add(
          DiagnosticCode.HOST_VOLUME,
          volume.span(),
          "service '"
              + name
              + "' cannot see '"
              + source
              + "' as '"
              + volume.value().target()
              + "' "
              + why,
          "nothing is mounted for a process of the host: use '" + source + "' as both paths");
    }
  }
}
