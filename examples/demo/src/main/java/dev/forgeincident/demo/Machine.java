package dev.forgeincident.demo;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit's view of the machine, without the user's and the system's configuration, and without
 * measuring the file system, which takes seconds.
 */
final class Machine extends SystemReader.Delegate {

    private Machine(SystemReader real) {
        super(real);
    }

    /** For the whole process. */
    static void ignoreConfiguration() {
        SystemReader.setInstance(new Machine(SystemReader.getInstance()));
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    private static final class NoConfig extends FileBasedConfig {

        private static final long RESOLUTION_MILLIS = 10;

        NoConfig(@Nullable Config parent, FS fs) {
            super(parent, new File("none"), fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        /** A file system's resolution that is known need not be measured. */
        @Override
        public @Nullable Long getTimeUnit(
                String section, @Nullable String subsection, String name, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? (Long) unit.convert(RESOLUTION_MILLIS, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, unit);
        }

        @Override
        public long getTimeUnit(
                String section,
                @Nullable String subsection,
                String name,
                long fallback,
                TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(RESOLUTION_MILLIS, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, fallback, unit);
        }
    }
}
