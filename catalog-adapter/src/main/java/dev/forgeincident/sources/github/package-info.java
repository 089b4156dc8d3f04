/**
 * GitHub and GitHub Enterprise: what was committed, deployed and released, and {@code GOTCHA.md},
 * with few requests. It must not ask any other address than the configured one, write anything, or
 * know what a change means.
 */
@NullMarked
package dev.forgeincident.sources.github;

import org.jspecify.annotations.NullMarked;
