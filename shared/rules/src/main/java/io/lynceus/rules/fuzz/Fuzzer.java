package io.lynceus.rules.fuzz;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fuzz target and inputs to begin with. The target is a public class with {@code public static
 * void fuzzerTestOneInput(byte[])}: it returns for whatever its parser reads or refuses as
 * promised, and throws where the parser did anything else. In {@code make test} every seed goes
 * through it once; {@code make fuzz} adds a coverage-guided search in a JVM of its own.
 */
public record Fuzzer(Class<?> target, List<byte[]> seeds) {
  /** Seconds of search for each target; absent: seeds only. */
  static final String SECONDS = "lynceus.fuzz.seconds";

  /** Our parsers and the libraries that they rest on. */
  private static final String INSTRUMENTED =
      String.join(
          ":",
          "io.lynceus.**",
          "org.apache.commons.compress.**",
          "org.apache.tomcat.util.http.fileupload.**",
          "org.yaml.snakeyaml.**",
          "com.twelvemonkeys.**",
          "tools.jackson.core.**",
          "com.sun.imageio.**",
          "com.sun.org.apache.xerces.**",
          "java.util.zip.**");

  private static final int LARGEST_INPUT = 1 << 16;
  private static final int SLOWEST_SECONDS = 10;
  private static final int LINES_SHOWN = 60;

  public Fuzzer {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("A fuzzer needs an input to begin with");
    }
    seeds = List.copyOf(seeds);
  }

  /** Fails with what the target threw, or with what the search found. */
  public void run() throws IOException, InterruptedException {
    for (byte[] seed : seeds) {
      replay(seed);
    }
    String seconds = System.getProperty(SECONDS, "");
    if (!seconds.isEmpty()) {
      search(Integer.parseInt(seconds));
    }
  }

  private void replay(byte[] input) {
    try {
      target.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
    } catch (InvocationTargetException e) {
      throw new AssertionError(target.getSimpleName() + " fails on one of its seeds", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(target + " is no fuzz target", e);
    }
  }

  /** What was found in earlier searches is searched on from: the corpus stays until a clean. */
  private void search(int seconds) throws IOException, InterruptedException {
    Path folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    Path log = folder.resolve("log");
    int exit =
        new ProcessBuilder(command(seconds, folder, corpus))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(log);
    if (exit != 0) {
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
      throw new AssertionError(
          "%s ended with %d; the input is in %s%n%s"
              .formatted(target.getSimpleName(), exit, folder, String.join("\n", last)));
    }
    System.out.println(target.getSimpleName() + ": " + summary(lines));
  }

  private List<String> command(int seconds, Path folder, Path corpus) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=" + INSTRUMENTED,
            "-max_total_time=" + seconds,
            "-max_len=" + LARGEST_INPUT,
            "-timeout=" + SLOWEST_SECONDS,
            "-rss_limit_mb=3072",
            "-artifact_prefix=" + folder + "/",
            corpus.toString()));
    return command;
  }

  private static String summary(List<String> lines) {
    return lines.reversed().stream()
        .filter(line -> line.startsWith("Done "))
        .findFirst()
        .orElse("nothing found");
  }
}
