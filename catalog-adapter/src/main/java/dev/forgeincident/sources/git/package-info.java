/**
 * Local clones as a source: the commits of a service with their diffs, and its {@code GOTCHA.md},
 * read from the committed tree. It must not know any other system, nor whether a change did harm.
 */
@NullMarked
package dev.forgeincident.sources.git;

import org.jspecify.annotations.NullMarked;
