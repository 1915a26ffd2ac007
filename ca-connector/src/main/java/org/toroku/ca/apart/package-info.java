/** Carries the CA port between a registration authority and a CA in a room of its own, into which nothing connects. */
@NullMarked
package org.toroku.ca.apart;

import org.jspecify.annotations.NullMarked;
