/** Tests of the CMP adapter against peers over real sockets. */
@NullMarked
package org.toroku.ca.cmp;

import org.jspecify.annotations.NullMarked;
