/**
 * The story as a real world, and a walk through it: repositories, catalog, logs and an alert on
 * disk, the service started on them, its answer checked. It knows the service only from outside, by
 * its settings file and its HTTP interface.
 */
@NullMarked
package dev.forgeincident.demo;

import org.jspecify.annotations.NullMarked;
