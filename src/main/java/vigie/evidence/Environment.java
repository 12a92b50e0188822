package vigie.evidence;

/**
 * The machine that observed.
 *
 * @param vigieVersion for instance {@code 1.0.0}
 * @param system name, version and architecture
 * @param java name, version and maker of the virtual machine
 */
public record Environment(String vigieVersion, String system, String java) {
    /** Returns the environment of this process. */
    public static Environment here(String vigieVersion) {
        return new Environment(
                vigieVersion,
                join("os.name", "os.version", "os.arch"),
                join("java.vm.name", "java.vm.version", "java.vm.vendor"));
    }

    private static String join(String... properties) {
        StringBuilder joined = new StringBuilder();
        for (String property : properties) {
            joined.append(joined.isEmpty() ? "" : " ").append(System.getProperty(property, "unknown"));
        }
        return joined.toString();
    }
}
