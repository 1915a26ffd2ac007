/**
 * Looks at what is published as a verifier does: over HTTP, from outside, by Bouncy Castle's and the JDK's readers alone and
 * none of the code that publishes.
 */
@NullMarked
package org.toroku.ca.outside;

import org.jspecify.annotations.NullMarked;
