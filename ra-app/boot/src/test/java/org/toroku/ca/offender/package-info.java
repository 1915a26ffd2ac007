/** A class of the CA connector that wants Spring. */
@NullMarked
package org.toroku.ca.offender;

import org.jspecify.annotations.NullMarked;
