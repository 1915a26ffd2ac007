/** Small immutable types of the X.509 world shared by every module. */
@NullMarked
package org.toroku.pki;

import org.jspecify.annotations.NullMarked;
