/** A CA in a room of its own, and what may go wrong between it and the registration authority. */
@NullMarked
package org.toroku.ca.apart;

import org.jspecify.annotations.NullMarked;
