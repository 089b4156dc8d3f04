/**
 * Asks every configured system at once, each under its own deadline, and makes the incident context
 * of what they answer. It must not know incidents, endpoints, models or the database.
 */
@NullMarked
package dev.forgeincident.sources;

import org.jspecify.annotations.NullMarked;
