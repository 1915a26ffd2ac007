/** Renewals: a new certificate with a new key for who signs with the one in force, as far as what was proven once carries. */
@NullMarked
package org.toroku.renewal;

import org.jspecify.annotations.NullMarked;
