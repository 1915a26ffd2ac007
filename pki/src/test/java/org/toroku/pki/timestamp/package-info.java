/** Timestamps of an authority that lies in one respect at a time. */
@NullMarked
package org.toroku.pki.timestamp;

import org.jspecify.annotations.NullMarked;
