/**
 * Catalog and log files on this machine's disks, read within bounds. It must not know what the
 * entities and lines mean for an incident.
 */
@NullMarked
package dev.forgeincident.sources.files;

import org.jspecify.annotations.NullMarked;
