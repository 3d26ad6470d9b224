import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.ClassFileVersion;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adapts the modules of others before they are linked: {@code java AdaptModules.java DIRECTORY}.
 *
 * <p>Class files older than Java 6 have no stack maps, and an AOT cache cannot hold them. They are
 * written again in today's format; their code stays as it is.
 */
final class AdaptModules {

  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  static void main(String[] args) throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        adapt(jar);
      }
    }
  }

  private static void adapt(Path jar) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Path root = zip.getPath("/");
      List<Path> old = oldClasses(root);
      ClassFile format = ClassFile.of(resolver(root));
      for (Path file : old) {
        Path rewritten = Files.write(file.resolveSibling("rewritten"), modern(format, file));
        Files.setLastModifiedTime(rewritten, Files.getLastModifiedTime(file));
        Files.move(rewritten, file, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!old.isEmpty()) {
        System.out.println(jar.getFileName() + ": " + old.size() + " old classes written again");
      }
    }
  }

  private static List<Path> oldClasses(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(AdaptModules::isOld)
          .toList();
    }
  }

  private static boolean isOld(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(8);
      int major = (header[6] & 0xff) << 8 | header[7] & 0xff;
      return major < FIRST_WITH_STACK_MAPS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] modern(ClassFile format, Path file) throws IOException {
    ClassModel model = format.parse(Files.readAllBytes(file));
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                ClassTransform.endHandler(
                    builder -> builder.withVersion(ClassFile.JAVA_17_VERSION, 0))));
  }

  /** Stack maps name the common ancestors of types: of this jar, or of the JDK. */
  private static ClassFile.ClassHierarchyResolverOption resolver(Path root) {
    return ClassFile.ClassHierarchyResolverOption.of(
        ClassHierarchyResolver.ofResourceParsing(
                type -> {
                  Path file = root.resolve(type.descriptorString().replaceAll("^L|;$", "") + ".class");
                  try {
                    return Files.exists(file) ? Files.newInputStream(file) : null;
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .orElse(ClassHierarchyResolver.defaultResolver()));
  }
}
