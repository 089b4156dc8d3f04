/**
 * What a model is to answer, and the reading of what it does answer: whole or as it comes, whatever
 * stands around it. It must not know which model answered, and believes nothing of it.
 */
@NullMarked
package dev.forgeincident.narration.answer;

import org.jspecify.annotations.NullMarked;
