/**
 * Who may ask a model, how much of it, and what was asked: the account of it. It must not know how
 * a model is asked, nor where the account is kept.
 */
@NullMarked
package dev.forgeincident.narration.governance;

import org.jspecify.annotations.NullMarked;
