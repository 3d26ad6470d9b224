import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adapts the modules of others before they are linked: {@code java AdaptModules.java DIRECTORY}.
 * What their code does stays as it is. Our own are linked as they were tested.
 */
final class AdaptModules {

  private static final List<Adaptation> ADAPTATIONS =
      List.of(new ModernFormat(), new WithoutDesktop());

  private static final String OURS = "hpc-compose-";

  /** One way to write a class again. */
  interface Adaptation {

    /** The class in its new form; empty when there is nothing to change. */
    Optional<byte[]> adapt(ClassFile format, ClassModel model);
  }

  static void main(String[] args) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    List<URL> places = new ArrayList<>();
    for (Path jar : jars) {
      places.add(jar.toUri().toURL());
    }
    // stack maps name the common ancestors of types, which may be in any jar or in the JDK
    try (URLClassLoader types = new URLClassLoader(places.toArray(URL[]::new))) {
      ClassFile format =
          ClassFile.of(
              ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(types)));
      for (Path jar : jars) {
        if (!jar.getFileName().toString().startsWith(OURS)) {
          adapt(format, jar);
        }
      }
    }
  }

  private static void adapt(ClassFile format, Path jar) throws IOException {
    int rewritten = 0;
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      for (Path file : classes(zip.getPath("/"))) {
        rewritten += adaptClass(format, file);
      }
    }
    if (rewritten > 0) {
      System.out.println(jar.getFileName() + ": " + rewritten + " classes written again");
    }
  }

  private static List<Path> classes(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static int adaptClass(ClassFile format, Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    int changes = 0;
    for (Adaptation adaptation : ADAPTATIONS) {
      ClassModel model = format.parse(Files.readAllBytes(file));
      Optional<byte[]> adapted = adaptation.adapt(format, model);
      if (adapted.isPresent()) {
        Path next = Files.write(file.resolveSibling("adapted"), adapted.get());
        Files.setLastModifiedTime(next, time);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        changes = 1;
      }
    }
    return changes;
  }
}
