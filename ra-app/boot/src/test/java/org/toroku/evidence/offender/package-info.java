/** A class that depends on a module which its own must not know. */
@NullMarked
package org.toroku.evidence.offender;

import org.jspecify.annotations.NullMarked;
