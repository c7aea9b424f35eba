package dev.loupe.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process, all threads together: what a busy machine cannot distort. */
final class Cpu {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Cpu() {}

  /** Milliseconds since the process began. */
  static double millis() {
    return SYSTEM.getProcessCpuTime() / 1e6;
  }
}
