/**
 * Keeps everything in PostgreSQL: incidents, analyses, pushed context and the queue of work. It
 * must not know HTTP.
 */
@NullMarked
package dev.forgeincident.service.store;

import org.jspecify.annotations.NullMarked;
