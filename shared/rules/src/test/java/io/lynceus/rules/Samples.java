package io.lynceus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A few lines of Java as the rules see them: compiled, then imported. Annotations of libraries that
 * this module does not have are stubs of the same name, because a rule knows no more of them.
 */
final class Samples {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");
  private static final String[] LIBRARIES = {
    "package org.jspecify.annotations; public @interface NullMarked {}",
    "package org.springframework.beans.factory.annotation; public @interface Value {}",
    "package org.springframework.web.service.annotation; public @interface HttpExchange {}",
    "package org.springframework.security.access.prepost; public @interface PreAuthorize {}",
    "package org.springframework.web.bind.annotation; public @interface PostMapping {}",
    "package lombok; public @interface Data {}",
    "package org.mapstruct; public @interface Mapper {}",
    "package jakarta.persistence; public @interface Entity {}",
    "package org.mockito; public interface Mockito { static void mock() {} }",
    "package org.junit.jupiter.api; public @interface Disabled {}",
    "package org.junit.jupiter.api; public @interface RepeatedTest {}",
    "package org.junit.jupiter.api; public interface Assumptions { static void assumeTrue() {} }"
  };

  private final Path folder;

  /** {@code folder} holds what is compiled. */
  Samples(Path folder) throws IOException {
    this.folder = folder;
    compile(Files.createDirectory(folder.resolve("libraries")), LIBRARIES);
  }

  /** The rule names the first type of the sources as one that breaks it. */
  void breaks(ArchRule rule, String... sources) throws IOException {
    EvaluationResult result = evaluated(rule, sources);
    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(name(sources[0]));
  }

  /** The rule has nothing against the sources. */
  void keeps(ArchRule rule, String... sources) throws IOException {
    assertThat(evaluated(rule, sources).getFailureReport().getDetails()).isEmpty();
  }

  private EvaluationResult evaluated(ArchRule rule, String... sources) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    compile(classes, sources);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      JavaClasses imported = new ClassFileImporter().importPath(classes);
      return rule.allowEmptyShould(true).evaluate(imported);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private void compile(Path into, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SimpleJavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(name(source), source));
    }
    var options =
        List.of("-proc:none", "-d", into.toString(), "-cp", folder.resolve("libraries").toString());
    assertThat(compiler.getTask(null, null, null, options, null, units).call()).isTrue();
  }

  private static String name(String source) {
    Matcher type = TYPE.matcher(source);
    Matcher inPackage = PACKAGE.matcher(source);
    assertThat(inPackage.find()).isTrue();
    return inPackage.group(1) + "." + (type.find() ? type.group(1) : "package-info");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
