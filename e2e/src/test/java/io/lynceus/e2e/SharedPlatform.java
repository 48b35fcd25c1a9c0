package io.lynceus.e2e;

/** The one platform of this test JVM, started by the first test that asks. */
public final class SharedPlatform {
  private SharedPlatform() {}

  private static final class Holder {
    static final RunningPlatform PLATFORM = RunningPlatform.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(PLATFORM::close));
    }
  }

  public static RunningPlatform get() {
    return Holder.PLATFORM;
  }
}
