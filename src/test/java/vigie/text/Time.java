package vigie.text;

import java.lang.management.ManagementFactory;

/**
 * How long a piece of work took on this thread: what others do on the machine lengthens only the wall time.
 *
 * @param cpu processor time of this thread, in seconds
 * @param wall seconds on the clock
 */
record Time(double cpu, double wall) {
    static Time of(Runnable work) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Time(
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9,
                (System.nanoTime() - wall) / 1e9);
    }
}
