package dev.forgeincident.sources.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit's view of the machine, without any configuration but the repository's own. Otherwise it
 * would run {@code git} to find the system's configuration, fail on a broken {@code ~/.gitconfig},
 * and leave measurements of the file system in the repository and in the home directory.
 */
final class Machine extends SystemReader.Delegate {

    private static final int CACHE_BYTES = 32 * WindowCacheConfig.MB;

    private Machine(SystemReader real) {
        super(real);
    }

    /** For the whole process; asking again changes nothing. */
    static synchronized void ignoreConfiguration() {
        if (SystemReader.getInstance() instanceof Machine) {
            return;
        }
        SystemReader.setInstance(new Machine(SystemReader.getInstance()));
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setPackedGitLimit(CACHE_BYTES);
        cache.setPackedGitOpenFiles(64);
        cache.setPackedGitMMAP(false);
        cache.install();
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

    /** A configuration that is empty and stays so. */
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
