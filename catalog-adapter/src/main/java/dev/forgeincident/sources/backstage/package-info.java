/**
 * The software catalog of a Backstage portal, over its REST API: asked seldom, kept for a while,
 * and told as it was when the portal does not answer. It must not know what the entities mean for
 * an incident.
 */
@NullMarked
package dev.forgeincident.sources.backstage;

import org.jspecify.annotations.NullMarked;
