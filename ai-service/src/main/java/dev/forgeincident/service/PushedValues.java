package dev.forgeincident.service;

import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FlagFlip;
import java.util.List;

/** Port: flags and settings that got another value, as others tell us. */
public interface PushedValues {

    /** Keeps them; on return they are on disk. The same flip told twice is kept once. */
    void keepFlips(List<FlagFlip> flips);

    /** Keeps them; on return they are on disk. The same change told twice is kept once. */
    void keepSettings(List<ConfigChange> changes);
}
