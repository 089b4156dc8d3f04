/**
 * What comes in, read into alerts and pushed context: one parser a format, one list of those of
 * alerts. It must not know what happens to it afterwards.
 */
@NullMarked
package dev.forgeincident.service.intake;

import org.jspecify.annotations.NullMarked;
