/**
 * What providers say of themselves on their status pages. It must not know which page said it, nor
 * whether it bears on the incident.
 */
@NullMarked
package dev.forgeincident.context.status;

import org.jspecify.annotations.NullMarked;
